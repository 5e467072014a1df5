// What takes long of exports and archives: making, looking, taking back, and forgetting them in time. Each is safe to repeat.
import * as z from 'zod/mini'
import { momentOf, type SignedIn } from '#graphql/context.ts'
import type { Job } from '#graphql/define.ts'
import { Refusal } from '#graphql/errors.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import { ImportRefused } from '#graphql/imports/refused.ts'
import { days, hours } from '#graphql/time.ts'
import { languageOf } from '#messages/engine/languages.ts'
import { exportsMessages } from '#messages/exports.ts'
import { type Db, db as webDb } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { writeArchive } from './archiving.ts'
import { archivePath, forgetArchive, freshPath } from './files.ts'
import { ARCHIVE_DAYS, EXPORT_HOURS, STUCK_HOURS } from './limits.ts'
import { canDownload } from './policy.ts'
import { type ArchiveRow, archiveById, spacesOf } from './queries.ts'
import { ArchiveRefused, TooManyFiles } from './refused.ts'
import { lookAt } from './returning.ts'
import { carryBack } from './service.ts'

const Payload = z.object({ archiveId: z.int() })
const say = exportsMessages.message

/** Whoever began it, as they are now; null once they have left. */
async function contextFor(row: ArchiveRow): Promise<SignedIn | null> {
  const viewer = await viewerOfPerson(row.startedById)
  if (!viewer) return null
  const language = languageOf(viewer.interfaceLanguage) ?? 'en'
  return { viewer, db: webDb, language, requestId: `archive ${row.id}`, idempotencyKey: null }
}

async function fail(id: number, trouble: string): Promise<void> {
  await webDb.rows(sql`
    update "Archive" set state = 'FAILED', trouble = ${trouble}, "changedAt" = ${new Date()} where id = ${id}`)
  await forgetArchive(id)
}

/** Carries out a step of an archive in this state. A refusal is the end of it, in words; anything else is tried again. */
const step =
  (
    direction: ArchiveRow['direction'],
    state: ArchiveRow['state'],
    work: (row: ArchiveRow, context: SignedIn) => Promise<void>,
  ) =>
  async (payload: unknown): Promise<void> => {
    const row = await archiveById(webDb, z.parse(Payload, payload).archiveId)
    if (row?.direction !== direction || row.state !== state) return
    const context = await contextFor(row)
    if (!context) return fail(row.id, '')
    try {
      await work(row, context)
    } catch (error) {
      const isRefusal =
        error instanceof ArchiveRefused ||
        error instanceof ImportRefused ||
        error instanceof Refusal
      const text =
        error instanceof TooManyFiles ? say('refused.tooMany') : isRefusal ? error.text : null
      if (!text) throw error
      await fail(row.id, text(context.language).replaceAll(archivePath(row.id), row.file))
    }
  }

const makeExport = step('OUT', 'WAITING', async (row, context) => {
  const spaceIds = spacesOf(row)
  // Rights that have ended meanwhile give nothing.
  if (!canDownload(context.viewer, { ...row, spaceIds })) return fail(row.id, '')
  const path = await freshPath(row.id)
  const { bytes, rows, files } = await writeArchive(path, {
    spaceIds,
    isEverything: row.spaceId === null,
  })
  const at = momentOf(context)
  const report = JSON.stringify({
    spaceIds,
    posts: rows['tables/Post.jsonl'] ?? 0,
    comments: rows['tables/Comment.jsonl'] ?? 0,
    files,
  })
  await webDb.rows(sql`
    update "Archive" set state = 'READY', bytes = ${bytes}, report = ${report}::jsonb, "changedAt" = ${at},
      "expiresAt" = ${new Date(at.getTime() + hours(EXPORT_HOURS))}
    where id = ${row.id} and state = 'WAITING'`)
})

const lookAtArchive = step('IN', 'WAITING', async (row, context) => {
  const report = await lookAt(webDb, archivePath(row.id))
  const at = momentOf(context)
  await webDb.rows(sql`
    update "Archive" set state = 'READY', report = ${JSON.stringify(report)}::jsonb, "changedAt" = ${at},
      "expiresAt" = ${new Date(at.getTime() + days(ARCHIVE_DAYS))}
    where id = ${row.id} and state = 'WAITING'`)
})

const takeBackArchive = step('IN', 'RUNNING', async (row, context) => {
  await carryBack(context, archivePath(row.id), row.id)
  await forgetArchive(row.id)
})

/** Files of exports and archives go when their time is over; what has waited or run for too long has failed, whatever ended it. */
async function expireArchives(db: Db, now: Date): Promise<void> {
  const stuck = await db.rows<{ id: number }>(sql`
    update "Archive" set state = 'FAILED', trouble = '', "changedAt" = ${now}
    where state in ('WAITING', 'RUNNING') and "changedAt" <= ${new Date(now.getTime() - hours(STUCK_HOURS))} returning id`)
  const over = await db.rows<{ id: number }>(sql`
    update "Archive" set state = 'EXPIRED', "changedAt" = ${now} where state = 'READY' and "expiresAt" <= ${now} returning id`)
  const done = await db.rows<{ id: number }>(sql`
    select id from "Archive" where state = 'DONE' and direction = 'OUT' and "expiresAt" <= ${now}
    order by "expiresAt" desc limit 100`)
  for (const { id } of [...stuck, ...over, ...done]) await forgetArchive(id)
}

export const jobs: readonly Job[] = [
  { name: 'make-export', run: makeExport },
  { name: 'look-at-archive', run: lookAtArchive },
  { name: 'take-back-archive', run: takeBackArchive },
  { name: 'expire-archives', cron: '*/30 * * * *', run: (_, db, now) => expireArchives(db, now) },
]
