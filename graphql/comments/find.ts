// The comment that a change is about, and how its row is changed.
import type { Viewer } from '#graphql/context.ts'
import { NotAllowed, NotFound } from '#graphql/errors.ts'
import type { FoundPost } from '#graphql/post-kinds.ts'
import { findVisiblePost } from '#graphql/posts/find.ts'
import { canSeal, isSealedAuthor } from '#graphql/seal.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { type CommentFacts, canReadComment } from './policy.ts'

const say = refusalMessages.message

/** Throws NotAllowed on a sealed post where the keys are missing: its author would write under their name. */
export function mustKnowAuthor(post: FoundPost): void {
  if (post.isSealed && !canSeal()) throw new NotAllowed(say('noSealKeys'))
}

export type FoundComment = CommentFacts & {
  id: number
  postId: number
  version: number
  body: string
  /** Is it by the sealed author of its post? */
  isByPostAuthor: boolean
  post: FoundPost
}

type Stored = Omit<FoundComment, 'post' | 'isSealedMine'> & { authorTag: string | null }

/** Is the comment `c` by the sealed author of its post? Everybody else without a name has one of their own. */
export const isByPostAuthor = sql`(c."authorTag" is not null and c."sealedAuthor" is null)`

/** The comment under a post that the viewer may see, locked until the end of a transaction. Throws NotFound. */
export async function findVisibleComment(
  tx: Db,
  viewer: Viewer,
  commentId: number,
): Promise<FoundComment> {
  const found = await tx.first<Stored>(sql`
    select id, "postId", "rootId", "authorId", "authorTag", ${isByPostAuthor} as "isByPostAuthor", state, "createdAt", version, body
    from "Comment" c where id = ${commentId} for no key update`)
  if (!found) throw new NotFound()
  const { authorTag, ...row } = found
  const post = await findVisiblePost(tx, viewer, row.postId)
  const comment = { ...row, post, isSealedMine: isSealedAuthor(viewer.id, row.postId, authorTag) }
  // A removed one is a quiet line that everybody sees; of a held one only those who read it may know.
  if (row.state !== 'REMOVED' && !canReadComment(viewer, comment)) throw new NotFound()
  return comment
}

/**
 * Changes columns of the comment `t` that its readers see. Open pages ask for what has a later `changedAt`, so every such change
 * goes through here.
 */
export const touchComment = (tx: Tx, commentId: number, set: Sql): Promise<unknown> =>
  tx.rows(sql`update "Comment" t set "changedAt" = ${tx.at}, ${set} where t.id = ${commentId}`)
