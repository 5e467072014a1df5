// Who may invite. Pure.
import type { Viewer } from '#graphql/context.ts'
import type { SignInWays } from '#graphql/identity/company.ts'

export const canInvite = (viewer: Viewer): boolean =>
  viewer.scopes.includes('write') && viewer.role === 'ADMIN'

/** Where people come in by single sign-on alone, an invitation would lead past it. */
export const areInvitationsOn = (signIn: SignInWays): boolean => signIn !== 'SINGLE_SIGN_ON'
