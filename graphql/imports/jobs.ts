// What takes long of an import: looking at its file, running it, undoing it. Each is safe to repeat.
import * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import type { Job } from '#graphql/define.ts'
import { Refusal } from '#graphql/errors.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import { days } from '#graphql/time.ts'
import { type Language, languageOf } from '#messages/engine/languages.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { db as webDb } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { withoutWords } from './customer-words.ts'
import { goesToChannel } from './kinds.ts'
import { previewOf, writtenPlan } from './preview.ts'
import { type ImportRow, importById } from './queries.ts'
import { ImportRefused } from './refused.ts'
import type { ImportOptions } from './report.ts'
import { importFile, planAny } from './service.ts'
import { undoRows } from './undo.ts'
import { forgetUpload, forgetUploads, refusedUpload, uploadPath } from './uploads.ts'

const Payload = z.object({ importId: z.int() })
/** Uploaded files are kept so long after their import, for trying again and for the refused rows. */
const KEPT = days(90)
/** What customers wrote, which is theirs to have erased, only so long. */
const KEPT_OF_CUSTOMERS = days(7)

/** How an uploaded import is read and where it goes. */
const optionsOf = ({ id, kind, file, commentsFile, options }: ImportRow): ImportOptions => ({
  kind,
  name: file,
  path: uploadPath(id, 'ideas'),
  map: options.map ?? [],
  ...(commentsFile
    ? { comments: { path: uploadPath(id, 'comments'), map: options.mapComments ?? [] } }
    : {}),
  space: options.space || undefined,
  board: options.board || undefined,
  challenge: options.challenge || undefined,
  channel: options.channel || undefined,
  language: options.language || undefined,
  asOf: options.asOf || undefined,
  dates: options.dates || undefined,
  keepsPrivateTags: options.keepsPrivateTags ?? false,
})

/** Whoever began it, as they are now; null once they have left. */
async function contextFor(row: ImportRow): Promise<SignedIn | null> {
  const viewer = await viewerOfPerson(row.startedById)
  if (!viewer) return null
  const language: Language = languageOf(viewer.interfaceLanguage) ?? 'en'
  return { viewer, db: webDb, language, requestId: `import ${row.id}`, idempotencyKey: null }
}

/** Carries out a step of an import in one of these states. A refusal is the end of it, in words; anything else is tried again. */
async function step(
  payload: unknown,
  states: readonly ImportRow['state'][],
  work: (row: ImportRow, context: SignedIn) => Promise<void>,
): Promise<void> {
  const row = await importById(webDb, z.parse(Payload, payload).importId)
  if (!row || !states.includes(row.state)) return
  const context = await contextFor(row)
  if (!context) return fail(row.id, '')
  try {
    await work(row, context)
  } catch (error) {
    const text = error instanceof ImportRefused || error instanceof Refusal ? error.text : null
    if (!text) throw error
    await fail(
      row.id,
      text(context.language).replaceAll(`${uploadPath(row.id, 'ideas')}`, row.file),
    )
  }
}

const fail = async (id: number, trouble: string): Promise<void> => {
  const at = new Date()
  await webDb.rows(
    sql`update "Import" set state = 'FAILED', trouble = ${trouble}, "changedAt" = ${at} where id = ${id}`,
  )
}

const planStep = (payload: unknown) =>
  step(payload, ['UPLOADED'], async (row, context) => {
    const options = optionsOf(row)
    const { file, plan } = await planAny(options, false)
    const report = {
      plan: writtenPlan(plan, context.language),
      ...(file ? { preview: await previewOf(file, plan, options, context.language) } : {}),
    }
    await webDb.rows(sql`
      update "Import" set state = 'READY', report = ${JSON.stringify(keptOf(row, report))}::jsonb, "changedAt" = ${new Date()}
      where id = ${row.id} and state = 'UPLOADED'`)
  })

/** What of a report stays with its import: of customers' messages nothing that they wrote, and no plan once they are in. */
function keptOf({ kind }: ImportRow, report: Record<string, unknown>): Record<string, unknown> {
  if (!goesToChannel(kind)) return report
  const { plan, ...rest } = withoutWords(report)
  return rest.done ? rest : { plan, ...rest }
}

/** The page is told at most so often how far it is. */
const TELL_EVERY = 1_000

const runStep = (payload: unknown) =>
  step(payload, ['TRYING', 'RUNNING'], async (row, context) => {
    const isTry = row.state === 'TRYING'
    let reportedAt = 0
    const report = await importFile(context, {
      ...optionsOf(row),
      dryRun: isTry,
      importId: row.id,
      progress: (bytes, total, rows) => {
        if (Date.now() - reportedAt < TELL_EVERY) return
        reportedAt = Date.now()
        void webDb
          .rows(sql`
            update "Import" set "bytesRead" = ${bytes}, "bytesTotal" = ${total}, "rowsDone" = ${rows}, "changedAt" = ${new Date()}
            where id = ${row.id}`)
          .catch(() => {})
      },
    })
    const { ideas, comments, reasons, notes, spaceSlug, isNewPlace, challenge } = report
    const given = {
      ideas,
      comments,
      reasons: reasons.slice(0, 50),
      notes,
      spaceSlug,
      isNewPlace,
      challengeId: challenge?.id ?? null,
    }
    const kept = {
      ...row.report,
      ...(isTry
        ? { tried: given }
        : {
            done: given,
            refused: {
              ideas: (await refusedUpload(row.id, 'ideas')) !== null,
              comments: (await refusedUpload(row.id, 'comments')) !== null,
            },
          }),
    }
    await webDb.rows(sql`
      update "Import" i set state = ${isTry ? 'READY' : 'DONE'}::"ImportState", report = ${JSON.stringify(keptOf(row, kept))}::jsonb,
        "rowsDone" = ${Object.values(ideas).reduce((a, b) => a + b, 0)}, "bytesRead" = "bytesTotal", "changedAt" = ${new Date()},
        "finishedAt" = ${isTry ? null : new Date()}::timestamptz,
        "spaceId" = coalesce((select id from "Space" where slug = ${isTry ? '' : spaceSlug}), "spaceId")
      where id = ${row.id}`)
    if (!isTry && goesToChannel(row.kind)) await forgetUpload(row.id, 'ideas')
  })

const undoStep = (payload: unknown) =>
  step(payload, ['UNDOING'], async (row, context) => {
    const undone = await undoRows(context, row)
    await webDb.rows(sql`
      update "Import" set state = 'UNDONE', report = ${JSON.stringify({ ...row.report, undone })}::jsonb, "changedAt" = ${new Date()}
      where id = ${row.id}`)
  })

/** Files of imports that nothing has happened to for long go; what was imported stays. */
export async function tidyImports(db: Db, now: Date): Promise<void> {
  const before = (time: number) => new Date(now.getTime() - time)
  const old = await db.rows<{ id: number }>(sql`
    select id from "Import" where "changedAt" < ${before(KEPT)} order by id limit 1000`)
  const ofCustomers = await db.rows<{ id: number }>(sql`
    select id from "Import" where kind = 'customers' and "changedAt" < ${before(KEPT_OF_CUSTOMERS)} order by id limit 1000`)
  for (const { id } of [...old, ...ofCustomers]) await forgetUploads(id)
  // Plans of before had samples of their words.
  await db.rows(sql`
    update "Import" set report = report - 'plan'
    where kind = 'customers' and "changedAt" < ${before(KEPT_OF_CUSTOMERS)} and report->'plan' is not null`)
}

/** Queues forgetting every file of customers' messages, for when the transaction commits. The last one queued does it for all. */
export const forgetCustomersFilesLater = (tx: Tx): void =>
  tx.later(sql`
    select 1 from graphile_worker.add_job('forget-customer-files', '{}'::json, job_key => 'forget-customer-files')`)

/**
 * Forgets the files of customers' messages: somebody who may stand in one was erased. An upload that was not run yet has to be given
 * again. Throws while one is being read or written, so that the queue tries again after it.
 */
export async function forgetCustomersFiles(db: Db, now: Date): Promise<void> {
  const still = await db.rows<{ id: number }>(sql`
    select id from "Import" where kind = 'customers' and state in ('UPLOADED', 'READY', 'DONE', 'FAILED', 'UNDONE') order by id`)
  for (const { id } of still) await forgetUploads(id)
  await db.rows(sql`
    update "Import" set state = 'FAILED', trouble = '', report = report - 'plan' - 'preview', "changedAt" = ${now}
    where kind = 'customers' and state in ('UPLOADED', 'READY')`)
  const busy = await db.first(sql`
    select 1 from "Import" where kind = 'customers' and state in ('TRYING', 'RUNNING', 'UNDOING') limit 1`)
  if (busy) throw new Error('an import of customers is under way: its files are forgotten after it')
}

export const jobs: readonly Job[] = [
  { name: 'plan-import', run: planStep },
  { name: 'run-import', run: runStep },
  { name: 'undo-import', run: undoStep },
  { name: 'forget-customer-files', run: (_, db, now) => forgetCustomersFiles(db, now) },
  { name: 'tidy-imports', cron: '10 3 * * *', run: (_, db, now) => tidyImports(db, now) },
]
