// Who may do what with stage gates. Pure.
import { type ChallengeFacts, canEditChallenge, canRun } from '#graphql/challenges/policy.ts'
import type { Viewer } from '#graphql/context.ts'

/** Those who run it say what its entries need, until it is told. */
export const canSetGates = canEditChallenge

/** Entries are moved while the challenge is under way. */
export const canMoveEntries = (viewer: Viewer, challenge: ChallengeFacts): boolean =>
  canRun(viewer, challenge) && challenge.stage !== 'UPCOMING' && challenge.stage !== 'TOLD'
