// Imports a file as somebody: the same gate as for people, row by row, safe to stop and to repeat.
import { basename } from 'node:path'
import type { SignedIn } from '#graphql/context.ts'
import { Refusal } from '#graphql/errors.ts'
import { slugOf } from '#graphql/spaces/slugs.ts'
import { importsMessages } from '#messages/imports.ts'
import { short } from '#search/language.ts'
import { momentOf } from './cells.ts'
import { type ImportFiles, kinds } from './kinds.ts'
import { findPlace } from './place.ts'
import { ImportRefused, refusedPath } from './refused.ts'
import { sizeOf } from './rows.ts'
import { type Counts, Run } from './run.ts'

const say = importsMessages.message

export type ImportOptions = ImportFiles & {
  kind: string
  /** The space's slug; without one it is made from the file's name. */
  space?: string | undefined
  /** The board's slug; without one it is the first of the space. */
  board?: string | undefined
  dryRun?: boolean
  language?: string | undefined
  asOf?: string | undefined
  /** Is told how many bytes of how many were read, and how many rows were done. */
  progress?: (bytes: number, total: number, rows: number) => void
}

export type ImportReport = {
  ideas: Counts
  comments: Counts
  spaceSlug: string
  boardName: string | null
  isNewPlace: boolean
  /** How often each reason for refusing was given, the most frequent first. */
  reasons: [string, number][]
  /** Files with the refused rows. */
  refusedFiles: string[]
  notes: string[]
}

/** Imports a file. Throws ImportRefused, in one line, for what cannot begin. */
export async function importFile(context: SignedIn, options: ImportOptions): Promise<ImportReport> {
  const kind = Object.hasOwn(kinds, options.kind) ? kinds[options.kind] : undefined
  if (!kind)
    throw new ImportRefused(
      say('noKind', { kind: options.kind, kinds: Object.keys(kinds).join(', ') }),
    )
  const { path, dryRun = false } = options
  const sizes = [
    await sizeOf(path),
    options.comments ? await sizeOf(options.comments.path) : 0,
  ] as const
  const reading = { language: languageOf(options.language), asOf: asOfDate(options.asOf) }
  const space = options.space ?? slugOf(basename(path).replace(/\..*$/, ''))
  const found = await findPlace(context, { space, board: options.board, dryRun }).catch(
    (error: Error) => {
      throw error instanceof Refusal
        ? new ImportRefused((language) =>
            say('noBoard', { name: context.viewer.name, space, reason: error.text(language) })(
              language,
            ),
          )
        : error
    },
  )
  const { context: own, place } = found
  const run = new Run({ context: own, file: basename(path), place, dryRun, reading })
  let finished = 0
  let last = 0
  await kind.run(run, options, (bytes) => {
    // The second file begins at zero again.
    if (bytes < last) finished = sizes[0]
    last = bytes
    options.progress?.(finished + bytes, sizes[0] + sizes[1], rowsOf(run))
  })
  return {
    ideas: run.ideas,
    comments: run.comments,
    spaceSlug: found.spaceSlug,
    boardName: found.place?.boardName ?? null,
    isNewPlace: found.isNew,
    reasons: [...run.reasons].sort((a, b) => b[1] - a[1]),
    refusedFiles: await refusedFilesOf(run, options),
    notes: notesOf(run),
  }
}

const rowsOf = ({ ideas, comments }: Run): number =>
  [ideas, comments].reduce(
    (sum, counts) => sum + counts.new + counts.changed + counts.unchanged + counts.refused,
    0,
  )

async function refusedFilesOf(run: Run, options: ImportOptions): Promise<string[]> {
  if (run.dryRun) return []
  const { access } = await import('node:fs/promises')
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

function notesOf(run: Run): string[] {
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
  const moment = momentOf(given)
  if (!moment) throw new ImportRefused(say('option.asOf', { given }))
  return moment
}
