// Who writes the usage policy, and who accepts it. Pure.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'

export const canPublishPolicy = (viewer: Viewer): boolean => may(viewer, 'CHANGE_ADMINISTRATION')

/** Somebody who reads it: in a browser, not a program with their token. */
export const canAcceptPolicy = (viewer: Viewer): boolean => viewer.sessionHash !== null
