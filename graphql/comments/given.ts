// What readers give to a comment and take back, such as reactions: the one place for what holds for all of it.
import type { Actor, SignedIn, Viewer } from '#graphql/context.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { actorOn } from '#graphql/posts/find.ts'
import { keepNoKey } from '#graphql/write.ts'
import type { Tx } from '#prisma/client.ts'
import type { Sql } from '#prisma/sql.ts'
import type { GivenToComment } from './events.ts'
import { findVisibleComment, mustKnowAuthor, touchComment } from './find.ts'
import type { CommentFacts } from './policy.ts'

type Given = {
  commentId: number
  /** The policy. It also refuses in an archived space when it asks `canComment`. */
  may: (viewer: Viewer, comment: CommentFacts) => boolean
  /** Writes or deletes the row of a person; gives a row only when that changes something, so that twice is once. */
  row: (personId: number) => Sql
  /** The same for the sealed author of the post, on the comment's own row, which names nobody. */
  sealed: Sql
  /** Sets the counter of the comment `t`: `reactions = (…)`, counted as its counters.ts declares it. */
  counted: Sql
  record: (by: Actor, given: GivenToComment) => Promise<void>
}

/**
 * Gives something to a comment, or takes it back: counted, recorded, and heard by open pages. Without a change nothing is
 * recorded. Gives the comment's id. Throws NotFound (for this viewer) and NotAllowed.
 */
export async function giveToComment(
  tx: Tx,
  context: SignedIn,
  { commentId, may, row, sealed, counted, record }: Given,
): Promise<{ id: number }> {
  const { viewer } = context
  const comment = await findVisibleComment(tx, viewer, commentId)
  if (!may(viewer, comment)) throw new NotAllowed()
  mustKnowAuthor(comment.post)
  const isSealed = comment.post.isSealedMine === true
  if (isSealed) keepNoKey(tx)
  const changed = await tx.first(isSealed ? sealed : row(viewer.id))
  if (!changed) return { id: comment.id }
  await touchComment(tx, comment.id, counted)
  await record(actorOn(context, comment.post), {
    commentId: comment.id,
    postId: comment.postId,
    byId: isSealed ? null : viewer.id,
    authorId: comment.authorId,
    ...(comment.isSealed ? { isSealed: true } : {}),
  })
  return { id: comment.id }
}
