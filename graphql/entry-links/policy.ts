// Who says that an entry builds on another one. Pure.
import type { ChallengeFacts } from '#graphql/challenges/policy.ts'
import type { Viewer } from '#graphql/context.ts'
import { canSeePost, isAuthorOf, type PostFacts } from '#graphql/posts/policy.ts'
import { canWriteIn } from '#graphql/spaces/policy.ts'

/** Its author, until the result is told. */
export const canLinkEntry = (viewer: Viewer, challenge: ChallengeFacts, idea: PostFacts): boolean =>
  canWriteIn(viewer, challenge.spaceId) &&
  canSeePost(viewer, challenge) &&
  challenge.stage !== 'TOLD' &&
  isAuthorOf(viewer, idea)
