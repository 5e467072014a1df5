// Imports a file as somebody: the same gate as for people, row by row, safe to stop and to repeat.
import { access } from 'node:fs/promises'
import { basename } from 'node:path'
import type { SignedIn } from '#graphql/context.ts'
import { Refusal } from '#graphql/errors.ts'
import { slugOf } from '#graphql/spaces/slugs.ts'
import { write } from '#graphql/write.ts'
import { importsMessages } from '#messages/imports.ts'
import { sql } from '#prisma/sql.ts'
import { short } from '#search/language.ts'
import { type DateOrder, readDate } from './dates.ts'
import { type ExportFile, type ImportFiles, openExport } from './export-file.ts'
import type { Reading } from './idea-row.ts'
import { kinds } from './kinds.ts'
import { type FoundPlace, findPlace } from './place.ts'
import { type ColumnPlan, planFile } from './plan.ts'
import { ImportRefused, refusedPath } from './refused.ts'
import { importRows, planRows } from './row-import.ts'
import { type Counts, Run } from './run.ts'
import { sizeOf } from './source.ts'

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

/** The plan of a file of any kind; `file` is null for kinds whose rows go to no board. Throws ImportRefused. */
export async function planAny(
  options: ImportOptions,
): Promise<{ file: ExportFile | null; plan: ColumnPlan }> {
  const kind = kinds[options.kind]
  return kind && 'open' in kind
    ? { file: null, plan: (await planRows(kind, options)).plan }
    : planImport(options)
}

/** Which columns of a file are which of ours, and how they are read. Throws ImportRefused. */
export async function planImport(
  options: ImportFiles & ReadingOptions,
): Promise<{ file: ExportFile; plan: ColumnPlan }> {
  const file = await openExport(options, { keepsPrivateTags: options.keepsPrivateTags ?? false })
  return {
    file,
    plan: await planFile(file, dateOrderOf(options.dates), options.asOf !== undefined),
  }
}

/** Imports a file. Throws ImportRefused, in one line, for what cannot begin. */
export async function importFile(context: SignedIn, options: ImportOptions): Promise<ImportReport> {
  const kind = Object.hasOwn(kinds, options.kind) ? kinds[options.kind] : undefined
  if (!kind)
    throw new ImportRefused(
      say('noKind', { kind: options.kind, kinds: Object.keys(kinds).join(', ') }),
    )
  if ('open' in kind) return importRows(context, kind, options)
  const { path, dryRun = false } = options
  const sizes = [
    await sizeOf(path),
    options.comments ? await sizeOf(options.comments.path) : 0,
  ] as const
  const reading = readingOf(options)
  const { file, plan } = await planImport(options)
  if (plan.ideas.rows === 0 && plan.ideas.broken === 0)
    throw new ImportRefused(say('file.noRows', { path }))
  const told = (await options.onPlan?.(plan)) ?? null
  const found = await placeFor(context, options)
  const run = new Run({
    context: found.context,
    file: options.name ?? basename(path),
    place: found.place,
    dryRun,
    reading,
    dateOrders: {
      ideas: plan.ideas.dates?.order ?? told,
      comments: plan.comments?.dates?.order ?? told,
    },
    importId: options.importId ?? null,
  })
  for (const note of plan.notes) run.notes.set(note('en'), note)
  let finished = 0
  let last = 0
  await kind.run(run, file, (bytes) => {
    // The second file begins at zero again.
    if (bytes < last) finished = sizes[0]
    last = bytes
    options.progress?.(
      Math.min(finished + bytes, sizes[0] + sizes[1]),
      sizes[0] + sizes[1],
      rowsOf(run),
    )
  })
  const report = {
    ideas: run.ideas,
    comments: run.comments,
    spaceSlug: found.spaceSlug,
    boardName: found.place?.boardName ?? null,
    isNewPlace: found.isNew,
    plan,
    importId: run.importId,
    reasons: [...run.reasons.values()]
      .map(({ reason, times }): [string, number] => [reason, times])
      .sort((a, b) => b[1] - a[1]),
    refusedFiles: await refusedFilesOf(run, options),
    notes: notesOf(run),
  }
  if (run.importId !== null && options.importId === undefined) await finish(run, report)
  return report
}

/** What an import has given, kept with its row. */
export async function finish(
  run: Run,
  report: Pick<ImportReport, 'ideas' | 'comments' | 'reasons' | 'notes'>,
) {
  const { ideas, comments, reasons, notes } = report
  await write(run.context, 'finishImport', null, async (tx) => {
    await tx.rows(sql`
      update "Import" set state = 'DONE', "finishedAt" = ${tx.at}, "changedAt" = ${tx.at}, "rowsDone" = ${rowsOf(run)},
        report = ${JSON.stringify({ ideas, comments, reasons: reasons.slice(0, 50), notes })}::jsonb
      where id = ${run.importId}`)
    return {}
  })
}

async function placeFor(context: SignedIn, options: ImportOptions): Promise<FoundPlace> {
  const { board, dryRun = false } = options
  const space =
    options.space ?? slugOf((options.name ?? basename(options.path)).replace(/\..*$/, ''))
  return findPlace(context, { space, board, dryRun }).catch((error: Error) => {
    throw error instanceof Refusal
      ? new ImportRefused((language) =>
          say('noBoard', { name: context.viewer.name, space, reason: error.text(language) })(
            language,
          ),
        )
      : error
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

function dateOrderOf(given: string | undefined): DateOrder | null {
  if (given === undefined) return null
  if (given !== 'day-first' && given !== 'month-first')
    throw new ImportRefused(say('option.dates', { given }))
  return given
}
