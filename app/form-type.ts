import { useIsReady } from '#app/ui/use-is-ready.ts'

/** How a form that may bring files is sent: once scripts run its files have been uploaded before, and text is left. */
export const useFormType = (): 'multipart/form-data' | undefined =>
  useIsReady() ? undefined : 'multipart/form-data'
