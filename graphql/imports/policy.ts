// Who imports on the page. The command has no page's rights: it is run by whoever has the machine.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'

/** Uploads, tries and undoes imports. Where an idea may go is asked of the board besides. */
export const canManageImports = (viewer: Viewer): boolean => may(viewer, 'CHANGE_ADMINISTRATION')

/** Sees what was imported, and how it went. */
export const canReadImports = (viewer: Viewer): boolean => may(viewer, 'READ_ADMINISTRATION')
