// Who lists words. Pure.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'

/** Moderators of the whole company, and administrators. */
export const canWatchWords = (viewer: Viewer): boolean =>
  may(viewer, 'MODERATE') || may(viewer, 'CHANGE_ADMINISTRATION')
