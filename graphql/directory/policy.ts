// Who may do what in the directory. Pure.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'

/** Everybody who knows the company reads the directory; a guest finds those whom they know. */
export const canReadDirectory = (viewer: Viewer): boolean => may(viewer, 'READ_COMPANY')

/** The whole list as a file leaves Atrium: administrators take it. */
export const canExportPeople = (viewer: Viewer): boolean => may(viewer, 'CHANGE_ADMINISTRATION')
