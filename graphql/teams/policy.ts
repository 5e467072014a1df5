// Who may do what with teams. Pure.
import type { Viewer } from '#graphql/context.ts'
import { canSeePost, type PostFacts } from '#graphql/posts/policy.ts'
import { canWriteIn } from '#graphql/spaces/policy.ts'

export type TeamFacts = PostFacts & { leaderId: number | null; isOver: boolean }

/** Whoever wrote an idea, alone or with others, forms its team; of one without a name nobody does. */
export const canFormTeam = (viewer: Viewer, idea: PostFacts, isCoauthor: boolean): boolean =>
  canWriteIn(viewer, idea.spaceId) &&
  canSeePost(viewer, idea) &&
  idea.state === 'OPEN' &&
  idea.isSealed !== true &&
  (idea.authorId === viewer.id || isCoauthor)

/** Its leader changes it, invites people and answers those who apply. */
export const canLead = (viewer: Viewer, team: TeamFacts): boolean =>
  canWriteIn(viewer, team.spaceId) && canSeePost(viewer, team) && team.leaderId === viewer.id

/** Colleagues apply for an open position while it is not over. */
export const canApply = (viewer: Viewer, team: TeamFacts): boolean =>
  canWriteIn(viewer, team.spaceId) && canSeePost(viewer, team) && !team.isOver

/** A manager releases those who report to them, directly or not. */
export const canRelease = (viewer: Viewer, managerIds: readonly number[]): boolean =>
  viewer.scopes.includes('write') && managerIds.includes(viewer.id)
