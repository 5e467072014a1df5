// What of a form is kept until it can be sent, and the key under which it is done once.

/** A key that nobody else makes; also without a secure context, where `randomUUID` is missing. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')

/** A form's fields, without files: these have been uploaded before, and are named by their ids. */
export function textsIn(form: HTMLFormElement): [string, string][] {
  const texts: [string, string][] = []
  new FormData(form).forEach((value, name) => {
    if (typeof value === 'string') texts.push([name, value])
  })
  return texts
}
