// Every address that leads nowhere: the error page answers, with the same words as for what is not open.
export function loader(): never {
  throw new Response('Not found', { status: 404 })
}

export default function Lost() {
  return null
}
