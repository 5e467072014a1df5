// What a browser is shown in place of a page when its request was refused before any page took it (graphql/refuse.ts).
import { atrium } from '#app/atrium.ts'
import type { Route } from './+types/refused'

export function loader({ context }: Route.LoaderArgs): never {
  const { refusal } = context.get(atrium)
  throw new Response(refusal?.message ?? 'Not found', { status: refusal?.status ?? 404 })
}

export default function RefusedRequestPage() {
  return null
}
