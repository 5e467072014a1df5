// Who may set a company up, and who may change it afterwards. Pure.
import type { Viewer } from '#graphql/context.ts'

/** Administrators change the company's name, look and ways to sign in. */
export const canEditCompany = (viewer: Viewer): boolean =>
  viewer.scopes.includes('write') && viewer.role === 'ADMIN'

/** Until there is an administrator: the one browser that began with the set-up link. */
export const canSetUp = (isSetUp: boolean, isBrowserOfLink: boolean): boolean =>
  !isSetUp && isBrowserOfLink
