// Who exports spaces and takes archives back. Pure.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'
import { canReadSpace } from '#graphql/spaces/policy.ts'

/** Administrators, of spaces that they can read. */
export const canExport = (viewer: Viewer): boolean => may(viewer, 'CHANGE_ADMINISTRATION')

export const canExportSpace = (viewer: Viewer, spaceId: number): boolean =>
  canExport(viewer) && canReadSpace(viewer, spaceId)

/** Sees what was exported and taken back, and by whom. */
export const canReadArchives = (viewer: Viewer): boolean => may(viewer, 'READ_ADMINISTRATION')

type Made = { startedById: number; spaceIds: readonly number[] }
/** Whoever asked for it, as long as they can read all of its spaces. */
export const canDownload = (viewer: Viewer, { startedById, spaceIds }: Made): boolean =>
  viewer.id === startedById && spaceIds.every((id) => canExportSpace(viewer, id))
