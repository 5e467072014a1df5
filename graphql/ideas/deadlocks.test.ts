// Many who do different things to the same ideas at once: nobody waits for somebody who waits for them.
import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let people: Asker[]
beforeAll(async () => {
  cast = await makeCast(db)
  const made = await Promise.all(Array.from({ length: 6 }, () => makePerson(db)))
  people = made.map(({ id }) => asker(id))
})

/** How often PostgreSQL had to end a wait in this database. Each connection is asked to tell what it counted. */
async function deadlocks(): Promise<number> {
  await Promise.all(
    Array.from({ length: 10 }, () =>
      db.rows(sql`select pg_stat_force_next_flush(), pg_sleep(0.05)`),
    ),
  )
  const row = await db.first<{ deadlocks: number }>(
    sql`select deadlocks::int from pg_stat_database where datname = current_database()`,
  )
  return row?.deadlocks ?? 0
}

test('comments, replies, supports, moves, answers and new ideas on one board never cross', async () => {
  const cleo = asker(cast.cleo)
  const ideas = [1, 2].map(() => makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann }))
  const [one, other] = await Promise.all(ideas)
  const ids = [one?.id, other?.id]
  const STAGES = ['SHAPING', 'TRIAL', 'BUILDING', 'NEW']
  const doings = [
    (who: Asker, id: number | undefined) =>
      who.ask('mutation($id: ID!) { postComment(input: { postId: $id, body: "Hm" }) { number } }', {
        id,
      }),
    (who: Asker, id: number | undefined) =>
      who.ask('mutation($id: ID!) { supportIdea(ideaId: $id) { number } }', { id }),
    (who: Asker, id: number | undefined) =>
      who.ask('mutation($id: ID!) { withdrawSupport(ideaId: $id) { number } }', { id }),
    (_: Asker, id: number | undefined, i: number) =>
      cleo.ask(
        `mutation($id: ID!) { changeIdeaStatus(ideaId: $id, to: ${STAGES[i % 4]}, note: "Because") { number } }`,
        { id },
      ),
    (_: Asker, id: number | undefined) =>
      cleo.ask(
        'mutation($id: ID!) { respondToIdea(ideaId: $id, kind: YES, text: "Yes") { number } }',
        { id },
      ),
    (who: Asker) =>
      who.ask(
        'mutation { postIdea(input: { board: "field-board", title: "One more" }) { number } }',
      ),
  ]
  const before = await deadlocks()
  for (let round = 0; round < 12; round++)
    await Promise.allSettled(
      Array.from({ length: 9 }, (_, i) => {
        const who = people[(round + i) % people.length] as Asker
        return (doings[(round + i) % doings.length] as (typeof doings)[number])(
          who,
          ids[i % 2],
          round + (i % 2) * 2,
        )
      }),
    )
  expect((await deadlocks()) - before).toBe(0)
})
