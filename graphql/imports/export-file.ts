// The file of an import, opened: its ideas and its comments as rows, with the layout that was recognised and the columns that
// the person named.
import type { Readable } from 'node:stream'
import type { Message } from '#messages/engine/catalogue.ts'
import { importsMessages } from '#messages/imports.ts'
import {
  COMMENT_COLUMNS,
  type CommentColumn,
  IDEA_COLUMNS,
  type IdeaColumn,
} from './column-names.ts'
import { checkHeader, type Mapping, readMap } from './columns.ts'
import type { ExportChoices, RowLayout } from './layouts/layout.ts'
import { commentLayouts, ideaLayouts, layoutOf, tablesLayouts } from './layouts/layouts.ts'
import { ImportRefused } from './refused.ts'
import { preparedSource, type Source } from './rows.ts'
import { openFile } from './source.ts'

const say = importsMessages.message

export type ImportFiles = {
  path: string
  /** `ours=theirs` pairs as given to --map. */
  map: readonly string[]
  comments?: { path: string; map: readonly string[] }
}
/** Is told how many bytes of the present file were read. */
export type Progress = (bytes: number) => void

/** A file's rows of one kind, and how its columns are found. */
export type Part<Ours extends string> = {
  path: string
  source: Source
  mapping: Mapping<Ours>
  layout: { name: string; isProven: boolean } | null
}

export type ExportFile = {
  ideas: Part<IdeaColumn>
  comments: Part<CommentColumn> | null
  /** What the layout says of what it leaves out. */
  notes: Message[]
  /** A file that came along in the export; null when there is none of that name. */
  file: (name: string) => Promise<{ bytes: number; stream: Readable } | null>
}

/**
 * Opens the files of an import.
 * @throws ImportRefused for what cannot be read, or has no column for the title
 */
export async function openExport(files: ImportFiles, choices: ExportChoices): Promise<ExportFile> {
  const given = readMap(files.map, IDEA_COLUMNS)
  const opened = await openFile(files.path)
  const second = files.comments
    ? await commentsPart(files.comments.path, readMap(files.comments.map, COMMENT_COLUMNS))
    : null
  if ('source' in opened) {
    const ideas = await partOf(files.path, opened.source, ideaLayouts, given)
    checkHeader(ideas.source.header, IDEA_COLUMNS, ideas.mapping, ['title'], '--map')
    return { ideas, comments: second, notes: [], file: async () => null }
  }
  const { tables } = opened
  const layout = layoutOf(tablesLayouts, tables.names)
  if (!layout) return oneTable(files.path, tables, given, second)
  const made = await layout.open(tables, choices)
  const about = { name: layout.name, isProven: layout.isProven }
  return {
    ideas: {
      path: files.path,
      source: made.ideas,
      mapping: { given, layout: made.ideaColumns },
      layout: about,
    },
    comments:
      second ??
      (made.comments && {
        path: files.path,
        source: made.comments,
        mapping: { given: new Map(), layout: made.commentColumns },
        layout: about,
      }),
    notes: made.notes,
    file: (name) => tables.file(name),
  }
}

/** An export of lists that no layout knows: the only list there is, or none of several. */
async function oneTable(
  path: string,
  tables: FoundTables,
  given: ReadonlyMap<IdeaColumn, string>,
  comments: Part<CommentColumn> | null,
): Promise<ExportFile> {
  const [name, ...others] = tables.names
  if (name === undefined || others.length)
    throw new ImportRefused(
      say('file.tables', { path, names: tables.names.slice(0, 20).join(', ') || '–' }),
    )
  const ideas = await partOf(path, tableSource(tables, name), ideaLayouts, given)
  return { ideas, comments, notes: [], file: async () => null }
}

/** The rows of a file of any kind: its own, or those of the only list in it. Throws ImportRefused for several. */
export async function onlySource(path: string): Promise<Source> {
  const opened = await openFile(path)
  if ('source' in opened) return opened.source
  const [name, ...others] = opened.tables.names
  if (name === undefined || others.length)
    throw new ImportRefused(
      say('file.tables', { path, names: opened.tables.names.slice(0, 20).join(', ') || '–' }),
    )
  return tableSource(opened.tables, name)
}

type FoundTables = Extract<Awaited<ReturnType<typeof openFile>>, { tables: unknown }>['tables']
function tableSource(tables: FoundTables, name: string): Source {
  return {
    about: tables.about,
    header: null,
    rows: async function* (read) {
      let line = 0
      for await (const member of tables.rows(name, read))
        yield [{ line: ++line, cells: new Map(Object.entries(member)) }]
    },
  }
}

async function commentsPart(
  path: string,
  given: ReadonlyMap<CommentColumn, string>,
): Promise<Part<CommentColumn>> {
  const opened = await openFile(path)
  if (!('source' in opened))
    throw new ImportRefused(say('file.tables', { path, names: opened.tables.names.join(', ') }))
  const part = await partOf(path, opened.source, commentLayouts, given)
  checkHeader(part.source.header, COMMENT_COLUMNS, part.mapping, ['idea', 'body'], '--map-comments')
  return part
}

async function partOf<Ours extends string>(
  path: string,
  source: Source,
  layouts: readonly RowLayout<Ours>[],
  given: ReadonlyMap<Ours, string>,
): Promise<Part<Ours>> {
  const layout = layoutOf(layouts, source.header ?? (await firstColumns(source)))
  if (!layout) return { path, source, mapping: { given }, layout: null }
  const { name, isProven, columns, leavesOut = [] } = layout
  return {
    path,
    source: preparedSource(source, layout.prepare),
    mapping: { given, layout: columns, leavesOut },
    layout: { name, isProven },
  }
}

/** The names in the first rows of a file whose rows each have their own. */
async function firstColumns(source: Source): Promise<string[]> {
  const names = new Set<string>()
  for await (const rows of source.rows(() => {})) {
    for (const row of rows.slice(0, 50))
      if ('cells' in row) for (const name of row.cells.keys()) names.add(name)
    if (names.size) break
  }
  return [...names]
}
