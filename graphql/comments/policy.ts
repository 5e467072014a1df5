// Who may do what with comments. Pure: no database, no GraphQL.
import { type Reader, viewerAsReader } from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import {
  canComment,
  canSeePost,
  isShown,
  type PostFacts,
  type PostState,
  postVisibleTo,
  stateShownTo,
} from '#graphql/posts/policy.ts'
import { may } from '#graphql/roles.ts'
import { authorTags } from '#graphql/seal.ts'
import { minutes } from '#graphql/time.ts'
import { type Sql, sql } from '#prisma/sql.ts'

/** How long an author may change a comment; afterwards others have built on its words. */
export const EDIT_TIME = minutes(15)

export type CommentFacts = {
  /** Null: the first comment of its thread. */
  rootId: number | null
  authorId: number | null
  /** Is the viewer the sealed author of the post, who wrote it? */
  isSealedMine?: boolean
  state: PostState
  createdAt: Date
  post: PostFacts & { kind: string }
}

/** May this person read the comment's words? Those of a removed one are read by nobody. */
export const canReadComment = (viewer: Viewer, comment: CommentFacts): boolean =>
  canSeePost(viewer, comment.post) && isShown(viewer, { ...comment, spaceId: comment.post.spaceId })

/** canReadComment as a condition on the table alias `c` under its post `p`, for any reader. */
export const commentReadableBy = (reader: Reader): Sql =>
  sql`(${postVisibleTo(reader)} and ${stateShownTo(reader, 'c')})`

/**
 * May this person see that there is a comment? Besides those that can be read, a removed one is seen as a quiet line
 * that keeps its replies.
 */
export const canSeeComment = (viewer: Viewer, comment: CommentFacts): boolean =>
  canReadComment(viewer, comment) ||
  (canSeePost(viewer, comment.post) && comment.state === 'REMOVED')

/**
 * canSeeComment as a condition on the table alias `c` under its post `p`.
 * @param postIds of the posts asked about: what their sealed author wrote is theirs in every state
 */
export const commentVisibleTo = (viewer: Viewer, postIds: readonly number[]): Sql => {
  const reader = viewerAsReader(viewer)
  const tags = authorTags(viewer.id, postIds)
  return sql`(${postVisibleTo(reader, tags)} and (c.state = 'REMOVED' or ${stateShownTo(reader, 'c', tags)}))`
}

const isOwn = (viewer: Viewer, { authorId, isSealedMine }: CommentFacts): boolean =>
  authorId === viewer.id || isSealedMine === true

export const canEditComment = (viewer: Viewer, comment: CommentFacts, now: Date): boolean =>
  canComment(viewer, comment.post) &&
  comment.state === 'OPEN' &&
  isOwn(viewer, comment) &&
  now.getTime() - comment.createdAt.getTime() < EDIT_TIME

/** Authors delete their own comments at any time; owners and moderators of the space delete any. */
export const canRemoveComment = (viewer: Viewer, comment: CommentFacts): boolean =>
  viewer.scopes.includes('write') &&
  canSeePost(viewer, comment.post) &&
  comment.state !== 'REMOVED' &&
  (isOwn(viewer, comment) ||
    viewer.ownerOf.includes(comment.post.spaceId) ||
    may(viewer, 'MODERATE', comment.post.spaceId))

export const canReact = (viewer: Viewer, comment: CommentFacts): boolean =>
  canComment(viewer, comment.post) && comment.state === 'OPEN'
