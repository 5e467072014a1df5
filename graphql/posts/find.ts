// Finding a post as somebody: what may not be seen is not found.

import { type Actor, SEALED_ACTOR, type SignedIn, type Viewer } from '#graphql/context.ts'
import { NotFound } from '#graphql/errors.ts'
import { type FoundPost, kindOf } from '#graphql/post-kinds.ts'
import { isSealedAuthor } from '#graphql/seal.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { commentsClosed, isInvitedTo, visibleTo } from './policy.ts'

/**
 * The post with what the rules of all posts need, locked against other writers with `lock` (others may still refer to it).
 * Whoever needs several rows takes them in this order: posts by number, what their kinds keep of them, lists they stand on.
 * Throws NotFound for one that does not exist or may not be seen.
 */
export async function findVisiblePost(
  db: Db,
  viewer: Viewer,
  postId: number,
  lock?: 'lock',
): Promise<FoundPost> {
  const row = await db.first<FoundPost & { authorTag: string | null }>(sql`
    select p.id, p.kind, p.title, p.body, p.tags, p.version, p."spaceId", p."authorId", p."authorTag", p.state, ${commentsClosed} as "commentsClosed",
      p."mergedIntoId", p."isRestricted", ${isInvitedTo(viewer)} as "isInvited"
    from "Post" p where p.id = ${postId} and ${visibleTo(viewer, [postId])} ${lock ? sql`for no key update` : sql``}`)
  if (!row) throw new NotFound()
  const { authorTag, ...post } = row
  return {
    ...post,
    isSealed: authorTag !== null,
    isSealedMine: isSealedAuthor(viewer.id, postId, authorTag),
  }
}

/** The post as its kind finds it, with what the kind's rules need. Throws NotFound. */
export async function findPost(
  db: Db,
  viewer: Viewer,
  postId: number,
  lock?: 'lock',
): Promise<FoundPost> {
  const post = await findVisiblePost(db, viewer, postId, lock)
  const { find } = kindOf(post.kind)
  return find ? find(db, viewer, postId, lock) : post
}

/** Who does something to a post, as its events record it: of a sealed one its author is not named. */
export const actorOn = (context: SignedIn, post: Pick<FoundPost, 'isSealedMine'>): Actor =>
  post.isSealedMine ? SEALED_ACTOR : context
