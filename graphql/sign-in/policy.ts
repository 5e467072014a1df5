// Who may do what with ways to sign in. Pure.
import type { Viewer } from '#graphql/context.ts'

/** Administrators set up how people sign in, and see who waits to be linked. */
export const canManageSignIn = (viewer: Viewer): boolean =>
  viewer.scopes.includes('write') && viewer.role === 'ADMIN'

/** Everybody adds and removes ways to sign in of their own; a token cannot, it would outlive itself. */
export const canManageOwnSignIn = (viewer: Viewer): boolean => viewer.sessionHash !== null
