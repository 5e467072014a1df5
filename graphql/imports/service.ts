// Imports a file as somebody: the same gate as for people, row by row, safe to stop and to repeat.
import { basename } from 'node:path'
import type { SignedIn } from '#graphql/context.ts'
import { Refusal } from '#graphql/errors.ts'
import { importsMessages } from '#messages/imports.ts'
import { findEntryPlace } from './entries.ts'
import { type ExportFile, type ImportFiles, openExport } from './export-file.ts'
import { kinds } from './kinds.ts'
import { type FoundPlace, findPlace, slugOfFile } from './place.ts'
import { type ColumnPlan, planFile } from './plan.ts'
import { ImportRefused } from './refused.ts'
import {
  dateOrderOf,
  finish,
  type ImportOptions,
  type ImportReport,
  notesOf,
  type ReadingOptions,
  readingOf,
  refusedFilesOf,
  rowsOf,
} from './report.ts'
import { importRows, planRows } from './row-import.ts'
import { Run } from './run.ts'
import { sizeOf } from './source.ts'

const say = importsMessages.message

/** The plan of a file of any kind; `file` is null for kinds whose rows go to no board. Throws ImportRefused. */
export async function planAny(
  options: ImportOptions,
  isWhole = true,
): Promise<{ file: ExportFile | null; plan: ColumnPlan }> {
  const kind = kinds[options.kind]
  return kind && 'open' in kind
    ? { file: null, plan: (await planRows(kind, options, isWhole)).plan }
    : planImport(options, isWhole)
}

/** Which columns of a file are which of ours, and how they are read. Throws ImportRefused. */
export async function planImport(
  options: ImportFiles & ReadingOptions,
  isWhole = true,
): Promise<{ file: ExportFile; plan: ColumnPlan }> {
  const choices = { keepsPrivateTags: options.keepsPrivateTags ?? false }
  const file = await openExport(options, choices, isWhole)
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
  if (options.challenge && options.kind !== 'ideas')
    throw new ImportRefused(say('option.challengeIdeas'))
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
  const chosen = (await options.onPlan?.(plan)) ?? null
  const found = await placeFor(context, options, plan.ideas.rows)
  const run = new Run({
    context: found.context,
    file: options.name ?? basename(path),
    place: found.place,
    dryRun,
    reading,
    dateOrders: {
      ideas: plan.ideas.dates?.order ?? chosen,
      comments: plan.comments?.dates?.order ?? chosen,
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
  const report = await reportOf(run, options, found, plan)
  if (run.importId !== null && options.importId === undefined) await finish(run, report)
  return report
}

const reportOf = async (
  run: Run,
  options: ImportOptions,
  { place, spaceSlug, isNew }: FoundPlace,
  plan: ColumnPlan,
): Promise<ImportReport> => ({
  ideas: run.ideas,
  comments: run.comments,
  spaceSlug,
  boardName: place?.boardName ?? null,
  challenge: place?.challenge ?? null,
  isNewPlace: isNew,
  plan,
  importId: run.importId,
  reasons: [...run.reasons.values()]
    .map(({ reason, times }): [string, number] => [reason, times])
    .sort((a, b) => b[1] - a[1]),
  refusedFiles: await refusedFilesOf(run, options),
  notes: notesOf(run),
})

async function placeFor(
  context: SignedIn,
  options: ImportOptions,
  rows: number,
): Promise<FoundPlace> {
  const { board, challenge, dryRun = false } = options
  if (challenge) return findEntryPlace(context, { challenge, space: options.space, board }, rows)
  const space = options.space ?? slugOfFile(options.name ?? options.path)
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
