import { useSyncExternalStore } from 'react'
import { listen, offlineSince } from './socket.ts'

const subscribe = (changed: () => void) => listen('lost', changed)

/** Since when there has been no connection, in milliseconds; null while there is one. */
export const useOfflineSince = (): number | null =>
  useSyncExternalStore(subscribe, offlineSince, () => null)

/** Is there no connection? */
export const useIsLost = (): boolean => useOfflineSince() !== null
