// Who may say what about what people know. Pure.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'

/** Colleagues endorse each other; guests do not, and nobody themselves. */
export const canEndorse = (viewer: Viewer, personId: number): boolean =>
  viewer.scopes.includes('write') && may(viewer, 'READ_COMPANY') && viewer.id !== personId

/** What somebody is not known for is theirs to say, and to see. */
export const canHideTopics = (viewer: Viewer, personId: number): boolean =>
  viewer.scopes.includes('write') && viewer.id === personId
