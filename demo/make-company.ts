// The demo company: its people as rows, and all that they did through the services.
import { systemActor } from '#graphql/context.ts'
import { companySeeded } from '#graphql/identity/events.ts'
import { transaction } from '#graphql/transaction.ts'
import { db, pool } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { Acts } from './acts.ts'
import { addComments } from './comments.ts'
import { company } from './company/company.ts'
import type { SeedIdea } from './company/shape.ts'
import { addIdeas } from './ideas.ts'
import { markMailed } from './jobs.ts'
import { People } from './people.ts'
import { continueNumbers, inOneTransaction, insertAll } from './rows.ts'
import { addSpacesAndBoards, Places } from './spaces-and-boards.ts'
import { addSupports } from './supports.ts'
import { addVisits } from './visits.ts'

/** The name of a company that is still being made. */
export const HALF_MADE = ''

/**
 * Makes the company in empty tables, its history before `now`. Gives how much there is of what.
 * Two runs differ only in their moments. Until `finishCompany` it counts as half-made.
 */
export async function seedCompany(now: Date) {
  const people = new People(company, now)
  const acts = new Acts(now, people)
  const places = new Places(company)
  const spaceOf = ({ board }: SeedIdea) => places.board(board).space
  addSpacesAndBoards(acts, company, places)
  addIdeas(acts, company.ideas, spaceOf)
  addComments(acts, company.ideas, spaceOf)
  addSupports(acts, company.ideas, spaceOf, (idea) => places.readers(places.space(spaceOf(idea))))
  addVisits(acts)
  // A crash of the database would only make the demo be made again.
  pool.on('connect', (client) => void client.query('set synchronous_commit = off'))
  await begin(people)
  await acts.perform()
  await markMailed(now)
  return { name: company.name, people: people.all.length, ...(await counts()) }
}

/** The rows that no service writes. */
const begin = (people: People): Promise<void> =>
  inOneTransaction(pool, async (tx) => {
    await insertAll(tx, {
      Company: [{ id: 1, name: HALF_MADE }],
      Person: people.rows(),
    })
    await continueNumbers(tx)
  })

/** Says that the company is whole, its index too. */
export const finishCompany = (): Promise<void> =>
  transaction(async (tx) => {
    await tx.rows(sql`update "Company" set name = ${company.name}`)
    await companySeeded.record(tx, systemActor('demo'), { people: company.people.length })
  })

async function counts() {
  const found = await db.first<{ ideas: number; comments: number; supports: number }>(sql`
    select (select count(*) from "Idea")::int as ideas, (select count(*) from "Comment")::int as comments,
      (select count(*) from "Support")::int as supports`)
  return found as { ideas: number; comments: number; supports: number }
}
