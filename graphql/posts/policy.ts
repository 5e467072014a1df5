// Who may see a post: one rule for pages, API, sockets, search, notifications and the importer.
// `canSeePost` (one row) and `visibleTo` (a query) are proven equal by policy.test.ts.

import type { Viewer } from '#graphql/context.ts'
import {
  type FoundPost,
  kindOf,
  type PostFacts,
  type PostPolicy,
  type PostState,
} from '#graphql/post-kinds.ts'
import { canLookAfterSpace, canReadSpace, canWriteIn } from '#graphql/spaces/policy.ts'
import { type Sql, sql } from '#prisma/sql.ts'

export type { PostFacts, PostState }

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

export const canEditPost = (viewer: Viewer, post: PostFacts): boolean =>
  canWriteIn(viewer, post.spaceId) && canSeePost(viewer, post) && post.authorId === viewer.id

export const canComment = (viewer: Viewer, post: PostFacts): boolean =>
  canWriteIn(viewer, post.spaceId) &&
  canSeePost(viewer, post) &&
  post.state === 'OPEN' &&
  !post.commentsClosed

/** The rules that a kind may say otherwise: see `policy` of its declaration. */
const RULES: PostPolicy<PostFacts & Pick<FoundPost, 'mergedIntoId'>> = {
  canSupport: (viewer, post) => canComment(viewer, post) && post.mergedIntoId === null,
  canEdit: (viewer, post) => canEditPost(viewer, post) && post.mergedIntoId === null,
  canMerge: (viewer, post) => mayMerge(viewer, post) && post.mergedIntoId === null,
  // Whoever supports the other post supports this one from then on, so it must take support.
  canMergeInto: (viewer, into) => canComment(viewer, into) && into.mergedIntoId === null,
  canUnmerge: (viewer, post) => mayMerge(viewer, post) && post.mergedIntoId !== null,
}
/** Its author, and those who look after its space. */
const mayMerge = (viewer: Viewer, post: PostFacts): boolean =>
  canWriteIn(viewer, post.spaceId) &&
  canSeePost(viewer, post) &&
  (post.authorId === viewer.id || canLookAfterSpace(viewer, post.spaceId))

/** The rules for posts of a kind, by its name. */
export const policyOf = (kind: string): PostPolicy<FoundPost> => ({
  ...RULES,
  ...kindOf(kind).policy,
})
