// Who defines fields, and who says what stands in them. Pure.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'

export const canDefineFields = (viewer: Viewer): boolean => may(viewer, 'CHANGE_ADMINISTRATION')

/** Oneself, the owner of the field, and administrators. */
export const canSetValue = (
  viewer: Viewer,
  field: { ownerId: number | null },
  personId: number,
): boolean =>
  viewer.scopes.includes('write') &&
  may(viewer, 'READ_COMPANY') &&
  (personId === viewer.id || field.ownerId === viewer.id || canDefineFields(viewer))
