// The inbox: which threads a view shows, and in which order.
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { joined, plannedForValues, type Sql, sql } from '#prisma/sql.ts'
import { type InboxView, MAX_COUNTED } from './limits.ts'

const from = sql`"CustomerThread" k join "Post" p on p.id = k.id`

/** What a minute of waiting weighs in urgencyOf, of the thread `k`: an index holds it. */
const weight = sql`(round((1 + log(greatest(1, k.reach)::numeric)), 1)::float8 * k.severity)`
/** urgencyOf of the thread `k` at a moment, without rounding. */
const urgencyAt = (now: Date): Sql =>
  sql`(greatest(0, extract(epoch from ${now}::timestamptz - k."waitingSince") / 60)::float8 * ${weight})`

const isActive = sql`not k."isSpam" and p."mergedIntoId" is null`

/** What a view of the inbox shows. */
function shownIn(view: InboxView, viewer: Viewer, now: Date): Sql {
  const isWaiting = sql`${isActive} and k."waitingSince" is not null and (k."snoozedUntil" is null or k."snoozedUntil" <= ${now}::timestamptz)`
  switch (view) {
    case 'OPEN':
      return isWaiting
    case 'YOURS':
      return sql`${isWaiting} and k."assigneeId" = ${viewer.id}`
    case 'LATE':
      return sql`${isWaiting} and k."dueAt" < ${now}::timestamptz`
    case 'ANSWERED':
      return sql`${isActive} and (k."waitingSince" is null or k."snoozedUntil" > ${now}::timestamptz)`
    case 'SPAM':
      return sql`k."isSpam"`
  }
}
/** Views in which the most urgent comes first; in the others the latest. */
export const isByUrgency = (view: InboxView): boolean => view !== 'ANSWERED' && view !== 'SPAM'

export type InboxFilter = {
  view: InboxView
  channelId: number | null
  language?: string | null
  /** This or graver. */
  severity?: number
  tag?: string
  isUnassigned?: boolean
}
/** As constants: each has an index. */
const graverThan = [sql`true`, sql`k.severity >= 2`, sql`k.severity >= 3`] as const
const isGrave = ({ severity = 1 }: InboxFilter): Sql => graverThan[severity - 1] ?? sql`true`

/** What a filter asks of `k` and its post `p`, beside its view. */
const asked = ({ channelId, isUnassigned, language, tag }: InboxFilter): Sql[] => [
  ...(channelId === null ? [] : [sql`k."channelId" = ${channelId}`]),
  ...(language ? [sql`p.kind = 'customer-thread' and p.language = ${language}`] : []),
  ...(tag ? [sql`p.tags @> array[${tag}]::text[]`] : []),
  ...(isUnassigned ? [sql`k."assigneeId" is null`] : []),
]
export type InboxRow = { id: number; key: number | Date }

/** A page of the inbox: `wanted + 1` ids at most. `now` is the moment of the first page, so that keys stay comparable. */
export async function inboxPage(
  db: Db,
  viewer: Viewer,
  filter: InboxFilter,
  now: Date,
  wanted: number,
  after: readonly (number | string)[] | null,
): Promise<InboxRow[]> {
  const { view } = filter
  const where = joined(
    [visibleTo(viewer), shownIn(view, viewer, now), isGrave(filter), ...asked(filter)],
    ' and ',
  )
  if (isByUrgency(view) && (filter.tag || (await isRare(db, filter.language))))
    return sorted(db, where, now, wanted + 1, after)
  if (isByUrgency(view)) return mostUrgent(db, where, isGrave(filter), now, wanted + 1, after)
  if (view !== 'ANSWERED') return latest(db, [where], wanted + 1, after)
  // What was answered and what rests have an index each.
  const halves = [
    sql`k."waitingSince" is null`,
    sql`k."waitingSince" is not null and k."snoozedUntil" > ${now}::timestamptz`,
  ]
  return latest(
    db,
    halves.map((half) => sql`${half} and not k."isSpam" and ${where}`),
    wanted + 1,
    after,
  )
}

/** The latest of threads that fulfil one of some conditions that exclude each other. */
function latest(
  db: Db,
  conditions: readonly Sql[],
  limit: number,
  after: readonly (number | string)[] | null,
): Promise<InboxRow[]> {
  const next = after
    ? sql`and (k."latestAt", k.id) < (${after[0]}::timestamptz, ${after[1]}::int)`
    : sql``
  const parts = conditions.map(
    (where) => sql`(select k.id, k."latestAt" as key from ${from} where ${where} ${next}
      order by k."latestAt" desc, k.id desc limit ${limit})`,
  )
  return db.rows<InboxRow>(
    plannedForValues(sql`
      select id, key from (${joined(parts, ' union all ')}) found order by key desc, id desc limit ${limit}`),
  )
}

/**
 * The most urgent threads. How urgent one is changes with every minute, but of those of one weight whoever has waited longest always
 * comes first: of each weight there is, an index gives the first few, and the best of those are the page. What is less urgent than all of
 * a page of the greatest weight is not looked at.
 */
const mostUrgent = (
  db: Db,
  where: Sql,
  grave: Sql,
  now: Date,
  limit: number,
  after: readonly (number | string)[] | null,
): Promise<InboxRow[]> => {
  const waits = sql`k."waitingSince" is not null and not k."isSpam" and ${grave}`
  const key = urgencyAt(now)
  /** Of a weight `w.weight`: the first condition is for the index, and a second wider than the exact one below it. */
  const next = after
    ? sql`and k."waitingSince" >= ${now}::timestamptz - make_interval(secs => least(1e10, 60 * ${after[0]}::float8 / w.weight + 1))
        and (${key}, k.id) < (${after[0]}::float8, ${after[1]}::int)`
    : sql``
  const ofWeight = sql`${from} where ${waits} and ${weight} = w.weight and ${where} ${next}`
  const order = sql`order by k."waitingSince", k.id desc`
  return db.rows<InboxRow>(
    plannedForValues(sql`
      with recursive w as (
        select (select ${weight} from "CustomerThread" k where ${waits} order by ${weight} limit 1) as weight
        union all
        select (select ${weight} from "CustomerThread" k where ${waits} and ${weight} > w.weight order by ${weight} limit 1)
        from w where w.weight is not null),
      last as materialized (
        select coalesce((select ${key} from (select max(weight) as weight from w) w, lateral (
          select k.* from ${ofWeight} ${order} offset ${limit - 1} limit 1) k), 0) as key)
      select page.id, page.key from w cross join last cross join lateral (
        select k.id, ${key} as key from ${ofWeight}
          and k."waitingSince" <= ${now}::timestamptz - make_interval(secs => greatest(0, 60 * last.key / w.weight - 1))
          and ${key} >= last.key
        ${order} limit ${limit}) page
      where w.weight is not null order by page.key desc, page.id desc limit ${limit}`),
  )
}

/** In so many threads a language is rare. */
const RARE = 2_000
/** Few threads are in this language; a tag is on few always. An index of their posts finds them. */
async function isRare(db: Db, language: string | null | undefined): Promise<boolean> {
  if (!language) return false
  const more = await db.first(sql`
    select 1 as one from "Post" where kind = 'customer-thread' and language = ${language} offset ${RARE} limit 1`)
  return more === undefined
}

/** The same of so few threads that all of them are looked at. */
function sorted(
  db: Db,
  where: Sql,
  now: Date,
  limit: number,
  after: readonly (number | string)[] | null,
): Promise<InboxRow[]> {
  const key = urgencyAt(now)
  const next = after ? sql`and (${key}, k.id) < (${after[0]}::float8, ${after[1]}::int)` : sql``
  return db.rows<{ id: number; key: number }>(
    plannedForValues(sql`
      select k.id, ${key} as key from ${from} where ${where} ${next} order by key desc, k.id desc limit ${limit}`),
  )
}

export type Counts = { open: number; yours: number; late: number }
/** How many threads the views hold that need somebody. Each is counted to MAX_COUNTED at most. */
export async function inboxCounts(db: Db, viewer: Viewer, now: Date): Promise<Counts> {
  const count = (view: InboxView): Sql => sql`(select count(*)::int from (
    select 1 from ${from} where ${visibleTo(viewer)} and ${shownIn(view, viewer, now)} limit ${MAX_COUNTED}) counted)`
  const row = await db.first<Counts>(
    plannedForValues(
      sql`select ${count('OPEN')} as open, ${count('YOURS')} as yours, ${count('LATE')} as late`,
    ),
  )
  return row ?? { open: 0, yours: 0, late: 0 }
}
