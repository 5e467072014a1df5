// The consequence `notifies`: from an event's notices to rows on people's bells. One ledger, so that whatever is
// retried, an event is told to a person once.

import { sayWith } from '#graphql/bus.ts'
import type { Notice, RecordedEvent } from '#graphql/define.ts'
import { inTransaction, type Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { COUNTING_PEOPLE, KIND_NAMES, MOST_ACTORS, offByDefault } from './kinds.ts'
import { isMuted, readersMaySee, wants } from './policy.ts'

/** Notices in one transaction: a few statements, each far below the statement timeout. */
const MOST_AT_ONCE = 2_500

/**
 * Tells people of an event. For each person the first notice that the person wants and may see wins; nobody is told
 * of what they did themselves, of what they muted, or after they left.
 * @returns how many people were told now; 0 when the event is told again
 */
export async function deliver(notices: readonly Notice[], event: RecordedEvent): Promise<number> {
  const byPerson = new Map<number, Notice[]>()
  for (const notice of notices) {
    const known = byPerson.get(notice.personId)
    if (known) known.push(notice)
    else byPerson.set(notice.personId, [notice])
  }
  const people = [...byPerson.values()]
  let told = 0
  for (let i = 0; i < people.length; i += MOST_AT_ONCE) {
    const part = people.slice(i, i + MOST_AT_ONCE).flat()
    told += await inTransaction((tx) => tell(tx, part, event))
  }
  return told
}

async function tell(tx: Tx, notices: readonly Notice[], event: RecordedEvent): Promise<number> {
  const winners = await enterInLedger(tx, notices, event)
  if (winners.length === 0) return 0
  const told = winners.map((nth) => notices[nth] as Notice)
  putOnBells(tx, told, event)
  sayWith(tx, { rooms: told.map(({ personId }) => `person:${personId}`) })
  return told.length
}

/** Gives the places of the winning notices in the list. A second worker with the same event waits here, then gets none. */
async function enterInLedger(
  tx: Tx,
  notices: readonly Notice[],
  { id, actorId }: RecordedEvent,
): Promise<number[]> {
  const list = JSON.stringify(notices.map((notice, nth) => ({ nth, ...notice })))
  const rows = await tx.rows<{ nth: number }>(sql`
    with wanted as (
      select distinct on (w."personId") w."personId", w.nth
      from json_to_recordset(${list}::json) as w(nth int, "personId" int, kind text, "postId" int, "commentId" int,
        "boardId" int, "spaceId" int)
      join "Person" who on who.id = w."personId" and who."deactivatedAt" is null
      where w."personId" is distinct from ${actorId}::int and w.kind = any(${KIND_NAMES})
        and (${wants(sql`who.id`, sql`w.kind`, 'bell', offByDefault('bell'))}
          or ${wants(sql`who.id`, sql`w.kind`, 'mail', offByDefault('mail'))})
        and ${readersMaySee} and not ${isMuted}
      order by w."personId", w.nth
    ), entered as (
      insert into "Told" ("personId", "eventId", "notificationId")
      select "personId", ${id}::bigint, 0 from wanted order by "personId"
      on conflict do nothing returning "personId"
    )
    select wanted.nth from wanted join entered using ("personId")`)
  return rows.map((row) => row.nth)
}

/** New rows, or unread ones of the same group joined; the ledger learns which. Ordered, so that writers never cross. */
function putOnBells(tx: Tx, notices: readonly Notice[], { id, actorId }: RecordedEvent): void {
  // The same person again (a support withdrawn and given anew) counts once while the row is unread.
  const isRepeat = sql`(n.kind = any(${COUNTING_PEOPLE}) and (${actorId}::int = any(n."actorIds") or (
    cardinality(n."actorIds") >= ${MOST_ACTORS} and exists (
      select 1 from "Told" t join "Event" e on e.id = t."eventId"
      where t."personId" = n."personId" and t."notificationId" = n.id and e."actorId" = ${actorId}::int))))`
  tx.later(sql`
    with told as (
      insert into "Notification" as n ("personId", kind, "groupKey", "postId", "commentId", "boardId", "spaceId", "actorIds")
      select w."personId", w.kind, w."group", w."postId", w."commentId", w."boardId", w."spaceId",
        array_remove(array[${actorId}::int], null)
      from json_to_recordset(${JSON.stringify(notices)}::json) as w("personId" int, kind text, "group" text,
        "postId" int, "commentId" int, "boardId" int, "spaceId" int)
      order by w."personId"
      on conflict ("personId", "groupKey") where "readAt" is null do update set
        events = n.events + case when ${isRepeat} then 0 else 1 end,
        "updatedAt" = case when ${isRepeat} then n."updatedAt" else now() end,
        "actorIds" = case when ${actorId}::int is null then n."actorIds"
          else (array_prepend(${actorId}::int, array_remove(n."actorIds", ${actorId}::int)))[1:${MOST_ACTORS}::int] end,
        "postId" = excluded."postId", "commentId" = excluded."commentId",
        "boardId" = excluded."boardId", "spaceId" = excluded."spaceId"
      returning n.id, n."personId"
    )
    update "Told" set "notificationId" = told.id from told
    where "Told"."personId" = told."personId" and "Told"."eventId" = ${id}::bigint`)
}
