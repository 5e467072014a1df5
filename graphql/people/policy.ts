// Who may do what with people. Pure.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'

export const canEditProfile = (viewer: Viewer, personId: number): boolean =>
  viewer.scopes.includes('write') && viewer.id === personId

/** Administrators change what the company says of somebody: name, title, unit, site and manager. */
export const canEditPerson = (viewer: Viewer): boolean => may(viewer, 'CHANGE_ADMINISTRATION')

/** Administrators deactivate anyone but themselves: one must remain. */
export const canDeactivate = (viewer: Viewer, personId: number): boolean =>
  may(viewer, 'CHANGE_ADMINISTRATION') && viewer.id !== personId

/** Administrators say who reports to whom. */
export const canSetManager = (viewer: Viewer): boolean => may(viewer, 'CHANGE_ADMINISTRATION')

/** Administrators appoint administrators and remove them, themselves too; the service keeps the last one. */
export const canSetRole = (viewer: Viewer): boolean => may(viewer, 'CHANGE_ADMINISTRATION')

/** Administrators give roles and end them. */
export const canGrantRole = (viewer: Viewer): boolean => may(viewer, 'CHANGE_ADMINISTRATION')

/** Why somebody has a role is read by those who give roles and those who check on it. */
export const canReadReasons = (viewer: Viewer): boolean => may(viewer, 'READ_ADMINISTRATION')
