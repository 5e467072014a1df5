// The inbox: which threads a view shows, and in which order.
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { joined, plannedForValues, type Sql, sql } from '#prisma/sql.ts'
import type { InboxView } from './limits.ts'

const from = sql`"CustomerThread" k join "Post" p on p.id = k.id`

/** urgencyOf of the thread `k` at a moment, without rounding. */
const urgencyAt = (
  now: Date,
): Sql => sql`(greatest(0, extract(epoch from ${now}::timestamptz - k."waitingSince") / 60)::float8
  * round((1 + log(greatest(1, k.reach)::numeric)), 1)::float8 * k.severity)`

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

export type InboxFilter = { view: InboxView; channelId: number | null }
export type InboxRow = { id: number; key: number | Date }

/** A page of the inbox: `wanted + 1` ids at most. `now` is the moment of the first page, so that keys stay comparable. */
export function inboxPage(
  db: Db,
  viewer: Viewer,
  { view, channelId }: InboxFilter,
  now: Date,
  wanted: number,
  after: readonly (number | string)[] | null,
): Promise<InboxRow[]> {
  const byUrgency = isByUrgency(view)
  const key = byUrgency ? urgencyAt(now) : sql`k."latestAt"`
  const type = byUrgency ? sql`float8` : sql`timestamptz`
  const all = [visibleTo(viewer), shownIn(view, viewer, now)]
  if (channelId !== null) all.push(sql`k."channelId" = ${channelId}`)
  if (after) all.push(sql`(${key}, k.id) < (${after[0]}::${type}, ${after[1]}::int)`)
  // By urgency a number, else a moment: the driver gives what the statement says.
  return db.rows<{ id: number; key: number }>(
    plannedForValues(sql`
      select k.id, ${key} as key from ${from} where ${joined(all, ' and ')} order by ${key} desc, k.id desc limit ${wanted + 1}`),
  )
}

export type Counts = { open: number; yours: number; late: number }
/** How many threads the views hold that need somebody. Each is counted to 1,000 at most. */
export async function inboxCounts(db: Db, viewer: Viewer, now: Date): Promise<Counts> {
  const row = await db.first<Counts>(
    plannedForValues(sql`
      select count(*)::int as open, count(*) filter (where "assigneeId" = ${viewer.id})::int as yours,
        count(*) filter (where "dueAt" < ${now}::timestamptz)::int as late
      from (select k."assigneeId", k."dueAt" from ${from} where ${visibleTo(viewer)} and ${shownIn('OPEN', viewer, now)} limit 1000) waiting`),
  )
  return row ?? { open: 0, yours: 0, late: 0 }
}
