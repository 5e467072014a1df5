// Who may do what with ideas and boards. Pure.
import type { Viewer } from '#graphql/context.ts'
import {
  canComment,
  canEditPost,
  canJoinByName,
  canSeePost,
  type PostFacts,
} from '#graphql/posts/policy.ts'
import { may } from '#graphql/roles.ts'
import { canManageSpace, canWriteIn } from '#graphql/spaces/policy.ts'

export const IDEA_STATUSES = [
  'NEW',
  'SHAPING',
  'TRIAL',
  'BUILDING',
  'IN_USE',
  'NOT_NOW',
  'MERGED',
  'WITHDRAWN',
] as const
export type IdeaStatus = (typeof IDEA_STATUSES)[number]

export type BoardFacts = {
  spaceId: number
  ownerId: number | null
  delegateIds: readonly number[]
  archivedAt?: Date | null
}
export type IdeaFacts = PostFacts & { status: IdeaStatus }

/** An idea that is over takes no more support, responses or status changes (a Not now can be asked again). */
const isOver = (idea: IdeaFacts): boolean => idea.status === 'MERGED' || idea.status === 'WITHDRAWN'

export const canPostIdea = (
  viewer: Viewer,
  board: Pick<BoardFacts, 'spaceId' | 'archivedAt'>,
): boolean => canWriteIn(viewer, board.spaceId) && !board.archivedAt

export const canSupport = (viewer: Viewer, idea: IdeaFacts): boolean =>
  canComment(viewer, idea) && canJoinByName(viewer, idea) && !isOver(idea)

export const canEditIdea = (viewer: Viewer, idea: IdeaFacts): boolean =>
  canEditPost(viewer, idea) && !isOver(idea)

export const canWithdraw = (viewer: Viewer, idea: IdeaFacts): boolean => canEditIdea(viewer, idea)

/** The board's owner and delegates respond and change the status of its ideas; so do those who manage the space. */
const respondsFor = (viewer: Viewer, idea: IdeaFacts, board: BoardFacts): boolean =>
  canWriteIn(viewer, board.spaceId) &&
  canSeePost(viewer, idea) &&
  (board.ownerId === viewer.id ||
    board.delegateIds.includes(viewer.id) ||
    canManageSpace(viewer, board.spaceId))

export const canRespond = (viewer: Viewer, idea: IdeaFacts, board: BoardFacts): boolean =>
  respondsFor(viewer, idea, board) && !isOver(idea)

export const canChangeStatus = canRespond

/** Whoever responds for the board merges its ideas, and so do moderators. */
export const canMerge = (viewer: Viewer, idea: IdeaFacts & { board: BoardFacts }): boolean =>
  mayMergeFor(viewer, idea, idea.board) && !isOver(idea)

const mayMergeFor = (viewer: Viewer, idea: IdeaFacts, board: BoardFacts): boolean =>
  respondsFor(viewer, idea, board) ||
  (canWriteIn(viewer, board.spaceId) &&
    canSeePost(viewer, idea) &&
    may(viewer, 'MODERATE', board.spaceId))

/**
 * May another idea be merged into this one? Whoever supports that one supports this one from then on, so it must be one
 * that takes support: seen by its whole audience, still open, on a board that is not closed.
 */
export const canMergeInto = (viewer: Viewer, into: IdeaFacts & { board: BoardFacts }): boolean =>
  canComment(viewer, into) && !isOver(into) && !into.board.archivedAt

/** Whoever may merge an idea may unmerge it. One that was merged elsewhere, before an import, has no other to be taken from. */
export const canUnmerge = (
  viewer: Viewer,
  idea: IdeaFacts & { mergedIntoId: number | null; board: BoardFacts },
): boolean => mayMergeFor(viewer, idea, idea.board) && idea.mergedIntoId !== null

export const canManageBoard = (
  viewer: Viewer,
  board: Pick<BoardFacts, 'spaceId' | 'ownerId'>,
): boolean =>
  canWriteIn(viewer, board.spaceId) &&
  (board.ownerId === viewer.id || canManageSpace(viewer, board.spaceId))

/** Anyone who reads a board without an owner can become its owner. */
export const canClaimBoard = (
  viewer: Viewer,
  board: Pick<BoardFacts, 'spaceId' | 'ownerId'>,
): boolean => canWriteIn(viewer, board.spaceId) && board.ownerId === null
