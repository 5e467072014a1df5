// Who lists words. Pure.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'
import { canReadSpace } from '#graphql/spaces/policy.ts'

/** Moderators of the whole company, and administrators. */
export const canWatchWords = (viewer: Viewer): boolean =>
  may(viewer, 'MODERATE') || may(viewer, 'CHANGE_ADMINISTRATION')

/** Who posted what looked confidential, where and why: only those who read the place. Others know what was found, and when. */
export const canReadConfirmed = (
  viewer: Viewer,
  { spaceId, isRestricted }: { spaceId: number; isRestricted: boolean },
): boolean =>
  canReadSpace(viewer, spaceId) && (!isRestricted || may(viewer, 'READ_RESTRICTED', spaceId))
