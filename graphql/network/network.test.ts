// With whom people work, how they are connected through what they may see, and teams.
import { beforeAll, expect, test } from 'vitest'
import { renewEvidence } from '#graphql/experts/evidence-table.ts'
import { answer, ask } from '#graphql/questions/testing.ts'
import { type Asker, asker } from '#graphql/testing.ts'
import { days } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson, makeSpace } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

const NETWORK = `{ myNetwork { tieCount mark bridgeShare bridges { unit count }
  ties { count person { number } } } }`
const PATH = `query($personId: ID, $postId: ID, $topic: String) {
  connectionPath(personId: $personId, postId: $postId, topic: $topic) { person { number } post { number } } }`
const TEAM = `query($problem: String!, $skills: [String!], $size: Int) {
  proposedTeam(problem: $problem, skills: $skills, size: $size) {
    members { person { number } covers } missing units } }`
type Path = { person: { number: number }; post: { number: number } | null }[] | null
type Team = {
  members: { person: { number: number }; covers: string[] }[]
  missing: string[]
  units: string[]
}

const NOW = new Date('2026-05-04T08:00:00Z')
const earlier = (count: number) => new Date(NOW.getTime() - days(count))

let cast: Cast
beforeAll(async () => {
  cast = await makeCast(db)
})

const person = async (unit = '') => asker((await makePerson(db, { unit })).id)
const networkOf = async (who: Asker) =>
  (
    await who.ask<{
      myNetwork: {
        tieCount: number
        mark: number
        bridgeShare: number
        bridges: { unit: string; count: number }[]
        ties: { count: number; person: { number: number } }[]
      } | null
    }>(NETWORK, {}, { at: NOW })
  ).myNetwork
const pathOf = async (who: Asker, target: Record<string, unknown>) =>
  (await who.ask<{ connectionPath: Path }>(PATH, target, { at: NOW })).connectionPath
const peopleOn = (path: Path) => path?.map((step) => step.person.number)

/** One asks, the other answers; gives the question's number. */
async function write(
  one: Asker,
  other: Asker,
  at = earlier(2),
  space = 'field',
  tags: string[] = [],
) {
  const id = await ask(one, { space, at, tags })
  await answer(other, id, 'Yes, with a valve.', { at })
  return id
}

test('ties are of the last 90 days, with bridges to other units, for oneself alone', async () => {
  const [me, near, far, old] = [
    await person('North'),
    await person('North'),
    await person('South'),
    await person('South'),
  ]
  await write(me, near)
  await write(near, me)
  await write(far, me, earlier(80))
  await write(old, me, earlier(100))
  expect(await networkOf(me)).toEqual({
    tieCount: 2,
    mark: 150,
    bridgeShare: 50,
    bridges: [{ unit: 'South', count: 1 }],
    ties: [
      { count: 2, person: { number: near.id } },
      { count: 1, person: { number: far.id } },
    ],
  })
})

test('whoever has left, and what one may not see any more, makes no tie', async () => {
  const [me, left, shut] = [await person(), await person(), await person()]
  await write(me, left)
  const space = await makeSpace(db, { kind: 'CLOSED', members: [me.id, shut.id] })
  await write(me, shut, earlier(2), space.slug)
  expect((await networkOf(me))?.tieCount).toBe(2)
  await db.rows(sql`update "Person" set "deactivatedAt" = now() where id = ${left.id}`)
  await db.rows(
    sql`delete from "SpaceMember" where "spaceId" = ${space.id} and "personId" = ${me.id}`,
  )
  expect((await networkOf(asker(me.id)))?.tieCount).toBe(0)
})

test('a path is the shortest line, through posts that its reader may see', async () => {
  const [me, one, two, far] = [await person(), await person(), await person(), await person()]
  const space = await makeSpace(db, { kind: 'CLOSED', members: [two.id, far.id] })
  const first = await write(me, one)
  const second = await write(one, two)
  await write(two, far, earlier(2), space.slug)
  expect(await pathOf(me, { personId: two.id })).toEqual([
    { person: { number: me.id }, post: null },
    { person: { number: one.id }, post: { number: first } },
    { person: { number: two.id }, post: { number: second } },
  ])
  expect(await pathOf(me, { personId: far.id })).toBeNull()
  expect(peopleOn(await pathOf(two, { personId: far.id }))).toEqual([two.id, far.id])
  const open = await write(far, two)
  expect(peopleOn(await pathOf(me, { personId: far.id }))).toEqual([me.id, one.id, two.id, far.id])
  expect(peopleOn(await pathOf(me, { postId: open }))).toEqual([me.id, one.id, two.id])
  expect(peopleOn(await pathOf(two, { postId: open }))).toEqual([two.id])
})

test('to a topic it leads to those who know it; one thing is asked for', async () => {
  const [me, knows] = [await person(), await person()]
  const id = await write(me, knows, earlier(2), 'field', ['quiet valves'])
  await renewEvidence([id])
  expect(peopleOn(await pathOf(me, { topic: 'quiet valves' }))).toEqual([me.id, knows.id])
  for (const target of [{}, { topic: 'valves', postId: id }])
    await expect(pathOf(me, target)).rejects.toMatchObject({ extensions: { code: 'INVALID' } })
})

test('sealed posts connect nobody', async () => {
  const [me, other] = [await person(), await person()]
  const id = await write(me, other)
  await db.rows(
    sql`update "Post" set "authorId" = null, "authorTag" = 'tag', "sealedAuthor" = 'sealed' where id = ${id}`,
  )
  expect(await pathOf(other, { personId: me.id })).toBeNull()
  expect((await networkOf(other))?.tieCount).toBe(0)
})

test('a team covers the skills, from two units, with people who have time', async () => {
  const asking = await person()
  const [north, north2, south, away] = [
    await person('North'),
    await person('North'),
    await person('South'),
    await person('South'),
  ]
  const ids: number[] = []
  for (const [who, tags] of [
    [north, ['tides', 'ropes']],
    [north, ['tides']],
    [north2, ['ropes']],
    [south, ['tides']],
    [away, ['lamps']],
    [north, ['ropes']],
  ] as const)
    ids.push(await write(asking, who, earlier(2), 'field', [...tags]))
  await renewEvidence(ids)
  await db.rows(sql`update "Person" set "awayUntil" = '2026-06-01' where id = ${away.id}`)
  const asked = {
    problem: 'Boats that stay where they are',
    skills: ['tides', 'ropes', 'lamps'],
    size: 3,
  }
  const { proposedTeam: team } = await asking.ask<{ proposedTeam: Team }>(TEAM, asked, { at: NOW })
  const numbers = team.members.map((member) => member.person.number)
  expect(numbers).toHaveLength(3)
  expect(numbers).toContain(south.id)
  expect(numbers).not.toContain(away.id)
  expect(team.missing).toEqual(['lamps'])
  expect(new Set(team.units)).toEqual(new Set(['North', 'South']))
  for (const [field, wrong] of Object.entries({
    size: 8,
    problem: 'no',
    skills: Array(9).fill('one'),
  }))
    await expect(asking.ask(TEAM, { ...asked, [field]: wrong })).rejects.toMatchObject({
      extensions: { code: 'INVALID', fields: { [field]: expect.anything() } },
    })
})

test('a guest has no network', async () => {
  const space = await makeSpace(db, { kind: 'CLOSED', owners: [cast.ann] })
  const guest = await makePerson(db)
  await db.rows(
    sql`insert into "SpaceMember" ("spaceId", "personId", role) values (${space.id}, ${guest.id}, 'MEMBER')`,
  )
  await db.rows(sql`
    insert into "Guest" ("personId", "spaceId", "invitedById", until, agreement, "invitedAt", "acceptedAt") values (${guest.id}, ${space.id}, ${cast.ann}, '2099-01-01', '', now(), now())`)
  expect(await networkOf(asker(guest.id))).toBeNull()
  expect(await pathOf(asker(guest.id), { personId: cast.ann })).toBeNull()
})

test('among 10,000 people who all wrote with others a line is found, or none, within the steps', async () => {
  const spaceId = cast.field.spaceId
  const base = 3_000_000
  await db.rows(sql`
    insert into "Person" (id, email, name) select ${base}::int + n, n || '@crowd.example', 'Crowd ' || n from generate_series(1, 10000) n`)
  await db.rows(sql`
    insert into "Post" (id, kind, "spaceId", "authorId", title, body, "bodyHtml", summary)
    select ${base}::int + n, 'idea', ${spaceId}::int, ${base}::int + n, 'Of the crowd', '', '', '' from generate_series(1, 10000) n`)
  // Everybody comments on the post of the next one, and on those of some who are close.
  await db.rows(sql`
    insert into "Comment" ("postId", "authorId", body, "bodyHtml")
    select ${base}::int + n + step, ${base}::int + n, 'Yes', 'Yes' from generate_series(1, 9000) n, unnest(array[1, 7, 50, 350]) step`)
  await db.rows(sql`analyze "Comment"`)
  await db.rows(sql`analyze "Post"`)
  await db.rows(sql`analyze "Person"`)
  const first = asker(base + 5_000)
  const lineTo = async (personId: number) =>
    (
      await first.ask<{ connectionPath: unknown[] | null }>(
        'query($personId: ID!) { connectionPath(personId: $personId) { person { number } } }',
        { personId },
      )
    ).connectionPath
  expect(await lineTo(base + 5_701)).toHaveLength(4)
  expect(await lineTo(base + 9)).toBeNull()
})
