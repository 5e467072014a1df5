// Who may do what with process tags and risks. Pure.
import type { ChallengeFacts } from '#graphql/challenges/policy.ts'
import type { Viewer } from '#graphql/context.ts'
import { canSeePost, isAuthorOf, type PostFacts } from '#graphql/posts/policy.ts'
import { may } from '#graphql/roles.ts'
import { canReadSpace, canWriteIn } from '#graphql/spaces/policy.ts'

/** Administrators say which processes there are, and who owns them. */
export const canSetProcesses = (viewer: Viewer): boolean => may(viewer, 'CHANGE_ADMINISTRATION')

/** Whoever may write there flags a risk in the entry of somebody else, until the result is told. */
export const canFlag = (viewer: Viewer, challenge: ChallengeFacts, idea: PostFacts): boolean =>
  canWriteIn(viewer, challenge.spaceId) &&
  canSeePost(viewer, challenge) &&
  canSeePost(viewer, idea) &&
  challenge.stage !== 'UPCOMING' &&
  challenge.stage !== 'TOLD' &&
  !isAuthorOf(viewer, idea)

/** The owner of the process alone answers. */
export const canAnswerRisk = (viewer: Viewer, ownerId: number | null, spaceId: number): boolean =>
  ownerId === viewer.id && canWriteIn(viewer, spaceId)

/** Owners of the space and its moderators take a flag away, wherever it stands, except from an entry that they wrote. */
export const canRemoveFlag = (viewer: Viewer, spaceId: number, idea: PostFacts): boolean =>
  viewer.scopes.includes('write') &&
  canReadSpace(viewer, spaceId) &&
  (viewer.ownerOf.includes(spaceId) || may(viewer, 'MODERATE', spaceId)) &&
  !isAuthorOf(viewer, idea)
