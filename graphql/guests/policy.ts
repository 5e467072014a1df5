// Who invites guests, and who looks after them. Pure.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'
import { canChangeSpace, type SpaceFacts } from '#graphql/spaces/policy.ts'

/** Those who manage a closed or hidden space. An open one is the company's: no guest reads it, but for a post that is shared alone. */
export const canInviteGuest = (
  viewer: Viewer,
  space: Pick<SpaceFacts, 'id' | 'kind'>,
  isForPost: boolean,
): boolean =>
  (space.kind !== 'OPEN' || isForPost) &&
  may(viewer, 'READ_COMPANY') &&
  canChangeSpace(viewer, space.id)

/** Those who invite to the space, and administrators: an outsider's access is ended by either. */
export const canManageGuest = (viewer: Viewer, guest: { spaceId: number }): boolean =>
  may(viewer, 'CHANGE_ADMINISTRATION') || canChangeSpace(viewer, guest.spaceId)

/** The guests of all spaces. */
export const canListGuests = (viewer: Viewer): boolean => may(viewer, 'READ_ADMINISTRATION')
