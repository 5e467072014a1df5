// A further page of a post's comments: GET /ask/comments?post=7&after=…&comments=newest.
import { atrium } from '#app/atrium.ts'
import { CommentsPage } from '#app/components/discussion/documents.ts'
import { orderIn } from '#app/components/discussion/read-discussion.ts'
import { numberIn } from '#app/number-in.ts'
import type { Route } from './+types/comments-page'

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const id = numberIn(query.get('post'))
  const [sort, after] = [orderIn(query), query.get('after')]
  const { post } = await context.get(atrium).ask(CommentsPage, { id, sort, after })
  if (!post) throw new Response('Not found', { status: 404 })
  return post.comments
}
