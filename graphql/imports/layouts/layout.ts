// What the export of another program is declared with. Each program is one file of this folder and one line in layouts.ts.
import type { CommentColumn, IdeaColumn } from '#graphql/imports/column-names.ts'
import type { ColumnName } from '#graphql/imports/columns.ts'
import type { Cells, Source } from '#graphql/imports/rows.ts'
import type { Tables } from '#graphql/imports/source.ts'
import type { Message } from '#messages/engine/catalogue.ts'

type Columns<Ours extends string> = Partial<Record<Ours, readonly ColumnName[]>>

/** A file whose rows are ideas, or comments, known by columns that only this program has together. */
export type RowLayout<Ours extends string> = {
  /** The program, and its file where it has several. */
  name: string
  /** Has a real export been imported? Others are made from the program's public documentation. */
  isProven: boolean
  /** All of them must be there. */
  marks: readonly ColumnName[]
  columns: Columns<Ours>
  /** Of which nothing is kept, not as a label either. */
  leavesOut?: readonly ColumnName[]
  /** Changes cells before they are read; a message instead says why the row is not taken. */
  prepare?: (cells: Cells) => Cells | Message
}

/** What a person may decide about an export. */
export type ExportChoices = { keepsPrivateTags: boolean }

/** What a layout makes of an export of several lists. */
export type Export = {
  ideas: Source
  ideaColumns: Columns<IdeaColumn>
  comments: Source | null
  commentColumns: Columns<CommentColumn>
  /** What the person should know: what was left out, and what they can decide. */
  notes: Message[]
}

/** An export of several lists (a ZIP, or one JSON object), known by the names of lists that must be there. */
export type TablesLayout = {
  name: string
  isProven: boolean
  marks: readonly string[]
  open(tables: Tables, choices: ExportChoices): Promise<Export>
}

/** A declaration as it stands, with its columns checked. */
export const ideaLayout = (layout: RowLayout<IdeaColumn>) => layout
export const commentLayout = (layout: RowLayout<CommentColumn>) => layout
export const tablesLayout = (layout: TablesLayout) => layout
