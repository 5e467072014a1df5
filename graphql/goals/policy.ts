// Who may do what with goals. Pure.
import { canSponsor } from '#graphql/challenges/policy.ts'
import type { Viewer } from '#graphql/context.ts'
import { canManageSpace, canWriteIn } from '#graphql/spaces/policy.ts'

export type GoalFacts = { spaceId: number; ownerId: number | null }

/** Whoever may sponsor challenges in a space starts goals there. */
export const canStartGoal = canSponsor

/** Its owner, and those who look after its space. */
export const canEditGoal = (viewer: Viewer, goal: GoalFacts): boolean =>
  canWriteIn(viewer, goal.spaceId) &&
  (goal.ownerId === viewer.id || canManageSpace(viewer, goal.spaceId))
