import { useIsReady } from '#app/ui/use-is-ready.ts'

/** How a form that may bring files is sent: once scripts run its files have gone ahead, and words are left. */
export const useFormType = (): 'multipart/form-data' | undefined =>
  useIsReady() ? undefined : 'multipart/form-data'
