// Who may do what in the network. Pure.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'

/** Everybody who knows the company has a network in it; a guest knows too few, and would learn of others by it. */
export const hasNetwork = (viewer: Viewer): boolean => may(viewer, 'READ_COMPANY')

/** Whoever has a network and may write introduces people, and asks for it. */
export const canIntroduce = (viewer: Viewer): boolean =>
  hasNetwork(viewer) && viewer.scopes.includes('write')
