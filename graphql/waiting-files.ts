// Files that wait with something that is no post yet, and stand under nothing. A feature that has such things declares in
// `feature({ waitingFiles })` which files wait with it and who may open them meanwhile; the sweep leaves them alone.

import type { Db } from '#prisma/client.ts'
import type { Sql } from '#prisma/sql.ts'
import type { Viewer } from './context.ts'

export type WaitingFiles = {
  /** Does the file `f` wait here? A condition. */
  isHere: Sql
  /** May the viewer open a file of this id that waits here? */
  mayOpen: (db: Db, viewer: Viewer, fileId: string) => Promise<boolean>
}

const declared: WaitingFiles[] = []
/** Called by `feature()`. */
export const addWaitingFiles = (waiting: WaitingFiles): void => void declared.push(waiting)
/** What all features declare. Complete when all are read. */
export const waitingFiles = (): readonly WaitingFiles[] => declared
