// Exports and archives: asked for, downloaded once, uploaded and taken back. What takes long is a job.
import type * as z from 'zod/mini'
import { discard } from '#graphql/attachments/store.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { exportsMessages } from '#messages/exports.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import {
  archiveReturned,
  archiveUploaded,
  exportDownloaded,
  exportRequested,
  postsReturned,
  spaceReturned,
} from './events.ts'
import { ArchiveReference, StartExport } from './input.ts'
import { canDownload, canExport, canExportSpace, canReadArchives } from './policy.ts'
import { type ArchiveRow, archiveById, everySpace, spacesOf } from './queries.ts'
import { bringBack, prepare } from './returning.ts'

const say = exportsMessages.message

function mustExport({ viewer }: SignedIn): void {
  if (!canExport(viewer)) throw new NotAllowed()
}

/** The archive, if the viewer may know of it. Throws NotFound. */
export async function findArchive(
  db: Pick<Db, 'first'>,
  { viewer }: SignedIn,
  id: number,
): Promise<ArchiveRow> {
  const row = canReadArchives(viewer) ? await archiveById(db, id) : undefined
  if (!row) throw new NotFound()
  return row
}

/** One job of an archive at a time; one that is killed is done again, from its beginning. */
function queue(tx: Tx, job: string, archiveId: number): void {
  tx.later(sql`
    select 1 from graphile_worker.add_job(${job}, json_build_object('archiveId', ${archiveId}::int), queue_name => ${`archive ${archiveId}`},
      max_attempts => 3)`)
}

/** Which spaces an export is of: those that the viewer can read. Throws NotFound for another one. */
async function chosenSpaces(tx: Tx, { viewer }: SignedIn, slug: string | null) {
  if (slug === null) {
    const all = await everySpace(tx)
    return { spaceId: null, spaceIds: all.filter((id) => canExportSpace(viewer, id)) }
  }
  const space = await tx.first<{ id: number }>(sql`select id from "Space" where slug = ${slug}`)
  if (!space || !canExportSpace(viewer, space.id)) throw new NotFound()
  return { spaceId: space.id, spaceIds: [space.id] }
}

/**
 * Asks for an export of a space, or of all that the viewer can read. Gives its number; it is made in the background. Throws NotAllowed,
 * NotFound, and Conflict while another one of the same person is being made.
 */
export function startExport(context: SignedIn, raw: z.input<typeof StartExport>) {
  mustExport(context)
  const { space } = parse(StartExport, raw)
  return write(context, 'startExport', { space }, async (tx) => {
    const { viewer } = context
    const chosen = await chosenSpaces(tx, context, space)
    await tx.rows(sql`select 1 from "Person" where id = ${viewer.id} for no key update`)
    const busy = await tx.first(sql`
      select 1 as one from "Archive" where "startedById" = ${viewer.id} and direction = 'OUT' and state = 'WAITING' limit 1`)
    if (busy) throw new Conflict(say('refused.busy'))
    const made = await tx.first<{ id: number }>(sql`
      insert into "Archive" (direction, "spaceId", "startedById", report, "createdAt", "changedAt")
      values ('OUT', ${chosen.spaceId}::int, ${viewer.id}, ${JSON.stringify({ spaceIds: chosen.spaceIds })}::jsonb, ${tx.at}, ${tx.at})
      returning id`)
    const { id } = made as { id: number }
    const of = chosen.spaceId === null ? {} : { spaceId: chosen.spaceId }
    await exportRequested.record(tx, context, { archiveId: id, ...of })
    queue(tx, 'make-export', id)
    return { id }
  })
}

/** Gives an export to whoever asked for it: from now on it is downloaded. Throws NotFound, also for one that is not there any longer. */
export function takeExport(context: SignedIn, raw: z.input<typeof ArchiveReference>) {
  const { number } = parse(ArchiveReference, raw)
  return write(context, 'takeExport', { number }, async (tx) => {
    const row = await findArchive(tx, context, number)
    if (!canDownload(context.viewer, { ...row, spaceIds: spacesOf(row) })) throw new NotFound()
    const taken = await tx.first(sql`
      update "Archive" set state = 'DONE', "changedAt" = ${tx.at}
      where id = ${number} and direction = 'OUT' and state = 'READY' and "expiresAt" > ${tx.at} returning id`)
    if (!taken) throw new NotFound()
    const of = row.spaceId === null ? {} : { spaceId: row.spaceId }
    await exportDownloaded.record(tx, context, { archiveId: number, ...of })
    return { id: number }
  })
}

/** A download that broke off may be tried again until its time is over. */
export const giveAgain = (tx: Db, id: number) =>
  tx.rows(
    sql`update "Archive" set state = 'READY' where id = ${id} and state = 'DONE' and direction = 'OUT'`,
  )

/** Records an uploaded archive, which is about to get its place. Gives its number. Throws NotAllowed. */
export function addArchive(context: SignedIn, file: string, bytes: number) {
  mustExport(context)
  return write(context, 'addArchive', { file, bytes }, async (tx) => {
    const made = await tx.first<{ id: number }>(sql`
      insert into "Archive" (direction, file, bytes, "startedById", "createdAt", "changedAt")
      values ('IN', ${file}, ${bytes}, ${context.viewer.id}, ${tx.at}, ${tx.at}) returning id`)
    const { id } = made as { id: number }
    await archiveUploaded.record(tx, context, { archiveId: id })
    return { id }
  })
}

/** Queues that an uploaded archive is looked at, once it is at its place. */
export const lookLater = (context: SignedIn, id: number) =>
  write(context, 'lookAtArchive', { id }, async (tx) => {
    queue(tx, 'look-at-archive', id)
    return { id }
  })

/** Takes an archive back, in the background. Throws NotAllowed, NotFound, and Conflict for one that does not wait for it. */
export function takeBack(context: SignedIn, raw: z.input<typeof ArchiveReference>) {
  mustExport(context)
  const { number } = parse(ArchiveReference, raw)
  return write(context, 'takeBackArchive', { number }, async (tx) => {
    const row = await findArchive(tx, context, number)
    if (row.direction !== 'IN' || row.startedById !== context.viewer.id) throw new NotFound()
    const begun = await tx.first(sql`
      update "Archive" set state = 'RUNNING', "changedAt" = ${tx.at} where id = ${number} and state = 'READY' returning id`)
    if (!begun) throw new Conflict(say('refused.notReady'))
    queue(tx, 'take-back-archive', number)
    return { id: number }
  })
}

/** Posts that one event tells of. */
const TOLD = 200

/**
 * Puts an archive's rows back and tells it, all at once. Gives the numbers of the new spaces.
 * @param archiveId its row; null for the command, whose file is its own
 * Throws NotAllowed, ArchiveRefused.
 */
export async function carryBack(
  context: SignedIn,
  path: string,
  archiveId: number | null,
): Promise<{ spaceIds: number[]; posts: number }> {
  mustExport(context)
  const prepared = await prepare(path)
  let back = { spaceIds: [] as number[], postIds: [] as number[] }
  try {
    await write(context, 'carryBack', { archiveId }, async (tx) => {
      // Once: a job may be begun again while its first run still goes on.
      const running = await tx.first(sql`
        update "Archive" set state = 'DONE', "changedAt" = ${tx.at} where id = ${archiveId}::int and state = 'RUNNING' returning 1 as one`)
      if (archiveId !== null && !running) throw new Conflict(say('refused.notReady'))
      back = await bringBack(tx, prepared)
      const of = { archiveId: archiveId ?? 0 }
      for (const spaceId of back.spaceIds)
        await spaceReturned.record(tx, context, { ...of, spaceId })
      for (let at = 0; at < back.postIds.length; at += TOLD)
        await postsReturned.record(tx, context, {
          ...of,
          postIds: back.postIds.slice(at, at + TOLD),
        })
      await archiveReturned.record(tx, context, of)
      return {}
    })
  } catch (error) {
    // Nothing names them: after an error of the connection the sweep takes what no row names.
    await discard(prepared.files)
    throw error
  }
  return { spaceIds: back.spaceIds, posts: back.postIds.length }
}
