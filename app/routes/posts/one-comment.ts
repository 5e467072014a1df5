// One comment with what is the viewer's own, for a page that got it live: GET /ask/comment?number=34.
import { atrium } from '#app/atrium.ts'
import { OneComment } from '#app/components/discussion/documents.ts'
import { numberIn } from '#app/number-in.ts'
import type { Route } from './+types/one-comment'

export async function loader({ context, request }: Route.LoaderArgs) {
  const id = numberIn(new URL(request.url).searchParams.get('number'))
  const { comment } = await context.get(atrium).ask(OneComment, { id })
  if (!comment) throw new Response('Not found', { status: 404 })
  return comment
}
