// A customer as a whole: their threads, who answered last, what changed about them, and those who have gone quiet.
import type * as z from 'zod/mini'
import type { SignedIn, Viewer } from '#graphql/context.ts'
import { NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { days } from '#graphql/time.ts'
import { mustBeVersion } from '#graphql/versions.ts'
import { write } from '#graphql/write.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { joined, plannedForValues, type Sql, sql } from '#prisma/sql.ts'
import { customerEdited } from './events.ts'
import { EditCustomer } from './input.ts'
import { MAX_PROFILE_ROWS, REPEAT_DAYS } from './limits.ts'
import { canEditCustomer, canSeeData } from './policy.ts'

/** Threads `k` with post `p` of a customer, whoever of the merged ones wrote. */
const threadsOf = (customerId: number): Sql => sql`"CustomerThread" k join "Post" p on p.id = k.id
  join "Customer" o on o.id = k."customerId" and (o.id = ${customerId} or o."mergedIntoId" = ${customerId})`

/** The ids of threads that a customer began or wrote in; `customerId` may be a column, after `lateral`. */
export const threadsWith = (customerId: Sql): Sql => sql`(
  select began.id from "CustomerThread" began where began."customerId" = ${customerId}
  union select wrote."threadId" from "CustomerMessage" wrote where wrote."customerId" = ${customerId})`

/**
 * The spaces through which the viewer sees customers best: where they see names, if there is one. A customer of whom they see no
 * thread is left out.
 */
export async function spacesOfCustomers(
  db: Db,
  viewer: Viewer,
  customerIds: readonly number[],
): Promise<Map<number, number>> {
  const rows = await db.rows<{ id: number; spaceIds: number[] }>(sql`
    select asked.id, array_agg(distinct p."spaceId") as "spaceIds" from unnest(${[...customerIds]}::int[]) asked(id)
    join "Customer" o on o.id = asked.id or o."mergedIntoId" = asked.id
    join lateral ${threadsWith(sql`o.id`)} k on true join "Post" p on p.id = k.id
    where ${visibleTo(viewer)} group by asked.id`)
  return new Map(
    rows.map(({ id, spaceIds }) => [
      id,
      spaceIds.find((one) => canEditCustomer(viewer, one)) ??
        spaceIds.find((one) => canSeeData(viewer, one)) ??
        (spaceIds[0] as number),
    ]),
  )
}

/** The same of one; undefined where the viewer sees no thread of theirs. */
export const spaceOfCustomer = async (
  db: Db,
  viewer: Viewer,
  customerId: number,
): Promise<number | undefined> =>
  (await spacesOfCustomers(db, viewer, [customerId])).get(customerId)

/** Their threads that the viewer sees, latest first. */
export async function threadIdsOf(db: Db, viewer: Viewer, customerId: number): Promise<number[]> {
  const rows = await db.rows<{ id: number }>(sql`
    select k.id from ${threadsOf(customerId)} where ${visibleTo(viewer)} order by k."latestAt" desc, k.id desc limit ${MAX_PROFILE_ROWS}`)
  return rows.map(({ id }) => id)
}

export type ContactRow = { dueAt: Date | null; repeats: number }
/** When the next answer is owed to them, and how often they came back within REPEAT_DAYS of the time before. */
export async function contactOf(db: Db, viewer: Viewer, customerId: number): Promise<ContactRow> {
  const row = await db.first<ContactRow>(sql`
    select min("dueAt") filter (where "waitingSince" is not null and not "isSpam") as "dueAt",
      count(*) filter (where at - before <= make_interval(days => ${REPEAT_DAYS}))::int as repeats
    from (select k."dueAt", k."waitingSince", k."isSpam", p."createdAt" as at, lag(p."createdAt") over (order by p."createdAt", p.id) as before
      from ${threadsOf(customerId)} where ${visibleTo(viewer)} and not k."isSpam") seen`)
  return row ?? { dueAt: null, repeats: 0 }
}

export type MergedRow = { id: number; mergedById: number | null; mergedAt: Date | null }
/** Customers that were found to be this one. */
export const mergedInto = (db: Db, customerId: number): Promise<MergedRow[]> =>
  db.rows<MergedRow>(sql`
    select id, "mergedById", "mergedAt" from "Customer" where "mergedIntoId" = ${customerId} order by "mergedAt" desc, id limit ${MAX_PROFILE_ROWS}`)

export type ChangeRow = {
  id: number
  field: string
  before: string
  after: string
  byId: number
  at: Date
}
export const changesOf = (db: Db, customerId: number): Promise<ChangeRow[]> =>
  db.rows<ChangeRow>(sql`
    select id, field, before, after, "byId", at from "CustomerChange" where "customerId" = ${customerId}
    order by id desc limit ${MAX_PROFILE_ROWS}`)

type Stored = {
  segment: string
  language: string | null
  consent: string
  keptAt: Date | null
  version: number
}

/** Changes what is kept of a customer; each change stays in their history. Throws NotFound, NotAllowed, Invalid and Conflict. */
export async function editCustomer(context: SignedIn, raw: z.input<typeof EditCustomer>) {
  const input = parse(EditCustomer, raw)
  const { viewer } = context
  return write(context, 'editCustomer', input, async (tx) => {
    const spaceId = await spaceOfCustomer(tx, viewer, input.customerId)
    if (spaceId === undefined) throw new NotFound()
    if (!canEditCustomer(viewer, spaceId)) throw new NotAllowed()
    const before = (await tx.first<Stored>(sql`
      select segment, language, consent, "keptAt", version from "Customer" where id = ${input.customerId} for no key update`)) as Stored
    mustBeVersion(before.version, input.version)
    const keptAt = input.isKept ? (before.keptAt ?? tx.at) : null
    await keepChanges(tx, viewer.id, input.customerId, [
      ['segment', before.segment, input.segment],
      ['language', before.language ?? '', input.language ?? ''],
      ['consent', before.consent, input.consent],
      ['kept', dayOf(before.keptAt), dayOf(keptAt)],
    ])
    await tx.rows(sql`
      update "Customer" set segment = ${input.segment}, language = ${input.language}::text, consent = ${input.consent}::"CustomerConsent",
        "keptAt" = ${keptAt}::timestamptz, version = version + 1 where id = ${input.customerId}`)
    await customerEdited.record(tx, context, { customerId: input.customerId })
    return { id: input.customerId }
  })
}

const dayOf = (at: Date | null): string => at?.toISOString().slice(0, 10) ?? ''

async function keepChanges(
  tx: Tx,
  byId: number,
  customerId: number,
  fields: readonly (readonly [field: string, before: string, after: string])[],
): Promise<void> {
  for (const [field, before, after] of fields)
    if (before !== after)
      await tx.rows(sql`
        insert into "CustomerChange" ("customerId", field, before, after, "byId", at)
        values (${customerId}, ${field}, ${before}, ${after}, ${byId}, ${tx.at})`)
}

export type QuietRow = { id: number; key: Date }
/**
 * Customers whom no person of the company has answered for so many days, those who have waited longest first. Somebody who was never
 * answered counts from when they first wrote.
 */
export function quietCustomers(
  db: Db,
  viewer: Viewer,
  quietDays: number,
  now: Date,
  wanted: number,
  after: readonly [string, number] | null,
): Promise<QuietRow[]> {
  const latest = sql`coalesce(c."contactedAt", c."createdAt")`
  const all = [
    sql`c."mergedIntoId" is null`,
    sql`${latest} < ${new Date(now.getTime() - days(quietDays))}`,
    sql`exists (select 1 from "CustomerThread" k join "Post" p on p.id = k.id
      where k."customerId" = c.id and not k."isSpam" and ${visibleTo(viewer)})`,
    // Merged ones may have been answered under their other name.
    sql`not exists (select 1 from "Customer" o where o."mergedIntoId" = c.id and coalesce(o."contactedAt", o."createdAt") >= ${new Date(now.getTime() - days(quietDays))})`,
  ]
  if (after) all.push(sql`(${latest}, c.id) > (${after[0]}::timestamptz, ${after[1]}::int)`)
  return db.rows<QuietRow>(
    plannedForValues(sql`
      select c.id, ${latest} as key from "Customer" c where ${joined(all, ' and ')} order by ${latest}, c.id limit ${wanted + 1}`),
  )
}
