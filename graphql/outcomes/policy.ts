// Who may do what with the value of an entry. Pure.
import { type ChallengeFacts, canRun } from '#graphql/challenges/policy.ts'
import type { Viewer } from '#graphql/context.ts'
import { canSeePost } from '#graphql/posts/policy.ts'
import { canWriteIn } from '#graphql/spaces/policy.ts'

export type ValueFacts = {
  /** Who answers for it: whoever was chosen, or the sponsor. */
  ownerId: number | null
  checkAt: Date
  measured: number | null
  signedAt: Date | null
}

const isOwner = (viewer: Viewer, challenge: ChallengeFacts, { ownerId }: ValueFacts): boolean =>
  ownerId === viewer.id && canWriteIn(viewer, challenge.spaceId) && canSeePost(viewer, challenge)

/** Its owner and those who run the challenge measure it, from its day until it is signed off. */
export const canMeasure = (
  viewer: Viewer,
  challenge: ChallengeFacts,
  value: ValueFacts,
  now: Date,
): boolean =>
  value.signedAt === null &&
  value.checkAt <= now &&
  (isOwner(viewer, challenge, value) || canRun(viewer, challenge))

/** Its owner alone signs it off. */
export const canSign = (viewer: Viewer, challenge: ChallengeFacts, value: ValueFacts): boolean =>
  value.signedAt === null && value.measured !== null && isOwner(viewer, challenge, value)

/** Those who run the challenge choose who owns it, until it is signed off. */
export const canSetOwner = (
  viewer: Viewer,
  challenge: ChallengeFacts,
  value: ValueFacts,
): boolean => value.signedAt === null && canRun(viewer, challenge)
