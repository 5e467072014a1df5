// How rows become search documents, and how what the index proposes is confirmed.
import type { Message } from '#messages/engine/catalogue.ts'
import type { Db } from '#prisma/client.ts'
import type { Sql } from '#prisma/sql.ts'
import type { SearchDocument } from '#search/document.ts'
import type { Context, Viewer } from './context.ts'

/** Where something was found. */
export type FoundIn = 'TITLE' | 'TAGS' | 'TEXT' | 'COMMENT' | 'DECLINE_REASON' | 'PROFILE'
/** A kind of row that can be searched. */
export type SearchSource = {
  /** What it is called. */
  noun: { one: Message; other: Message }
  /** Its type in the API. */
  type: {
    name: string
    getDataloader: (context: Context) => { load(id: number): Promise<unknown> }
  }
  /** Rows missing from the answer are taken out of the index. */
  documents: (db: Db, ids: number[]) => Promise<SearchDocument[]>
  /** Every id, in order, `after` exclusive, for a rebuild. */
  ids: (db: Db, after: number, limit: number) => Promise<number[]>
  /** The ids of what stands in a space, for kinds that stand in one. */
  idsInSpace?: (db: Db, spaceId: number, after: number, limit: number) => Promise<number[]>
  /** Kinds with the same one are confirmed together. */
  confirms: SearchConfirmation
  /** What its text, and the text beside it, are called when somebody is told why it was found. Without: its text. */
  places?: { body?: FoundIn; extra?: FoundIn }
}
/** How hits are confirmed: `from` gives the rows of these numbers that the viewer may see, as `from … where …`. */
export type SearchConfirmation = {
  number: Sql
  from: (viewer: Viewer, numbers: string) => Sql
  /** number, title, at, "authorId", "authorName", "spaceId", and key: what `path` needs beside the number. */
  columns: Sql
  path: (row: { number: number; key: string }) => string
}
