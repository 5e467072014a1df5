// A page says with all that it writes whose page it is: the server takes nothing for somebody else, who may have signed in
// in another tab meanwhile (graphql/identity/session-guard.ts).
import { PAGE_FIELD, PAGE_HEADER, PERSON_CHANGED } from '#graphql/identity/limits.ts'

/** The number of the person the document was made for; undefined when nobody was signed in. */
export const pagePerson = (): string | undefined => document.documentElement.dataset.person

let hasChanged = false
/** Has the server said that somebody else is signed in by now? Then only a reload helps. */
export const isOtherPersons = (): boolean => hasChanged

const isOurs = (input: RequestInfo | URL): boolean =>
  new URL(input instanceof Request ? input.url : input, location.href).origin === location.origin

/** Called once, before anything of the page can write. */
export function sayWhosePage(): void {
  const person = pagePerson()
  if (!person) return
  const send = window.fetch.bind(window)
  window.fetch = async (input, init) => {
    const from = input instanceof Request ? input : undefined
    const method = init?.method ?? from?.method ?? 'GET'
    if (/^(GET|HEAD)$/i.test(method) || !isOurs(input)) return send(input, init)
    const headers = new Headers(init?.headers ?? from?.headers)
    headers.set(PAGE_HEADER, person)
    const answer = await send(input, { ...init, headers })
    if (answer.headers.has(PERSON_CHANGED)) hasChanged = true
    return answer
  }
  // Last of all that listens: a form that a script sends has been taken by then.
  window.addEventListener('submit', (event) => {
    const form = event.target
    if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return
    if (form.method !== 'post' || form.elements.namedItem(PAGE_FIELD)) return
    const field = document.createElement('input')
    Object.assign(field, { type: 'hidden', name: PAGE_FIELD, value: person })
    form.prepend(field)
  })
}
