// Who may do what with comments. Pure: no database, no GraphQL.
import type { Viewer } from '#graphql/context.ts'
import { canComment, canSeePost, type PostFacts } from '#graphql/posts/policy.ts'
import { minutes } from '#graphql/time.ts'

/** How long an author may change a comment; afterwards others have built on its words. */
export const EDIT_TIME = minutes(15)

export type CommentFacts = {
  authorId: number | null
  state: 'OPEN' | 'HELD' | 'HIDDEN' | 'REMOVED'
  createdAt: Date
  post: PostFacts
}

/** A removed comment is seen as a quiet line that keeps its replies; its words are seen by nobody. */
export const canSeeComment = (viewer: Viewer, comment: CommentFacts): boolean =>
  canSeePost(viewer, comment.post)

/** May this person read the comment's words? */
export const canReadComment = (viewer: Viewer, comment: CommentFacts): boolean =>
  canSeePost(viewer, comment.post) &&
  (comment.state === 'OPEN' ||
    (comment.state !== 'REMOVED' &&
      (comment.authorId === viewer.id || viewer.ownerOf.includes(comment.post.spaceId))))

export const canEditComment = (viewer: Viewer, comment: CommentFacts, now: Date): boolean =>
  canComment(viewer, comment.post) &&
  comment.state === 'OPEN' &&
  comment.authorId === viewer.id &&
  now.getTime() - comment.createdAt.getTime() < EDIT_TIME

/** Authors take their own words back at any time; owners of the space take any down. */
export const canRemoveComment = (viewer: Viewer, comment: CommentFacts): boolean =>
  viewer.scopes.includes('write') &&
  canSeePost(viewer, comment.post) &&
  comment.state !== 'REMOVED' &&
  (comment.authorId === viewer.id || viewer.ownerOf.includes(comment.post.spaceId))

export const canReact = (viewer: Viewer, comment: CommentFacts): boolean =>
  canComment(viewer, comment.post) && comment.state === 'OPEN'
