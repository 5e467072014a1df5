// Who asked to be reminded that a challenge opens, as people, through documents, on a real database.
import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { days, hours } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { clockAt, OPENS, startOne } from './testing.ts'

let cast: Cast
let cleo: Asker
/** Reads the open space, is no member of it, and follows what they want to hear of. */
let follower: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  cleo = asker(cast.cleo)
  follower = asker((await makePerson(db)).id)
})

const FOLLOW = 'mutation($id: ID!) { followPost(postId: $id, level: FOLLOW) }'
const told = async (id: number) =>
  (
    await db.rows<{ kind: string }>(
      sql`select kind from "Notification" where "personId" = ${follower.id} and "postId" = ${id} order by id`,
    )
  ).map(({ kind }) => kind)

test('a follower is reminded once, a day before it opens, and told when it does', async () => {
  const id = await startOne(cleo, { opensOn: '2026-05-09T10:00', closesOn: '2026-05-20T17:00' })
  await follower.ask(FOLLOW, { id })
  const opens = new Date('2026-05-09T08:00:00Z')
  const since = await lastEvent()
  await clockAt(new Date(opens.getTime() - days(1) - hours(1)))
  await runConsequencesSince(since)
  expect(await told(id)).toEqual([])
  await clockAt(new Date(opens.getTime() - days(1)))
  await clockAt(new Date(opens.getTime() - hours(3)))
  await runConsequencesSince(since)
  expect(await told(id)).toEqual(['CHALLENGE_OPENING'])
  const opening = await lastEvent()
  await clockAt(opens)
  await runConsequencesSince(opening)
  expect(await told(id)).toContain('CHALLENGE_OPENED')
})

test('what opens within a day of its start needs no reminder', async () => {
  const soon = new Date(OPENS.getTime() + hours(10)).toISOString().slice(0, 16)
  const id = await startOne(cleo, { timeZone: 'UTC', opensOn: soon })
  await follower.ask(FOLLOW, { id })
  const since = await lastEvent()
  await clockAt(new Date(OPENS.getTime() + hours(5)))
  await runConsequencesSince(since)
  expect(await told(id)).toEqual([])
})
