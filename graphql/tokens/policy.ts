// Who may make tokens. Pure.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'

/** People of the company, signed in in a browser: a token that makes tokens would outlive itself. Guests have none. */
export const canHaveTokens = (viewer: Viewer): boolean =>
  viewer.sessionHash !== null && may(viewer, 'READ_COMPANY')

/** Administrators make service accounts and their tokens, signed in in a browser. */
export const canManageServices = (viewer: Viewer): boolean =>
  viewer.sessionHash !== null && may(viewer, 'CHANGE_ADMINISTRATION')

/** Administrators sign people out and revoke their tokens, signed in in a browser. */
export const canManageAccess = canManageServices

/** One's own; administrators revoke everybody's. */
export const canRevoke = (viewer: Viewer, token: { personId: number }): boolean =>
  viewer.sessionHash !== null &&
  (token.personId === viewer.id || may(viewer, 'CHANGE_ADMINISTRATION'))
