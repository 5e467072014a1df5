// Further supporters of an idea: GET /ask/supporters?idea=7&after=….
import { atrium } from '#app/atrium.ts'
import type { Route } from './+types/supporter-rows'
import { SupporterRows } from './supporter-fields.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const id = query.get('idea') ?? ''
  if (!/^[1-9]\d{0,8}$/.test(id)) throw new Response('Not found', { status: 404 })
  const { idea } = await context.get(atrium).ask(SupporterRows, { id, after: query.get('after') })
  if (!idea) throw new Response('Not found', { status: 404 })
  return Response.json(idea.supporters)
}
