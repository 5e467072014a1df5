/** The number that an address names, as the API takes it. Throws the page that is not there. */
export function numberIn(text: string | null | undefined): string {
  if (!/^[1-9]\d{0,8}$/.test(text ?? '')) throw new Response('Not found', { status: 404 })
  return text as string
}
