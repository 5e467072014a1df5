// The believable company: its rows in one transaction.

import type { Db } from '#prisma/client.ts'
import { layClocks } from './clocks.ts'
import { company } from './company/company.ts'
import { addIdeas } from './history.ts'
import { placeIdeas } from './ideas.ts'
import { addNotifications } from './notifications.ts'
import { storeCompany } from './people-and-spaces.ts'
import { recount } from './recount.ts'
import { continueNumbers, insertAll } from './rows.ts'

/**
 * Writes the company into empty tables, its history before `now`. Gives how much there is of what.
 * Two runs on the same day differ only in their moments.
 */
export async function seedCompany(tx: Db, now: Date) {
  const data = storeCompany(company, now)
  const ideas = placeIdeas(data, company.ideas)
  const { rows } = data
  addIdeas(data, ideas, rows)
  addNotifications(data, ideas, rows)
  rows.Event = [
    ...(rows.Event ?? []),
    {
      name: 'company.seeded',
      actorKind: 'SYSTEM',
      payload: { people: data.people.length },
      requestId: 'seed',
      at: now,
    },
  ]
  await insertAll(tx, rows)
  await layClocks(tx)
  await recount(tx)
  await continueNumbers(tx)
  return {
    name: company.name,
    people: data.people.length,
    ideas: ideas.length,
    comments: rows.Comment?.length ?? 0,
    supports: rows.Support?.length ?? 0,
  }
}
