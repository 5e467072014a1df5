// A further page of an idea's talk: GET /ask/talk?idea=7&after=…&talk=newest.
import { atrium } from '#app/atrium.ts'
import type { Route } from './+types/talk-page'
import { TalkPage } from './idea-document.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const id = query.get('idea') ?? ''
  if (!/^[1-9]\d{0,8}$/.test(id)) throw new Response('Not found', { status: 404 })
  const sort = query.get('talk') === 'newest' ? 'NEWEST' : 'OLDEST'
  const { idea } = await context.get(atrium).ask(TalkPage, { id, sort, after: query.get('after') })
  if (!idea) throw new Response('Not found', { status: 404 })
  return Response.json(idea.comments)
}
