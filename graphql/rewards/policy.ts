// Who may do what with rewards. Pure.
import { type ChallengeFacts, canRun } from '#graphql/challenges/policy.ts'
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'
import type { RewardState } from './limits.ts'

export type RewardFacts = { state: RewardState; proposedById: number; personId: number }

/** Those who run a challenge see its rewards and set its budget; whoever gets one sees their own. */
export const canSeeRewards = canRun
export const canSetRewardBudget = canRun

/** For outcomes alone: once the result is told, its decisions do not change any more. */
export const canPropose = (viewer: Viewer, challenge: ChallengeFacts): boolean =>
  canRun(viewer, challenge) && challenge.stage === 'TOLD'

/** Somebody else than whoever proposed it, and than whoever gets it. */
export const canApprove = (
  viewer: Viewer,
  challenge: ChallengeFacts,
  reward: RewardFacts,
): boolean =>
  reward.state === 'PROPOSED' &&
  canRun(viewer, challenge) &&
  reward.proposedById !== viewer.id &&
  reward.personId !== viewer.id

/** Also whoever proposed it takes it out again. */
export const canRefuse = (
  viewer: Viewer,
  challenge: ChallengeFacts,
  reward: RewardFacts,
): boolean =>
  reward.state === 'PROPOSED' && canRun(viewer, challenge) && reward.personId !== viewer.id

export const canReverse = (
  viewer: Viewer,
  challenge: ChallengeFacts,
  reward: RewardFacts,
): boolean =>
  reward.state === 'APPROVED' && canRun(viewer, challenge) && reward.personId !== viewer.id

export const canReadRewardSettings = (viewer: Viewer): boolean => may(viewer, 'READ_ADMINISTRATION')
export const canChangeRewardSettings = (viewer: Viewer): boolean =>
  may(viewer, 'CHANGE_ADMINISTRATION')
