// An idea that becomes a challenge, as people, through documents, on a real database.
import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, runConsequencesSince, staysLive } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea, makePerson, makeSpace } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { fieldsOf, INPUT, OPENS, refusal } from './testing.ts'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let stranger: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
  stranger = asker((await makePerson(db)).id)
})

const START = `mutation($space: String!, $input: ChallengeInput!, $from: ID) {
  startChallenge(space: $space, input: $input, fromPostId: $from) { number fromPost { title } } }`
const start = (from: number, space = 'field') =>
  cleo.ask<{ startChallenge: { number: number; fromPost: { title: string } | null } }>(
    START,
    { space, input: INPUT, from: String(from) },
    { at: OPENS },
  )
const PAGE = 'query($id: ID!) { idea(id: $id) { challengesFrom { title } } }'

test('its author and supporters are told, and both sides show the other', async () => {
  const idea = await makeIdea(db, {
    boardId: cast.field.boardId,
    authorId: cast.ann,
    supporterIds: [cast.ben],
  })
  const since = await lastEvent()
  const { startChallenge } = await start(idea.id)
  await runConsequencesSince(since)
  expect(startChallenge.fromPost).toEqual({ title: idea.title })
  for (const who of [ann, ben]) {
    const [told] = await db.rows<{ kind: string }>(sql`
      select kind from "Notification" where "personId" = ${who.id} and "postId" = ${startChallenge.number}
        and kind = 'CHALLENGE_FROM_POST'`)
    expect(told).toBeDefined()
  }
  expect(await ann.ask(PAGE, { id: idea.id })).toEqual({
    idea: { challengesFrom: [{ title: INPUT.title }] },
  })
})

test('who may not see the idea learns nothing of it from the challenge', async () => {
  const { id: spaceId } = await makeSpace(db, { kind: 'CLOSED', owners: [cast.cleo] })
  const board = await db.first<{ id: number }>(sql`
    with policy as (insert into "ClockPolicy" ("warnBefore", "escalateAfter") values (1, 1) returning id)
    insert into "Board" ("spaceId", slug, name, "policyId") select ${spaceId}, ${`b${spaceId}`}, 'Closed', id from policy returning id`)
  const idea = await makeIdea(db, { boardId: board?.id ?? 0, authorId: cast.cleo })
  const { startChallenge } = await start(idea.id)
  const seen = await stranger.ask('query($id: ID!) { challenge(id: $id) { fromPost { title } } }', {
    id: startChallenge.number,
  })
  expect(seen).toEqual({ challenge: { fromPost: null } })
  await expect(
    ann.ask(START, { space: 'field', input: INPUT, from: String(idea.id) }, { at: OPENS }),
  ).rejects.toMatchObject(refusal('NOT_ALLOWED'))
})

test('one that is not open is refused with the field’s name, and an open page gets a hint', async () => {
  const made = { boardId: cast.field.boardId, authorId: cast.ann }
  const held = await makeIdea(db, { ...made, state: 'HELD' })
  expect(await start(held.id).catch(fieldsOf)).toEqual(['fromPostId'])
  const idea = await makeIdea(db, made)
  await staysLive({
    reader: ann,
    room: `post:${idea.id}`,
    document: PAGE,
    variables: { id: idea.id },
    change: () => start(idea.id),
  })
})
