// Who may see a post: one rule for pages, API, sockets, search, notifications and the importer.
// `canSeePost` (one row) and `visibleTo` (a query) are proven equal by policy.test.ts.

import type { Viewer } from '#graphql/context.ts'
import { canReadSpace, canWriteIn } from '#graphql/spaces/policy.ts'
import { type Sql, sql } from '#prisma/sql.ts'

export type PostState = 'OPEN' | 'HELD' | 'HIDDEN' | 'REMOVED'
export type PostFacts = {
  spaceId: number
  state: PostState
  authorId: number | null
  /** Is the viewer the author whose name the post does not store? */
  isSealedMine?: boolean
  commentsClosed?: boolean
}

/** Open posts: everyone who may read the space. Held and hidden ones: the author and the space's owners. Removed: nobody. */
export const canSeePost = (viewer: Viewer, post: PostFacts): boolean =>
  canReadSpace(viewer, post.spaceId) &&
  (post.state === 'OPEN' ||
    ((post.state === 'HELD' || post.state === 'HIDDEN') &&
      (post.authorId === viewer.id || viewer.ownerOf.includes(post.spaceId))))

/** canSeePost as a condition on the table alias `p`. */
export const visibleTo = (viewer: Viewer): Sql =>
  sql`(p."spaceId" = any(${viewer.spaceIds}) and (p.state = 'OPEN' or (p.state in ('HELD', 'HIDDEN')
    and (p."authorId" = ${viewer.id} or p."spaceId" = any(${viewer.ownerOf})))))`

/** Did this person write it? Of a sealed post whoever read the row has asked its tag. */
export const isAuthorOf = (
  viewer: Viewer,
  post: Pick<PostFacts, 'authorId' | 'isSealedMine'>,
): boolean => post.authorId === viewer.id || post.isSealedMine === true

/** Two administrators together reveal the author of a sealed post that both may see. */
export const canReveal = (viewer: Viewer): boolean =>
  viewer.role === 'ADMIN' && viewer.scopes.includes('write')

export const canEditPost = (viewer: Viewer, post: PostFacts): boolean =>
  canWriteIn(viewer, post.spaceId) && canSeePost(viewer, post) && isAuthorOf(viewer, post)

export const canComment = (viewer: Viewer, post: PostFacts): boolean =>
  canWriteIn(viewer, post.spaceId) &&
  canSeePost(viewer, post) &&
  post.state === 'OPEN' &&
  !post.commentsClosed
