// Spaces in which nothing has happened for a while: their owners get a notice, then they are archived. Whoever manages one keeps
// it, or restores it afterwards; both begin the time anew.
import type * as z from 'zod/mini'
import { momentOf, type SignedIn, systemActor, type Viewer } from '#graphql/context.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { may } from '#graphql/roles.ts'
import { days } from '#graphql/time.ts'
import { transaction } from '#graphql/transaction.ts'
import { write } from '#graphql/write.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { quietRuleSet, spaceArchivedQuiet, spaceKept, spaceQuiet } from './events.ts'
import { QuietDays, SpaceRef } from './input.ts'
import { canManageSpace, discoverableBy } from './policy.ts'
import { findDiscoverableSpace } from './service.ts'

/** Owners have so long to keep it. */
export const NOTICE_DAYS = 14
/** Spaces in one run of the job. */
const MAX_AT_ONCE = 200

export const canSetQuietDays = (viewer: Viewer): boolean => may(viewer, 'CHANGE_ADMINISTRATION')

/** After so many quiet days a space is archived; 0: never. */
export async function quietDays(db: Db): Promise<number> {
  const row = await db.first<{ quietDays: number }>(
    sql`select "quietDays" from "SpaceRule" where id = 1`,
  )
  return row?.quietDays ?? 0
}

/** Has nothing happened in the space `s` since a moment? */
const isQuietSince = (since: Date): Sql => sql`(s."archivedAt" is null and s."createdAt" <= ${since}
  and (s."keptAt" is null or s."keptAt" <= ${since})
  and not exists (select 1 from "Post" p where p."spaceId" = s.id and p."activeAt" > ${since}))`

export type QuietSpace = { id: number; slug: string; name: string; lastAt: Date }

/** Which spaces would get a notice by so many days, as far as the viewer knows of them; the quietest first, at most 50. */
export async function trialOfQuietDays(context: SignedIn, count: number): Promise<QuietSpace[]> {
  const input = parse(QuietDays, { days: count })
  if (!canSetQuietDays(context.viewer)) throw new NotAllowed()
  if (input.days === 0) return []
  const since = new Date(momentOf(context).getTime() - days(input.days))
  return context.db.rows<QuietSpace>(sql`
    select s.id, s.slug, s.name, greatest(s."createdAt", s."keptAt", (select max(p."activeAt") from "Post" p where p."spaceId" = s.id)) as "lastAt"
    from "Space" s where ${isQuietSince(since)} and ${discoverableBy(context.viewer)} order by 4, s.id limit 50`)
}

/** Says after how many quiet days a space is archived; 0: never, and notices that were given are withdrawn. Throws Invalid, NotAllowed. */
export function setQuietDays(context: SignedIn, raw: z.input<typeof QuietDays>) {
  const input = parse(QuietDays, raw)
  return write(context, 'setQuietDays', input, async (tx) => {
    if (!canSetQuietDays(context.viewer)) throw new NotAllowed()
    await tx.rows(sql`
      insert into "SpaceRule" (id, "quietDays") values (1, ${input.days})
      on conflict (id) do update set "quietDays" = excluded."quietDays"`)
    if (input.days === 0)
      await tx.rows(sql`update "Space" set "archivesAt" = null where "archivesAt" is not null`)
    await quietRuleSet.record(tx, context, { days: input.days })
    return { days: input.days }
  })
}

/** Keeps a space that is about to be archived: its quiet time begins anew. Twice is once. Throws NotFound, NotAllowed. */
export function keepSpace(context: SignedIn, raw: z.input<typeof SpaceRef>) {
  const input = parse(SpaceRef, raw)
  return write(context, 'keepSpace', input, async (tx) => {
    const space = await findDiscoverableSpace(tx, context, input.spaceId)
    if (!canManageSpace(context.viewer, space.id)) throw new NotAllowed()
    const kept = await tx.first(sql`
      update "Space" set "keptAt" = ${tx.at}, "archivesAt" = null
      where id = ${space.id} and "archivesAt" is not null returning 1 as one`)
    if (kept) await spaceKept.record(tx, context, { spaceId: space.id })
    return { id: space.id }
  })
}

/** The daily job: withdraws notices where something happened, archives what has stayed quiet, and gives new notices. */
export async function archiveQuietSpaces(_: unknown, db: Db, now: Date): Promise<void> {
  const count = await quietDays(db)
  if (count === 0) return
  const since = new Date(now.getTime() - days(count))
  const by = systemActor('quiet spaces')
  await transaction(async (tx) => {
    await tx.rows(sql`
      update "Space" s set "archivesAt" = null where s."archivesAt" is not null and not ${isQuietSince(since)}`)
    const over = await tx.rows<{ id: number }>(sql`
      update "Space" set "archivedAt" = ${tx.at}, "archivesAt" = null where id in (
        select s.id from "Space" s where s."archivesAt" <= ${now} and ${isQuietSince(since)} order by s.id limit ${MAX_AT_ONCE})
      returning id`)
    for (const { id } of over) await spaceArchivedQuiet.record(tx, by, { spaceId: id })
    const archivesAt = new Date(now.getTime() + days(NOTICE_DAYS))
    const noticed = await tx.rows<{ id: number }>(sql`
      update "Space" set "archivesAt" = ${archivesAt} where id in (
        select s.id from "Space" s where s."archivesAt" is null and ${isQuietSince(since)} order by s.id limit ${MAX_AT_ONCE})
      returning id`)
    for (const { id } of noticed) await spaceQuiet.record(tx, by, { spaceId: id })
  }, now)
}
