// The timed work that tells owners of themes of which more people than usual speak this week, once a week each.
import { systemActor } from '#graphql/context.ts'
import { transaction } from '#graphql/transaction.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { type OwnedWeek, ownedWeeks } from './alerts.ts'
import { type Emerging, emergingIn } from './emerging.ts'
import { themeSpiked } from './events.ts'
import { HISTORY, historyOf, mondays } from './weeks.ts'

const SYSTEM = systemActor('insights')

type Spike = Emerging & { themeId: number }

/** Which themes are unusual in the last of these weeks, against their own history. */
function spikesIn(rows: readonly OwnedWeek[], weeks: readonly Date[]): Spike[] {
  const people = new Map<number, Map<number, number>>()
  for (const row of rows) {
    const own = people.get(row.themeId) ?? new Map<number, number>()
    people.set(row.themeId, own.set(row.week.getTime(), row.people))
  }
  return [...people].flatMap(([themeId, own]) => {
    const found = emergingIn(historyOf(weeks.map((week) => own.get(week.getTime()) ?? 0)))
    return found ? [{ ...found, themeId }] : []
  })
}

/** Alerts the owner of each theme that is unusual this week, unless it was done this week. Gives how many were alerted. */
export async function alertSpikes(db: Db, now: Date): Promise<number> {
  const weeks = mondays(now, HISTORY)
  const week = weeks.at(-1) as Date
  const spikes = spikesIn(await ownedWeeks(db, weeks[0] as Date), weeks)
  let count = 0
  for (const { people, themeId, usual } of spikes)
    await transaction(async (tx) => {
      const isNew = await tx.first(sql`
        insert into "ThemeAlert" ("themeId", week, people, usual, at)
        values (${themeId}, (${week}::timestamptz at time zone 'UTC')::date, ${people}, ${usual}, ${tx.at})
        on conflict ("themeId", week) do nothing returning 1`)
      if (!isNew) return
      count++
      await themeSpiked.record(tx, SYSTEM, { themeId })
    }, now)
  return count
}
