// A further part of a long thread: GET /ask/replies?post=7&of=34&side=before.
import { atrium } from '#app/atrium.ts'
import { RepliesPage } from '#app/components/discussion/documents.ts'
import { numberIn } from '#app/number-in.ts'
import type { Route } from './+types/replies-page'

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const [id, of] = [numberIn(query.get('post')), Number(numberIn(query.get('of')))]
  const side = query.get('side') === 'after' ? 'AFTER' : 'BEFORE'
  const { post } = await context.get(atrium).ask(RepliesPage, { id, of, side })
  if (!post?.replies) throw new Response('Not found', { status: 404 })
  return post.replies
}
