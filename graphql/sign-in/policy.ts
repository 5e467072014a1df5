// Who may do what with ways to sign in. Pure.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'

/** Administrators set up how people sign in, and see who waits to be linked. */
export const canManageSignIn = (viewer: Viewer): boolean => may(viewer, 'CHANGE_ADMINISTRATION')

/** A password is for administrators alone, set in a browser. */
export const canHavePassword = (viewer: Viewer): boolean =>
  viewer.sessionHash !== null && may(viewer, 'CHANGE_ADMINISTRATION')

/** Everybody adds and removes ways to sign in of their own; a token cannot, it would outlive itself. */
export const canManageOwnSignIn = (viewer: Viewer): boolean => viewer.sessionHash !== null
