// Kinds whose rows go to no board: people, skills, questions, and messages of customers. The same plan of columns, dry run, counts and refused file as ideas have.
import { basename } from 'node:path'
import type { SignedIn } from '#graphql/context.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { write } from '#graphql/write.ts'
import { importsMessages } from '#messages/imports.ts'
import { sql } from '#prisma/sql.ts'
import { findImportChannel } from './channel.ts'
import type { Names } from './column-names.ts'
import { cellOf, checkHeader, type Mapping, type Plan, planOf, readMap } from './columns.ts'
import { type ImportFiles, onlySource } from './export-file.ts'
import { findSpace, slugOfFile } from './place.ts'
import { type ColumnPlan, dateWarnings, relativeWarnings } from './plan.ts'
import { canManageImports } from './policy.ts'
import { ImportRefused, RefusedFile, type RefusedRow } from './refused.ts'
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
import type { Cells, Source } from './rows.ts'
import { Run, reasonOf } from './run.ts'
import { sizeOf } from './source.ts'
import { survey } from './survey.ts'

const say = importsMessages.message

/** Takes rows one by one; `cell` gives what a row says by our name. A row that it throws for is refused with that reason. */
export type RowTaker = {
  take(line: number, cell: (ours: string) => unknown): Promise<void>
  /** Writes what has come in since, and what can only be said once all rows are known. */
  end(): Promise<void>
}
export type RowKind = {
  about: string
  columns: Record<string, Names<string>>
  /** Columns without which nothing can be imported: of each list one is enough. */
  needed: readonly (readonly [string, ...string[]])[]
  /** Its rows are posts of a space. */
  goesToSpace?: true
  /** Its rows go to a channel of customers. */
  goesToChannel?: true
  /** What a row is called that is refused; without, by the kind. */
  whatOf?(cell: (ours: string) => unknown): RefusedRow['what']
  open(run: Run): RowTaker
}

const namesOf = (kind: RowKind): Names<string> => Object.values(kind.columns)[0] as Names<string>

/** The plan of a file of rows: what is none of our columns is not imported. Throws ImportRefused. */
export async function planRows(
  kind: RowKind,
  { path, map, dates }: ImportFiles & ReadingOptions,
  isWhole = true,
): Promise<{ source: Source; mapping: Mapping<string>; plan: ColumnPlan }> {
  const names = namesOf(kind)
  const source = await onlySource(path)
  const mapping: Mapping<string> = { given: readMap(map, names) }
  const { header } = source
  const has = (ours: string) => header !== null && planOf(header, names, mapping).theirs.has(ours)
  const needed = kind.needed.map((any) => any.find(has) ?? any[0])
  checkHeader(header, names, mapping, isWhole ? needed : [], '--map')
  const found = await survey(source, names, mapping, dateOrderOf(dates))
  const lacking = kind.needed
    .filter((any) => any.every((ours) => found.missing.includes(ours)))
    .map(([ours]) => ours)
  const ideas = { ...found, layout: null, lacking, keepsLabels: false }
  const hasDates = kind.goesToSpace || kind.goesToChannel
  const warnings = hasDates ? [...dateWarnings(found), ...relativeWarnings(found)] : []
  return { source, mapping, plan: { ideas, comments: null, notes: [], warnings } }
}

/** Imports a file of rows. Throws NotAllowed for others than administrators, and ImportRefused for what cannot begin. */
export async function importRows(
  context: SignedIn,
  kind: RowKind,
  options: ImportOptions,
): Promise<ImportReport> {
  if (!canManageImports(context.viewer)) throw new NotAllowed()
  const { path, dryRun = false } = options
  const { source, mapping, plan } = await planRows(kind, options)
  if (plan.ideas.rows === 0 && plan.ideas.broken === 0)
    throw new ImportRefused(say('file.noRows', { path }))
  const chosen = (await options.onPlan?.(plan)) ?? null
  if (options.challenge) throw new ImportRefused(say('option.challengeIdeas'))
  const space = options.space ?? slugOfFile(options.name ?? path)
  const found = kind.goesToSpace ? await findSpace(context, { space, dryRun }) : null
  const channel = kind.goesToChannel ? await findImportChannel(context, options.channel) : null
  const run = new Run({
    context: found?.context ?? context,
    file: options.name ?? basename(path),
    place: null,
    spaceId: found?.spaceId ?? null,
    channel,
    dryRun,
    reading: readingOf(options),
    dateOrders: { ideas: plan.ideas.dates?.order ?? chosen, comments: null },
    importId: options.importId ?? null,
  })
  const total = await sizeOf(path)
  run.refusedFile = dryRun ? null : await RefusedFile.open(path)
  try {
    await takeAll(run, kind, options.kind, source, mapping, (bytes) =>
      options.progress?.(bytes, total, rowsOf(run)),
    )
  } finally {
    await run.refusedFile?.close()
  }
  const report = {
    ideas: run.ideas,
    comments: run.comments,
    spaceSlug: found?.spaceSlug ?? channel?.spaceSlug ?? '',
    boardName: null,
    challenge: null,
    isNewPlace: found?.isNew ?? false,
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

/** What a refused row is called, and which column says what it was. */
const SHOWN: Readonly<Record<string, { what: RefusedRow['what']; title: string }>> = {
  people: { what: 'person', title: 'email' },
  questions: { what: 'question', title: 'title' },
  customers: { what: 'message', title: 'text' },
}

async function takeAll(
  run: Run,
  kind: RowKind,
  name: string,
  source: Source,
  mapping: Mapping<string>,
  progress: (bytes: number) => void,
): Promise<void> {
  const names = namesOf(kind)
  const { what, title } = SHOWN[name] ?? { what: 'skill', title: 'name' }
  const taker = kind.open(run)
  const plans = new Map<string, Plan<string>>()
  const planFor = (cells: Cells): Plan<string> => {
    const columns = [...cells.keys()]
    const key = columns.join('\0')
    const plan = plans.get(key) ?? planOf(columns, names, mapping)
    if (plans.size < 200) plans.set(key, plan)
    return plan
  }
  for await (const rows of source.rows(progress))
    for (const row of rows) {
      const { line } = row
      if ('trouble' in row) {
        const { id = '', title: shown = '', trouble } = row
        await run.refuse({ line, what, id, title: shown, reason: trouble })
        continue
      }
      const plan = planFor(row.cells)
      const cell = (ours: string) => cellOf(plan, row.cells, ours)
      const shown = (ours: string) => String(cell(ours) ?? '')
      await taker.take(line, cell).catch((error) =>
        run.refuse({
          ...{ line, id: shown('id'), title: shown(title), reason: reasonOf(error) },
          what: kind.whatOf?.(cell) ?? what,
        }),
      )
    }
  await taker.end()
}

/** The row of this import, made with the first batch that writes. @param kind people, skills, questions or customers */
export async function beginRows(run: Run, kind: string): Promise<number> {
  if (run.importId !== null) return run.importId
  const { id } = await write(run.context, 'beginImport', null, async (tx) => {
    const made = await tx.first<{ id: number }>(sql`
      insert into "Import" (kind, file, "startedById", state, "spaceId", "createdAt", "changedAt")
      values (${kind}, ${run.file}, ${run.context.viewer.id}, 'RUNNING', ${run.spaceId}::int, ${tx.at}, ${tx.at}) returning id`)
    return { id: (made as { id: number }).id }
  })
  run.importId = id
  return id
}
