// The sweep: what nobody claimed in a day, and what lies on the disk without a row.
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Job } from '#graphql/define.ts'
import { days, hours } from '#graphql/time.ts'
import { waitingFiles } from '#graphql/waiting-files.ts'
import { log } from '#log.ts'
import type { Db } from '#prisma/client.ts'
import { joined, sql } from '#prisma/sql.ts'
import { discard, FOLDER, INCOMING, isFileId, SMALL } from './store.ts'

const MAX_AT_ONCE = 500

/**
 * Removes files that stand under nothing and are a day old, profile pictures that nobody uses, and what the disk holds without a
 * row. A file that somebody's draft refers to stays as long as the draft, one that waits
 * with what is no post yet as long as that waits.
 * @returns how many rows and how many stray files went
 */
export async function sweepFiles(
  db: Db,
  now = new Date(),
): Promise<{ rows: number; strays: number }> {
  const before = new Date(now.getTime() - days(1))
  const pieces = waitingFiles().map(({ isHere }) => isHere)
  let rows = 0
  for (;;) {
    const gone = await db.rows<{ id: string }>(sql`
      delete from "File" where id in (
        select f.id from "File" f left join "Person" owner on owner.id = f."ownerId"
        where f."postId" is null and f."commentId" is null and f."createdAt" < ${before}
          and (not f."isPicture" or owner."pictureId" is distinct from f.id)
          and not exists (select 1 from "Draft" d
            where (f."ownerId" is null or d."personId" = f."ownerId") and strpos(d.content::text, f.id) > 0)
          and not (${joined(pieces, ' or ', 'false')})
        -- One that somebody is claiming is no longer free when they are done.
        limit ${MAX_AT_ONCE} for update of f skip locked)
      returning id`)
    await discard(gone.map((file) => file.id))
    rows += gone.length
    if (gone.length < MAX_AT_ONCE) break
  }
  const strays =
    (await sweepDisk(db, before)) + (await sweepIncoming(new Date(now.getTime() - hours(1))))
  if (rows + strays) log.info({ rows, strays }, 'files that nobody needs were removed')
  return { rows, strays }
}

const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })

async function sweepDisk(db: Db, before: Date): Promise<number> {
  let strays = 0
  for (const part of await namesIn(FOLDER)) {
    if (!/^[0-9a-f]{2}$/.test(part)) continue
    const names = await namesIn(join(FOLDER, part))
    for (let i = 0; i < names.length; i += MAX_AT_ONCE)
      strays += await sweepNames(db, join(FOLDER, part), names.slice(i, i + MAX_AT_ONCE), before)
  }
  return strays
}

async function sweepNames(
  db: Db,
  folder: string,
  names: readonly string[],
  before: Date,
): Promise<number> {
  const idOf = (name: string): string =>
    name.endsWith(SMALL) ? name.slice(0, -SMALL.length) : name
  const ids = [...new Set(names.map(idOf).filter(isFileId))]
  const known = await db.rows<{ id: string }>(
    sql`select id from "File" where id = any(${ids}::text[])`,
  )
  const kept = new Set(known.map((file) => file.id))
  let strays = 0
  for (const name of names) {
    // A young file may be an upload whose row is not committed yet.
    if (
      isFileId(idOf(name)) &&
      !kept.has(idOf(name)) &&
      (await removedIfOld(join(folder, name), before))
    )
      strays++
  }
  return strays
}

async function sweepIncoming(before: Date): Promise<number> {
  let strays = 0
  for (const name of await namesIn(INCOMING))
    if (await removedIfOld(join(INCOMING, name), before)) strays++
  return strays
}

async function removedIfOld(path: string, before: Date): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  if (!found || found.mtime >= before) return false
  await rm(path, { force: true })
  return true
}

export const jobs: readonly Job[] = [
  {
    name: 'sweep-files',
    cron: '23 * * * *',
    run: async (_, db) => {
      await sweepFiles(db)
      await db.rows(sql`delete from "SealedUpload" where day < current_date - 1`)
    },
  },
]
