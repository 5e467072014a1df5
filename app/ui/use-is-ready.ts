import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** True once scripts run. Before, on the server and in the first render, a page must work with links and forms alone. */
export const useIsReady = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
