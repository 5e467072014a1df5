// What a post keeps of its comments. Only what everybody sees counts: a comment that is held counts when it is approved.
import { isNewlySeen } from '#graphql/confidential/holding.ts'
import { kindOf } from '#graphql/post-kinds.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { commentsOf, participantsOf } from './counters.ts'

type Posted = { authorId: number | null; postId: number; isFollowing: boolean; isHeld: boolean }

/** The post's counters; the last statement, because everyone who comments there waits for them until the commit. */
export function countComment(tx: Tx, { authorId, postId, isFollowing, isHeld }: Posted): void {
  const followers = sql`"followerCount" = "followerCount" + ${Number(isFollowing)}`
  if (isHeld) {
    if (isFollowing) tx.later(sql`update "Post" set ${followers} where id = ${postId}`)
    return
  }
  tx.later(sql`
    update "Post" set "commentCount" = "commentCount" + 1, "activeAt" = ${tx.at}, ${followers},
      "participantIds" = case when ${authorId}::int is null then "participantIds"
        else (array_prepend(${authorId}::int, array_remove("participantIds", ${authorId}::int)))[1:5] end
    where id = ${postId}`)
}

/** Counts anew after a comment of the post was shown to everybody, hidden or removed. Its kind keeps its own counts in step. */
export async function recountComments(tx: Tx, postId: number): Promise<void> {
  // Whoever counts sees what others have written before: their statement comes after the lock.
  const post = await tx.first<{ kind: string }>(
    sql`select kind from "Post" where id = ${postId} for no key update`,
  )
  if (!post) return
  await tx.rows(sql`
    update "Post" t set "commentCount" = (${commentsOf}), "participantIds" = ${participantsOf} where t.id = ${postId}`)
  await kindOf(post.kind).hooks?.onCommentState?.(tx, postId)
}

/** What follows from a comment that was held from the start and is approved: the same as from a new one. */
export async function countApproved(
  tx: Tx,
  postId: number,
  comment: { id: number; isFirst: boolean },
): Promise<void> {
  await recountComments(tx, postId)
  if (!(await isNewlySeen(tx, comment.id))) return
  const post = await tx.first<{ kind: string }>(sql`
    update "Post" set "activeAt" = greatest("activeAt", ${tx.at}::timestamptz) where id = ${postId} returning kind`)
  if (post) await kindOf(post.kind).hooks?.onComment?.(tx, postId, comment)
}
