// The demo company: its people as rows, and all that they did through the services.
import { systemActor } from '#graphql/context.ts'
import { companySeeded } from '#graphql/identity/events.ts'
import { transaction } from '#graphql/transaction.ts'
import { db, jobPool, pool } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { Acts } from './acts.ts'
import { addChallenges } from './challenges.ts'
import { addComments } from './comments.ts'
import { company } from './company/company.ts'
import type { SeedIdea } from './company/shape.ts'
import { addCustomers } from './customers.ts'
import { addEndorsements } from './endorsements.ts'
import { addEntrance } from './entrance.ts'
import { addEntryChecks } from './entry-checks.ts'
import { addGoals } from './goals.ts'
import { addIdeas } from './ideas.ts'
import { addInsights } from './insights.ts'
import { markMailed } from './jobs.ts'
import { addModeration, addReports } from './moderation.ts'
import { addIntroductions } from './network.ts'
import { People } from './people.ts'
import { addProfiles } from './profiles.ts'
import { addQuestions } from './questions.ts'
import { addRewards } from './rewards.ts'
import { continueNumbers, inOneTransaction, insertAll } from './rows.ts'
import { addSentEntries } from './sent-entries.ts'
import { addLatest, addSpacesAndBoards, Places } from './spaces-and-boards.ts'
import { addSupports } from './supports.ts'
import { addTeam } from './teams.ts'
import { addVisits } from './visits.ts'

/** The name of a company that is still being made. */
export const HALF_MADE = ''

/**
 * Makes the company in empty tables, its history before `now`. Gives how much there is of what.
 * Two runs differ only in their moments. Until `finishCompany` it counts as half-made.
 */
export async function seedCompany(now: Date) {
  const acts = planCompany(now)
  const { people } = acts
  // A crash of the database would only make the demo be made again.
  for (const one of [pool, jobPool])
    one.on('connect', (client) => void client.query('set synchronous_commit = off'))
  await begin(people)
  await acts.perform()
  await markMailed(now)
  return { name: company.name, people: people.all.length, ...(await counts()) }
}

/** Everything that happened before `now`; nothing is written yet. */
export function planCompany(now: Date): Acts {
  const acts = new Acts(now, new People(company, now))
  const places = new Places(company)
  const spaceOf = ({ board }: SeedIdea) => places.board(board).space
  addProfiles(acts)
  addSpacesAndBoards(acts, company, places)
  addLatest(acts, places)
  addIdeas(acts, company.ideas, spaceOf)
  addComments(acts, company.ideas, spaceOf)
  addSupports(acts, company.ideas, spaceOf, (idea) => places.readers(places.space(spaceOf(idea))))
  addEndorsements(acts, company.ideas, spaceOf)
  addChallenges(acts, company.challenges)
  addGoals(acts, company.challenges)
  addRewards(acts, company.challenges)
  addTeam(acts, company.challenges)
  const administrator = company.people.find(({ role }) => role === 'ADMIN')?.key ?? ''
  addEntryChecks(acts, company.challenges, administrator)
  addSentEntries(acts, company.challenges, company.ideas)
  addReports(acts, company.reports, company.ideas, spaceOf)
  addModeration(acts, company.moderation, company.ideas, spaceOf)
  addQuestions(acts, company.questions)
  addIntroductions(acts)
  addCustomers(acts)
  addInsights(acts)
  addEntrance(acts, company.ideas, places)
  addVisits(acts)
  return acts
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
export const finishCompany = (now: Date): Promise<void> =>
  transaction(async (tx) => {
    await tx.rows(sql`update "Company" set name = ${company.name}`)
    await companySeeded.record(tx, systemActor('demo'), { people: company.people.length })
  }, now)

async function counts() {
  const found = await db.first<{ ideas: number; comments: number; supports: number }>(sql`
    select (select count(*) from "Idea")::int as ideas, (select count(*) from "Comment")::int as comments,
      (select count(*) from "Support")::int as supports`)
  return found as { ideas: number; comments: number; supports: number }
}
