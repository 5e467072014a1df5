// Who may do what with questions and their answers. Pure.
import { type CommentFacts, canReact } from '#graphql/comments/policy.ts'
import type { Viewer } from '#graphql/context.ts'
import {
  canComment,
  canJoinByName,
  canSeePost,
  isAuthorOf,
  type PostFacts,
} from '#graphql/posts/policy.ts'
import { may } from '#graphql/roles.ts'
import { canManageSpace, canWriteIn } from '#graphql/spaces/policy.ts'

/** The kind of post that a question is. */
export const QUESTION = 'question'

/** Whoever may write in a space asks there. */
export const canAsk = (viewer: Viewer, spaceId: number): boolean => canWriteIn(viewer, spaceId)

/** The asker, and those who look after the space, for whoever has left or never comes back. */
export const canAccept = (viewer: Viewer, question: PostFacts): boolean =>
  canWriteIn(viewer, question.spaceId) &&
  canSeePost(viewer, question) &&
  question.state === 'OPEN' &&
  (isAuthorOf(viewer, question) || canManageSpace(viewer, question.spaceId))

/** "I have this too" is said by others than the asker, by name. */
export const canHaveToo = (viewer: Viewer, question: PostFacts): boolean =>
  canComment(viewer, question) && canJoinByName(viewer, question) && !isAuthorOf(viewer, question)

/** First comments under a question are its answers; what stands below one is about it. */
export const isAnswer = ({ post, rootId }: CommentFacts): boolean =>
  post.kind === QUESTION && rootId === null

/** Answers are voted for by everybody but their authors. */
export const canUpvote = (viewer: Viewer, comment: CommentFacts): boolean =>
  isAnswer(comment) &&
  canReact(viewer, comment) &&
  comment.authorId !== viewer.id &&
  comment.isSealedMine !== true

/** The asker and the owners of the space ask somebody by name, and say that nobody knows. */
export const canFindSomebody = canAccept

/** Who was asked is seen by those who were, by the asker and by the owners of the space. */
export const canSeeRequests = (viewer: Viewer, question: PostFacts, isAsked: boolean): boolean =>
  canSeePost(viewer, question) &&
  (isAsked || isAuthorOf(viewer, question) || canManageSpace(viewer, question.spaceId))

/** Whoever reads an accepted answer says by name whether it still holds; in an archived space nobody. */
export const canCheckKnowledge = (viewer: Viewer, question: PostFacts): boolean =>
  canWriteIn(viewer, question.spaceId) &&
  canJoinByName(viewer, question) &&
  question.state === 'OPEN'

/** Its owner, and those who look after the space, verify it. */
export const canVerifyKnowledge = (
  viewer: Viewer,
  question: PostFacts,
  ownerId: number | null,
): boolean =>
  canCheckKnowledge(viewer, question) &&
  (ownerId === viewer.id || canManageSpace(viewer, question.spaceId))

/** Administrators, auditors and owners of a space see which knowledge is missing, where they read. */
export const canReadGaps = (viewer: Viewer): boolean =>
  may(viewer, 'READ_ADMINISTRATION') || viewer.ownerOf.length > 0
