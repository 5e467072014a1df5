// What an import is asked for and what it gives, whatever its kind.
import { access } from 'node:fs/promises'
import { write } from '#graphql/write.ts'
import { importsMessages } from '#messages/imports.ts'
import { sql } from '#prisma/sql.ts'
import { short } from '#search/language.ts'
import { withoutWords } from './customer-words.ts'
import { type DateOrder, readDate } from './dates.ts'
import type { ImportFiles } from './export-file.ts'
import type { Reading } from './idea-row.ts'
import type { ColumnPlan } from './plan.ts'
import { ImportRefused, refusedPath } from './refused.ts'
import type { Counts, Run } from './run.ts'

const say = importsMessages.message

/** How files are read, beside their columns. */
export type ReadingOptions = {
  language?: string | undefined
  asOf?: string | undefined
  /** Which comes first in days like 03/04/2020, if the file itself does not tell. */
  dates?: string | undefined
  keepsPrivateTags?: boolean
}

export type ImportOptions = ImportFiles &
  ReadingOptions & {
    kind: string
    /** The space's slug; without one it is made from the file's name. */
    space?: string | undefined
    /** The board's slug; without one it is the first of the space. */
    board?: string | undefined
    /** The number of a challenge in which the ideas are entered; they go to its space, and to no board. */
    challenge?: string | undefined
    /** The channel that messages of customers go to: its number or its address. */
    channel?: string | undefined
    dryRun?: boolean
    /** The row of this import, if it has one already. */
    importId?: number
    /** What the file is called, if not by its path. */
    name?: string
    /** Is told how many bytes of how many were read, and how many rows were done. */
    progress?: (bytes: number, total: number, rows: number) => void
    /** Is given the plan before the first row is written; may say which comes first, day or month, where that was open. */
    onPlan?: (plan: ColumnPlan) => Promise<DateOrder | null>
  }

export type ImportReport = {
  ideas: Counts
  comments: Counts
  spaceSlug: string
  boardName: string | null
  challenge: { id: number; title: string } | null
  isNewPlace: boolean
  plan: ColumnPlan
  /** The row of this import; null when it wrote nothing. */
  importId: number | null
  /** How often each reason for refusing was given, the most frequent first, in the words of its first row. */
  reasons: [string, number][]
  /** Files with the refused rows. */
  refusedFiles: string[]
  notes: string[]
}

/** How rows are read, as far as it is said; the order of day and month comes from the plan. Throws ImportRefused. */
export const readingOf = ({ language, asOf }: ReadingOptions): Reading => ({
  language: languageOf(language),
  asOf: asOfDate(asOf),
  dateOrder: null,
})

/** What an import has given, kept with its row. */
export async function finish(
  run: Run,
  report: Pick<ImportReport, 'ideas' | 'comments' | 'reasons' | 'notes'>,
) {
  const { ideas, comments, reasons, notes } = report
  const kept = { ideas, comments, reasons: reasons.slice(0, 50), notes }
  await write(run.context, 'finishImport', null, async (tx) => {
    await tx.rows(sql`
      update "Import" set state = 'DONE', "finishedAt" = ${tx.at}, "changedAt" = ${tx.at}, "rowsDone" = ${rowsOf(run)},
        report = ${JSON.stringify(run.channel ? withoutWords(kept) : kept)}::jsonb
      where id = ${run.importId}`)
    return {}
  })
}

export const rowsOf = ({ ideas, comments }: Run): number =>
  [ideas, comments].reduce(
    (sum, counts) => sum + counts.new + counts.changed + counts.unchanged + counts.refused,
    0,
  )

export async function refusedFilesOf(run: Run, options: ImportOptions): Promise<string[]> {
  if (run.dryRun) return []
  const paths = await Promise.all(
    [options.path, options.comments?.path].filter((path) => path !== undefined).map(refusedPath),
  )
  const there = await Promise.all(
    paths.map((path) =>
      access(path).then(
        () => true,
        () => false,
      ),
    ),
  )
  return paths.filter((_, i) => there[i])
}

export function notesOf(run: Run): string[] {
  const notes =
    run.alone > 0
      ? [say('repliesAlone', { count: run.alone }), ...run.notes.values()]
      : [...run.notes.values()]
  return notes.map((note) => note(run.context.language))
}

function languageOf(given: string | undefined): string | null {
  if (given === undefined) return null
  const language = short(given)
  if (!language) throw new ImportRefused(say('option.language', { given }))
  return language
}

function asOfDate(given: string | undefined): Date | null {
  if (given === undefined) return null
  const read = readDate(given)
  if (!read || !('at' in read)) throw new ImportRefused(say('option.asOf', { given }))
  return read.at
}

/** Which comes first in days like 03/04/2020, as it was said. Throws ImportRefused. */
export function dateOrderOf(given: string | undefined): DateOrder | null {
  if (given === undefined) return null
  if (given !== 'day-first' && given !== 'month-first')
    throw new ImportRefused(say('option.dates', { given }))
  return given
}
