// Who may know of a space, read it, and manage it. Pure.

import { type Reader, viewerAsReader } from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'
import { type Sql, sql } from '#prisma/sql.ts'

export type SpaceFacts = { id: number; kind: 'OPEN' | 'CLOSED' | 'HIDDEN'; archivedAt: Date | null }

/** May this person know that the space exists? Open and closed ones: everyone of the company. Hidden ones, and guests: members. */
export const canDiscoverSpace = (viewer: Viewer, space: Pick<SpaceFacts, 'id' | 'kind'>): boolean =>
  (space.kind !== 'HIDDEN' && may(viewer, 'READ_COMPANY')) || viewer.memberOf.includes(space.id)

/** canDiscoverSpace as a condition on the table alias `s`, for any reader. */
export const knownToReader = (reader: Reader): Sql =>
  sql`((s.kind <> 'HIDDEN' and ${reader.knowsCompany}) or ${reader.belongsTo(sql`s.id`)})`
/** canDiscoverSpace as a condition on the table alias `s`. */
export const discoverableBy = (viewer: Viewer): Sql => knownToReader(viewerAsReader(viewer))

/** May this person read what stands in it? This is the whole of visibility: a list of small integers. */
export const canReadSpace = (viewer: Viewer, spaceId: number): boolean =>
  viewer.spaceIds.includes(spaceId)

/**
 * May this person write in it at all? An archived space is read by whoever could read it, and written by nobody; a moderator may have
 * restricted somebody for a while.
 */
export const canWriteIn = (viewer: Viewer, spaceId: number): boolean =>
  viewer.scopes.includes('write') &&
  canReadSpace(viewer, spaceId) &&
  !viewer.archivedIds.includes(spaceId) &&
  !viewer.restrictedIds.includes(spaceId)

/** Its owners, and administrators where it is open to them: they also take out members, and archive it. */
export const canManageSpace = (viewer: Viewer, spaceId: number): boolean =>
  viewer.ownerOf.includes(spaceId) ||
  (may(viewer, 'MANAGE_SPACES') && canReadSpace(viewer, spaceId))

export const canMakeSpace = (viewer: Viewer): boolean => may(viewer, 'MAKE_SPACES')

/** Name, audience and members cannot change while it is archived. */
export const canChangeSpace = (viewer: Viewer, spaceId: number): boolean =>
  canManageSpace(viewer, spaceId) && canWriteIn(viewer, spaceId)

/** Archiving and restoring it. */
export const canArchiveSpace = (viewer: Viewer, spaceId: number): boolean =>
  viewer.scopes.includes('write') && canManageSpace(viewer, spaceId)
