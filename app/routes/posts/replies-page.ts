// A further part of a long thread: GET /ask/replies?idea=7&of=34&side=before.
import { atrium } from '#app/atrium.ts'
import type { Route } from './+types/replies-page'
import { ThreadPage } from './idea-document.ts'

const NUMBER = /^[1-9]\d{0,8}$/

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const [id, of] = [query.get('idea') ?? '', query.get('of') ?? '']
  if (!NUMBER.test(id) || !NUMBER.test(of)) throw new Response('Not found', { status: 404 })
  const side = query.get('side') === 'after' ? 'AFTER' : 'BEFORE'
  const { idea } = await context.get(atrium).ask(ThreadPage, { id, of: Number(of), side })
  if (!idea?.replies) throw new Response('Not found', { status: 404 })
  return Response.json(idea.replies)
}
