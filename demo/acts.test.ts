import { afterAll, expect, test } from 'vitest'
import { reactions } from '#graphql/comments/reactions.ts'
import { event } from '#graphql/define.ts'
import { readNotifications } from '#graphql/notifications/service.ts'
import { write } from '#graphql/write.ts'
import { eventsMessages } from '#messages/events.ts'
import { db, pool } from '#prisma/client.ts'
import { miscounts } from '#prisma/miscounts.ts'
import { sql } from '#prisma/sql.ts'
import { Acts } from './acts.ts'
import { daysBefore } from './chance.ts'
import { addComments } from './comments.ts'
import { company } from './company/company.ts'
import type { SeedCompany, SeedIdea } from './company/shape.ts'
import { addIdeas } from './ideas.ts'
import { carryOut } from './jobs.ts'
import { People } from './people.ts'
import { insertRows } from './rows.ts'
import { addSpacesAndBoards, Places } from './spaces-and-boards.ts'

const now = new Date('2026-11-20T10:00:00Z')
afterAll(() => pool.end())

/** A thing that somebody can do in a test only: its event and what follows are declared, the demo knows nothing of it. */
const waved = event(
  'testing.waved',
  (e: { toId: number }) => ({
    rooms: [],
    notifies: async () => [{ personId: e.toId, kind: reactions.notification, group: 'waved' }],
  }),
  eventsMessages.tagged('company.seeded'),
)

test('what follows from an event comes about at its moment, without a word of the demo about it', async () => {
  const small: SeedCompany = {
    ...company,
    people: company.people.filter(({ deactivated }) => !deactivated),
    spaces: company.spaces.filter(({ slug }) => slug === 'whole-company'),
    boards: company.boards.filter(({ slug }) => slug === 'first-winter'),
    ideas: company.ideas.filter(({ slug }) => slug === 'winter-box-in-van'),
  }
  const acts = new Acts(now, new People(small, now))
  const places = new Places(small)
  const spaceOf = (_: SeedIdea) => 'whole-company'
  addSpacesAndBoards(acts, small, places)
  addIdeas(acts, small.ideas, spaceOf)
  addComments(acts, small.ideas, spaceOf)
  const toId = acts.people.idOf('wout')
  const [first, read, again] = [daysBefore(now, 5), daysBefore(now, 4), daysBefore(now, 3)]
  for (const at of [first, again])
    acts.add(at, 'kofi', (as) =>
      write(as, 'wave', {}, async (tx) => {
        await waved.record(tx, as, { toId })
        return { toId }
      }),
    )
  acts.addWork(read, async (at) => {
    await carryOut(at)
    await readNotifications(await acts.as(toId, at), {})
  })
  acts.addWork(now, carryOut)

  await insertRows(db, 'Person', acts.people.rows())
  await acts.perform()

  expect(
    await db.rows(sql`select at, "actorId" from "Event" where name = 'testing.waved' order by id`),
  ).toEqual([first, again].map((at) => ({ at, actorId: acts.people.idOf('kofi') })))
  expect(
    await db.rows(sql`
      select "createdAt", "updatedAt", "readAt" from "Notification" where "groupKey" = 'waved' order by id`),
  ).toEqual([
    { createdAt: first, updatedAt: first, readAt: read },
    { createdAt: again, updatedAt: again, readAt: null },
  ])
  expect(await db.first(sql`select status, "statusAt" from "Idea"`)).toEqual({
    status: 'IN_USE',
    statusAt: daysBefore(now, 61.5),
  })
  expect(await miscounts(db)).toEqual([])
})
