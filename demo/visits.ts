// People look in now and then and read all their notifications.
import { readNotifications } from '#graphql/notifications/service.ts'
import { db, idsOf } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { Acts } from './acts.ts'
import { daysBefore } from './chance.ts'
import { carryOut } from './jobs.ts'
import { ACCOUNTS } from './people.ts'

/** Days before now: once a month, and in the last month every other day. */
const VISITS = [
  ...Array.from({ length: 10 }, (_, i) => ACCOUNTS - 30 * (i + 1)),
  ...Array.from({ length: 15 }, (_, i) => 28.4 - 2 * i),
]

/** Adds everybody's visits up to their last one; what happened since waits unread. */
export function addVisits(acts: Acts): void {
  const { now, people } = acts
  const lastVisits = people.all.map((person) => ({
    id: people.idOf(person.key),
    at: people.lastVisitOf(person),
  }))
  const visit = (at: Date, visitors: readonly { id: number }[]) =>
    acts.addWork(at, async () => {
      await carryOut(at)
      for (const id of await withUnread(visitors.map((one) => one.id)))
        await readNotifications(await acts.as(id, at), {})
    })
  for (const days of VISITS) {
    const at = daysBefore(now, days)
    visit(
      at,
      lastVisits.filter((one) => one.at >= at),
    )
  }
  for (const last of lastVisits) visit(last.at, [last])
  acts.addWork(now, carryOut)
}

const withUnread = (people: readonly number[]): Promise<number[]> =>
  idsOf(
    db,
    sql`select who.id from "Person" who where who.id = any(${people}::int[]) and who."deactivatedAt" is null
      and exists (select 1 from "Notification" n where n."personId" = who.id and n."readAt" is null)
      order by who.id`,
  )
