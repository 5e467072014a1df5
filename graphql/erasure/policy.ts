// Who has accounts erased. Pure.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'

/** In a browser: one's own; administrators any other one, of which a second administrator is asked. */
export const canAskForErasure = (viewer: Viewer, personId: number): boolean =>
  viewer.sessionHash !== null &&
  (viewer.id === personId ? viewer.scopes.includes('write') : may(viewer, 'CHANGE_ADMINISTRATION'))

/** Whom it is about, and administrators. */
export const canSeeErasure = (viewer: Viewer, personId: number): boolean =>
  viewer.id === personId || may(viewer, 'READ_ADMINISTRATION')

type Asked = { personId: number; requestedById: number; dueAt: Date | null }
/** In a browser, another administrator than the one who asked, of somebody else’s account. */
export const canAgreeToErasure = (viewer: Viewer, request: Asked): boolean =>
  request.dueAt === null &&
  viewer.sessionHash !== null &&
  may(viewer, 'CHANGE_ADMINISTRATION') &&
  viewer.id !== request.requestedById &&
  viewer.id !== request.personId

/** What somebody has asked for themselves they alone take back; what administrators have asked for, any of them. */
export const canTakeBackErasure = (viewer: Viewer, request: Asked): boolean =>
  request.requestedById === request.personId
    ? viewer.id === request.personId && viewer.scopes.includes('write')
    : may(viewer, 'CHANGE_ADMINISTRATION') && viewer.id !== request.personId
