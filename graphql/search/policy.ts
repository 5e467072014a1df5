// Who keeps the aliases of search.
import type { Viewer } from '#graphql/context.ts'
import { canReadSpace } from '#graphql/spaces/policy.ts'

/** Administrators: those of the whole company (null), and of the spaces that they read. */
export const canKeepAliases = (viewer: Viewer, spaceId: number | null): boolean =>
  viewer.role === 'ADMIN' && (spaceId === null || canReadSpace(viewer, spaceId))
