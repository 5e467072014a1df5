// Who may make tokens. Pure.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'

/** People of the company, signed in in a browser: a token that makes tokens would outlive itself. Guests have none. */
export const canHaveTokens = (viewer: Viewer): boolean =>
  viewer.sessionHash !== null && may(viewer, 'READ_COMPANY')

/** Administrators make service accounts and their tokens, signed in in a browser. */
export const canManageServices = (viewer: Viewer): boolean =>
  viewer.sessionHash !== null && may(viewer, 'CHANGE_ADMINISTRATION')

export const canRevoke = (viewer: Viewer, token: { personId: number; isOfService: boolean }) =>
  viewer.sessionHash !== null &&
  (token.personId === viewer.id || (token.isOfService && may(viewer, 'CHANGE_ADMINISTRATION')))
