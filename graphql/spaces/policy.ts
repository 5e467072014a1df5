// Who may know of a space, read in it, and look after it. Pure.

import type { Viewer } from '#graphql/context.ts'
import { fixed, type Sql, sql } from '#prisma/sql.ts'

export type SpaceFacts = { id: number; kind: 'OPEN' | 'CLOSED' | 'HIDDEN'; archivedAt: Date | null }

/** May this person know that the space exists? Open and closed ones: everyone. Hidden ones: members. */
export const canKnowSpace = (viewer: Viewer, space: SpaceFacts): boolean =>
  space.archivedAt === null && (space.kind !== 'HIDDEN' || viewer.memberOf.includes(space.id))

/** canKnowSpace as a condition on the table alias `s`. */
export const knownTo = (viewer: Viewer): Sql =>
  sql`(s."archivedAt" is null and (s.kind <> 'HIDDEN' or s.id = any(${viewer.memberOf})))`

/** May this person read what stands in it? This is the whole of visibility: a list of small integers. */
export const canReadSpace = (viewer: Viewer, spaceId: number): boolean =>
  viewer.spaceIds.includes(spaceId)

/** canReadSpace as a condition on a column. */
export const readableBy = (
  viewer: Viewer,
  column: 'p."spaceId"' | 'i."spaceId"' | 'b."spaceId"' | 's.id',
): Sql => sql`${fixed(column)} = any(${viewer.spaceIds})`

export const canLookAfterSpace = (viewer: Viewer, spaceId: number): boolean =>
  viewer.ownerOf.includes(spaceId) || (viewer.role === 'ADMIN' && canReadSpace(viewer, spaceId))

export const canMakeSpace = (viewer: Viewer): boolean => viewer.scopes.includes('write')
