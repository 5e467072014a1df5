// Who may do what with calendars. Pure. A policy is changed by whoever manages the thing that has it.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'

/** Calendars are the company's: everybody reads them, administrators change them. */
export const canEditCalendars = (viewer: Viewer): boolean => may(viewer, 'CHANGE_ADMINISTRATION')
