// Who says what an entry would cost and bring. Pure.
import { type ChallengeFacts, canRun } from '#graphql/challenges/policy.ts'
import type { Viewer } from '#graphql/context.ts'
import { canSeePost, isAuthorOf, type PostFacts } from '#graphql/posts/policy.ts'
import { canWriteIn } from '#graphql/spaces/policy.ts'

/** Its author and those who run the challenge, until the result is told. */
export const canSetCase = (viewer: Viewer, challenge: ChallengeFacts, idea: PostFacts): boolean =>
  challenge.stage !== 'TOLD' &&
  canWriteIn(viewer, challenge.spaceId) &&
  canSeePost(viewer, challenge) &&
  (isAuthorOf(viewer, idea) || canRun(viewer, challenge))
