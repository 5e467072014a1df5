// Who may do what with calendars. Pure. A policy is changed by whoever manages the thing that has it.
import type { Viewer } from '#graphql/context.ts'

/** Calendars are the company's: everybody reads them, administrators change them. */
export const canEditCalendars = (viewer: Viewer): boolean =>
  viewer.role === 'ADMIN' && viewer.scopes.includes('write')
