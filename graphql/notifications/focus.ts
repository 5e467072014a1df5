// Focus hours: within them only what is due is told; everything else waits for their end.

import { publishWith } from '#graphql/bus.ts'
import { instantOf, offsetAt } from '#graphql/clocks/working-time.ts'
import type { Viewer } from '#graphql/context.ts'
import {
  declarationOf,
  type NotificationKind,
  notificationKinds,
} from '#graphql/notification-kinds.ts'
import { hours, knownZone, minutes } from '#graphql/time.ts'
import { type Db, inTransaction } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'

export type FocusHours = Pick<Viewer, 'timeZone' | 'focusDays' | 'focusFrom' | 'focusTo'>
/** The columns of a person `who` that say when their focus hours are. */
export const focusColumns = sql`who."timeZone", who."focusDays", who."focusFrom", who."focusTo"`

/** The focus hours that are at a moment, from their beginning to their end; null: none are. */
export function focusAt(
  { timeZone, focusDays, focusFrom, focusTo }: FocusHours,
  now: Date,
): { from: Date; to: Date } | null {
  if (focusDays.length === 0) return null
  const zone = knownZone(timeZone)
  const wall = now.getTime() + minutes(offsetAt(now.getTime(), zone))
  const day = Math.floor(wall / hours(24))
  // Day 0 (1 January 1970) was a Thursday.
  if (!focusDays.includes(((day + 3) % 7) + 1)) return null
  const at = (minute: number) => new Date(instantOf(day * hours(24) + minutes(minute), zone))
  const [from, to] = [at(focusFrom), at(focusTo)]
  return from <= now && now < to ? { from, to } : null
}

/** Everybody whose focus hours are now. */
export async function peopleInFocus(db: Db, now: Date): Promise<number[]> {
  const people = await db.rows<{ id: number } & FocusHours>(sql`
    select who.id, ${focusColumns} from "Person" who
    where cardinality(who."focusDays") > 0 and who."deactivatedAt" is null`)
  return people.filter((who) => focusAt(who, now)).map(({ id }) => id)
}

/** Kinds that do not wait. */
export const duties = (): NotificationKind[] =>
  notificationKinds().filter((kind) => declarationOf(kind).isDuty)

/** A condition on `n`: it waits for the end of the viewer's focus hours. */
export function isHeld(viewer: FocusHours, now: Date): Sql {
  const focus = focusAt(viewer, now)
  return focus
    ? sql`(n."createdAt" >= ${focus.from} and n.kind <> all(${duties()}::text[]))`
    : sql`false`
}

/** How long ago focus hours may have ended for a minute's job to find them. */
const A_MINUTE = minutes(1)

/** Tells open pages of those whose focus hours have just ended that there is something to show. */
export async function endFocus(now: Date): Promise<number[]> {
  return inTransaction(async (tx) => {
    const people = await tx.rows<{ id: number } & FocusHours>(sql`
      select who.id, ${focusColumns} from "Person" who
      where cardinality(who."focusDays") > 0 and who."deactivatedAt" is null and exists (
        select 1 from "Notification" n where n."personId" = who.id and n."readAt" is null
          and n."createdAt" > ${new Date(now.getTime() - hours(12))})
      order by who.id limit 20000`)
    const before = new Date(now.getTime() - A_MINUTE)
    const ended = people
      .filter((who) => focusAt(who, before) && !focusAt(who, now))
      .map(({ id }) => id)
    if (ended.length > 0) publishWith(tx, { rooms: ended.map((id) => `person:${id}`) })
    return ended
  })
}
