// What somebody has missed: decisions first, then answers, and nothing that they may no longer see.
import { expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { ana, ben, COMMENT, cleo, idea, letFollow, spaceId, support } from './testing.ts'

const MISSED = '{ missedNotifications { kind catchUp url postTitle } }'
type Missed = {
  missedNotifications: { kind: string; catchUp: string; url: string; postTitle: string }[]
}
const missed = async () => (await ana.ask<Missed>(MISSED)).missedNotifications
const say = (who: typeof ben) =>
  letFollow(() => who.ask(COMMENT, { input: { postId: idea, body: 'And in blue.' } }))
const decide = () =>
  letFollow(async () => {
    await db.rows(
      sql`update "SpaceMember" set role = 'OWNER' where "spaceId" = ${spaceId} and "personId" = ${cleo.id}`,
    )
    await cleo.ask(
      'mutation($id: ID!) { respondToIdea(ideaId: $id, kind: YES, text: "From May on.") { number } }',
      { id: String(idea) },
    )
  })

test('what was decided comes first, however late the rest is; then answers; each has its address', async () => {
  await decide()
  await say(ben)
  await support(ben)
  const rows = await missed()
  expect(rows.map(({ catchUp }) => catchUp)).toEqual(['DECISION', 'ANSWER', 'OTHER'])
  for (const { url } of rows) expect(url).toMatch(new RegExp(`^/ideas/${idea}`))
})

test('what has been read, and what one may no longer see, is not there', async () => {
  await decide()
  await say(ben)
  await db.rows(
    sql`delete from "SpaceMember" where "spaceId" = ${spaceId} and "personId" = ${ana.id}`,
  )
  expect(await missed()).toEqual([])
  await db.rows(
    sql`insert into "SpaceMember" ("spaceId", "personId") values (${spaceId}, ${ana.id})`,
  )
  expect(await missed()).toHaveLength(2)
  await ana.ask('mutation { readNotifications { count } }')
  expect(await missed()).toEqual([])
})

test('of each sort there are at most eight, so that many supports hide no decision', async () => {
  await decide()
  for (let nth = 0; nth < 12; nth++)
    await db.rows(sql`
      insert into "Notification" ("personId", kind, "groupKey", "postId", "actorIds")
      values (${ana.id}, 'SUPPORTED', ${`one ${nth}`}, ${idea}, array[${ben.id}::int])`)
  const rows = await missed()
  expect(rows[0]?.catchUp).toBe('DECISION')
  expect(rows.filter(({ catchUp }) => catchUp === 'OTHER')).toHaveLength(8)
})
