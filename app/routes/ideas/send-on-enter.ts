import type { KeyboardEvent } from 'react'

/** Ctrl Enter sends from wherever one stands in a form; a field that has done so itself has taken the key. */
export function sendOnCommandEnter(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}
