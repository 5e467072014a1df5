// Who may do what with people. Pure.
import type { Viewer } from '#graphql/context.ts'

export const canEditProfile = (viewer: Viewer, personId: number): boolean =>
  viewer.scopes.includes('write') && viewer.id === personId

/** Administrators deactivate anyone but themselves: one must remain. */
export const canDeactivate = (viewer: Viewer, personId: number): boolean =>
  viewer.scopes.includes('write') && viewer.role === 'ADMIN' && viewer.id !== personId

/** Administrators say who reports to whom. */
export const canSetManager = (viewer: Viewer): boolean =>
  viewer.scopes.includes('write') && viewer.role === 'ADMIN'

/** Administrators appoint administrators and remove them, themselves too; the service keeps the last one. */
export const canSetRole = (viewer: Viewer): boolean =>
  viewer.scopes.includes('write') && viewer.role === 'ADMIN'
