import { onKeys } from '#app/ui/keys.ts'

/** Ctrl Enter sends from wherever one stands in a form; a field that has done so itself has taken the key. */
export const sendOnCommandEnter = onKeys<HTMLFormElement>({
  'ctrl enter': (event) => event.currentTarget.requestSubmit(),
})
