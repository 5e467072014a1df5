// Who may set directory sync up. Pure.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'

/** Administrators, signed in in a browser: a token of the API makes no token that gives and ends access. */
export const canManageSync = (viewer: Viewer): boolean =>
  viewer.sessionHash !== null && may(viewer, 'CHANGE_ADMINISTRATION')
