// Who may set webhooks up. Pure.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'

/** Administrators, signed in in a browser: a webhook goes on telling after a token has ended. */
export const canManageWebhooks = (viewer: Viewer): boolean =>
  viewer.sessionHash !== null && may(viewer, 'CHANGE_ADMINISTRATION')
