// Who may invite. Pure.
import type { Viewer } from '#graphql/context.ts'
import type { SignInWays } from '#graphql/identity/company.ts'
import { may } from '#graphql/roles.ts'

export const canInvite = (viewer: Viewer): boolean => may(viewer, 'CHANGE_ADMINISTRATION')

/** Where people come in by single sign-on alone, an invitation would lead past it. */
export const areInvitationsOn = (signIn: SignInWays): boolean => signIn !== 'SINGLE_SIGN_ON'
