// Who imports on the page. The command has no page's rights: it is run by whoever has the machine.
import type { Viewer } from '#graphql/context.ts'

/** Uploads, looks at and undoes imports. Where an idea may go is asked of the board besides. */
export const canManageImports = (viewer: Viewer): boolean => viewer.role === 'ADMIN'
