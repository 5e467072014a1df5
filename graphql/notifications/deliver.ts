// The consequence `notifies`: from events' notices to people's notifications. One ledger, so that whatever is
// retried, a person is notified of an event once.

import { publishWith } from '#graphql/bus.ts'
import type { Notice, RecordedEvent } from '#graphql/define.ts'
import { notificationKinds } from '#graphql/notification-kinds.ts'
import { inTransaction, type Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { countingPeople, MAX_ACTORS, offByDefault } from './kinds.ts'
import { isMuted, readersCanSee, wants } from './policy.ts'

/** Notices in one transaction: a few statements, each far below the statement timeout. */
export const MAX_AT_ONCE = 2_500

/** Where a notification's names are full, an earlier event of the same person is looked for among so many of their latest events. */
const LATEST_LOOKED_AT = 50

/** The notices of an event. */
export type NotificationBatch = {
  notices: readonly Notice[]
  event: Pick<RecordedEvent, 'id' | 'actorId' | 'at'>
}

/**
 * Whom a notice is for, as one number: the ledger's. Below zero it stands for the sealed author of the post with that number;
 * what they want, have muted and may see is asked when they read it.
 */
const recipientOf = ({ personId, postId = 0 }: Notice): number => personId ?? -postId
/** The same of a notification `n`, as its unique index has it. */
const recipient = sql`coalesce(n."personId", -n."postId")`

/** A notice with its event. */
type NoticeOfEvent = Notice & { eventId: number; actorId: number | null; at: string }

/**
 * Notifies people of events. For each person and event the first notice that the person wants and may see wins; nobody is
 * notified of what they did themselves, of what they muted, or after they left.
 * @returns how many times somebody was notified now; 0 when the events are delivered again
 */
export async function deliver(...batches: NotificationBatch[]): Promise<number> {
  let delivered = 0
  for (const part of partsOf(batches))
    delivered += await inTransaction((tx) => deliverOne(tx, part))
  return delivered
}

/** In parts of at most MAX_AT_ONCE notices; what a person may be notified of for one event stays together, for one of it wins. */
function partsOf(batches: readonly NotificationBatch[]): NoticeOfEvent[][] {
  const parts: NoticeOfEvent[][] = []
  let part: NoticeOfEvent[] = []
  for (const { notices, event } of batches.toSorted((a, b) => a.event.id - b.event.id)) {
    const { at = new Date().toISOString() } = event
    const byPerson = Map.groupBy(notices, recipientOf)
    for (const ofOne of byPerson.values()) {
      if (part.length > 0 && part.length + ofOne.length > MAX_AT_ONCE) {
        parts.push(part)
        part = []
      }
      for (const notice of ofOne)
        part.push({ ...notice, eventId: event.id, actorId: event.actorId, at })
    }
  }
  if (part.length > 0) parts.push(part)
  return parts
}

async function deliverOne(tx: Tx, notices: readonly NoticeOfEvent[]): Promise<number> {
  // The event's job is ended after this, in a commit that is waited for and takes all before it along. Should the
  // database crash in between, the job is still there and delivers again.
  tx.later(sql`set local synchronous_commit = off`)
  const winners = await recordDeliveries(tx, notices)
  if (winners.length === 0) return 0
  const delivered = winners.map((nth) => notices[nth] as NoticeOfEvent)
  for (const updates of updatesOf(delivered)) upsertNotifications(tx, updates)
  const people = new Set(delivered.flatMap(({ personId }) => personId ?? []))
  if (people.size > 0) publishWith(tx, { rooms: [...people].map((id) => `person:${id}`) })
  return delivered.length
}

/** What is written to one notification at once: one notice, or several of the same group that are simply counted. */
type NotificationUpdate = Notice & {
  events: number
  actorIds: number[]
  eventIds: number[]
  /** When the first and the last of the events happened. */
  from: string
  to: string
}

/**
 * Groups notices into updates, each one write to one notification. The updates come in rounds with at most one for each
 * notification: of kinds that count people each update reads what the one before it left, so they run one after the other.
 */
function updatesOf(notices: readonly NoticeOfEvent[]): NotificationUpdate[][] {
  const rounds: NotificationUpdate[][] = []
  const byRow = Map.groupBy(notices, (notice) => `${recipientOf(notice)} ${notice.group}`)
  for (const ofRow of byRow.values()) {
    const kind = ofRow.at(-1)?.kind ?? ''
    const parts = countingPeople().some((one) => one === kind)
      ? ofRow.map((notice) => [notice])
      : [ofRow]
    for (const [depth, part] of parts.entries()) {
      rounds[depth] ??= []
      rounds[depth].push(updateOf(part))
    }
  }
  return rounds
}

function updateOf(notices: readonly NoticeOfEvent[]): NotificationUpdate {
  const { eventId: _, actorId: __, at: ___, ...latest } = notices.at(-1) as NoticeOfEvent
  const moments = notices.map(({ at }) => at).sort()
  // Of what has an outcome only the latest is told, with who did that.
  const shown = latest.outcome ? notices.slice(-1) : notices
  const actors = shown.map(({ actorId }) => actorId).filter((id) => id !== null)
  return {
    ...latest,
    events: notices.length,
    actorIds: [...new Set(actors.reverse())].slice(0, MAX_ACTORS),
    eventIds: notices.map(({ eventId }) => eventId),
    from: moments[0] as string,
    to: moments.at(-1) as string,
  }
}

/**
 * Gives the positions of the notices that were recorded. A second worker with the same event waits here, then gets none.
 * Winners and entries are brought together here: PostgreSQL, which cannot know how many they are, compares each with each.
 */
async function recordDeliveries(tx: Tx, notices: readonly NoticeOfEvent[]): Promise<number[]> {
  const list = JSON.stringify(
    notices.map((notice, nth) => ({ nth, to: recipientOf(notice), ...notice })),
  )
  const [found] = await tx.rows<{ wanted: Winner[] | null; entered: Entry[] | null }>(sql`
    with wanted as (
      select distinct on (w."to", w."eventId") w."to", w."eventId", w.nth
      from json_to_recordset(${list}::json) as w(nth int, "to" int, "personId" int, kind text, "postId" int, "commentId" int,
        "boardId" int, "spaceId" int, "eventId" bigint, "actorId" int)
      left join "Person" who on who.id = w."personId" and who."deactivatedAt" is null
      where w.kind = any(${notificationKinds()}) and (w."personId" is null or (
        who.id is not null and w."personId" is distinct from w."actorId"
        and (${wants(sql`who.id`, sql`w.kind`, 'inApp', offByDefault('inApp'))}
          or ${wants(sql`who.id`, sql`w.kind`, 'mail', offByDefault('mail'))})
        and ${readersCanSee} and not ${isMuted}))
      order by w."to", w."eventId", w.nth
    ), entered as (
      insert into "NotificationDelivery" ("personId", "eventId", "notificationId")
      select "to", "eventId", 0 from wanted order by 1, 2
      on conflict do nothing returning "personId", "eventId"
    )
    select (select json_agg(json_build_array("to", "eventId", nth) order by nth) from wanted) as wanted,
      (select json_agg(json_build_array("personId", "eventId")) from entered) as entered`)
  const entered = new Set(found?.entered?.map(([to, eventId]) => `${to} ${eventId}`))
  return (found?.wanted ?? [])
    .filter(([to, eventId]) => entered.has(`${to} ${eventId}`))
    .map(([, , nth]) => nth)
}
/** A person and an event; a winner with the place of its notice. */
type Entry = [to: number, eventId: number]
type Winner = [...Entry, nth: number]

/** New rows, or unread ones of the same group joined; the ledger learns which. Ordered, so that writers never deadlock. */
function upsertNotifications(tx: Tx, updates: readonly NotificationUpdate[]): void {
  const actor = sql`excluded."actorIds"[1]`
  // The same person again (a support withdrawn and given anew) counts once while the row is unread. Looked for among the
  // latest of what this person did: an unbounded search would be answered by reading both tables whole.
  const isRepeat = sql`(n.kind = any(${countingPeople()}) and (${actor} = any(n."actorIds") or (
    cardinality(n."actorIds") >= ${MAX_ACTORS} and exists (
      select 1 from (
        select e.id from "Event" e where e."actorId" = ${actor} order by e.id desc limit ${LATEST_LOOKED_AT}
      ) did join "NotificationDelivery" t on t."personId" = ${recipient} and t."eventId" = did.id
      where t."notificationId" = n.id))))`
  tx.later(sql`
    with given as (
      select * from json_to_recordset(${JSON.stringify(updates)}::json) as w("personId" int, kind text, "group" text,
        "postId" int, "commentId" int, "boardId" int, "spaceId" int, outcome text, events int, "actorIds" int[], "eventIds" bigint[],
        "from" timestamptz, "to" timestamptz)
    ), upserted as (
      insert into "Notification" as n ("personId", kind, "groupKey", "postId", "commentId", "boardId", "spaceId",
        outcome, events, "actorIds", "createdAt", "updatedAt")
      select w."personId", w.kind, w."group", w."postId", w."commentId", w."boardId", w."spaceId", w.outcome, w.events, w."actorIds",
        w."from", w."to"
      from given w order by coalesce(w."personId", -w."postId"), w."group"
      on conflict (coalesce("personId", -"postId"), "groupKey") where "readAt" is null do update set
        (events, "updatedAt") = (
          select n.events + case when repeat then 0 else excluded.events end,
            case when repeat then n."updatedAt" else greatest(n."updatedAt", excluded."updatedAt") end
          from (select ${isRepeat} as repeat offset 0) once),
        -- Events may be told in another order than they happened: the outcome stays that of the latest.
        ("actorIds", outcome) = (
          select case when excluded.outcome is null then (excluded."actorIds" || array(
              select before.id from unnest(n."actorIds") with ordinality as before(id, nth)
              where before.id <> all(excluded."actorIds") order by nth))[1:${MAX_ACTORS}::int]
            when is_latest then excluded."actorIds" else n."actorIds" end,
            case when is_latest then excluded.outcome else n.outcome end
          from (select excluded."updatedAt" >= n."updatedAt" as is_latest) moment),
        "postId" = excluded."postId", "commentId" = excluded."commentId",
        "boardId" = excluded."boardId", "spaceId" = excluded."spaceId"
      returning n.id, ${recipient} as recipient, n."groupKey"
    )
    update "NotificationDelivery" set "notificationId" = upserted.id
    from upserted join given w on coalesce(w."personId", -w."postId") = upserted.recipient and w."group" = upserted."groupKey"
    where "NotificationDelivery"."personId" = upserted.recipient and "NotificationDelivery"."eventId" = any(w."eventIds")`)
}
