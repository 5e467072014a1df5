// Goals as people, through documents, on a real database.
import { beforeAll, expect, test } from 'vitest'
import { fieldsOf, refusal, startOne } from '#graphql/challenges/testing.ts'
import { type Asker, asker, recordedEvents, staysLive } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let ann: Asker
let cleo: Asker
let eve: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  cleo = asker(cast.cleo)
  eve = asker(cast.eve)
})

const START = `mutation($space: String!, $title: String!, $due: String) {
  startGoal(space: $space, title: $title, about: "No call in a winter.", dueOn: $due) { number version owner { number } } }`
const EDIT = `mutation($id: ID!, $version: Int!, $state: GoalState!, $owner: ID, $title: String!) {
  editGoal(goalId: $id, version: $version, state: $state, ownerId: $owner, title: $title) { state version owner { number } } }`
const SERVE = `mutation($id: ID!, $goal: ID) { setChallengeGoal(challengeId: $id, goalId: $goal) { goal { number } } }`
const GOALS = `query($state: GoalState, $served: Boolean) { goals(state: $state, isServed: $served, first: 20) {
  edges { node { number title challengeCount openCount entryCount viewerCanEdit challenges(first: 5) { edges { node { number } } } } } } }`
type Listed = { number: number; challengeCount: number }
const listed = async (who: Asker, served?: boolean, state?: string) =>
  (
    await who.ask<{ goals: { edges: { node: Listed }[] } }>(GOALS, { served, state })
  ).goals.edges.map(({ node }) => node)
const start = async (title: string, space = 'field', by = cleo, due?: string) =>
  (await by.ask<{ startGoal: { number: number } }>(START, { space, title, due })).startGoal.number

test('a sponsor starts a goal without a challenge, which is listed; others may not, and an outsider sees none', async () => {
  const id = await start('Halve the calls of a winter', 'field', cleo, '2027-03-31')
  await expect(start('Not theirs to say', 'field', ann)).rejects.toMatchObject(
    refusal('NOT_ALLOWED'),
  )
  await expect(start('Hidden from Eve', 'vault', eve)).rejects.toMatchObject(refusal('NOT_FOUND'))
  expect(await start('A', 'field').catch(fieldsOf)).toEqual(['title'])
  expect(await start('A day that is none', 'field', cleo, '2027-02-30').catch(fieldsOf)).toEqual([
    'dueOn',
  ])
  expect((await listed(ann, false)).map(({ number }) => number)).toEqual([id])
  expect(await listed(ann, true)).toEqual([])
  const inVault = await start('Kept among a few', 'vault')
  expect((await listed(eve)).map(({ number }) => number)).not.toContain(inVault)
  expect(await eve.ask('query($id: ID!) { goal(id: $id) { title } }', { id: inVault })).toEqual({
    goal: null,
  })
})

test('whoever runs a challenge says which goal it serves; challenges are counted as far as somebody sees them', async () => {
  const id = await start('Fewer visits in vain')
  const challenge = await startOne(cleo)
  await expect(ann.ask(SERVE, { id: challenge, goal: id })).rejects.toMatchObject(
    refusal('NOT_ALLOWED'),
  )
  await expect(eve.ask(SERVE, { id: challenge, goal: 99_999 })).rejects.toMatchObject(
    refusal('NOT_FOUND'),
  )
  const before = (await recordedEvents()).length
  await staysLive({
    reader: ann,
    room: `post:${challenge}`,
    document: 'query($id: ID!) { challenge(id: $id) { goal { title } } }',
    variables: { id: challenge },
    change: () => cleo.ask(SERVE, { id: challenge, goal: id }),
  })
  await cleo.ask(SERVE, { id: challenge, goal: id })
  expect((await recordedEvents()).slice(before).map(({ name }) => name)).toEqual(['goal.served'])
  expect(await listed(ann, true)).toMatchObject([{ number: id, challengeCount: 1, openCount: 1 }])
  // Hidden by a moderator, it is not counted for others.
  await db.rows(sql`update "Post" set state = 'HIDDEN' where id = ${challenge}`)
  expect((await listed(asker(cast.dan), false)).map(({ number }) => number)).toContain(id)
  await db.rows(sql`update "Post" set state = 'OPEN' where id = ${challenge}`)
  const other = await start('Another one')
  await cleo.ask(SERVE, { id: challenge, goal: other })
  expect((await listed(ann, true)).map(({ number }) => number)).toEqual([other])
  await cleo.ask(SERVE, { id: challenge, goal: null })
  expect(await listed(ann, true)).toEqual([])
})

test('a challenge of a space that somebody reads tells nothing of a goal in one that they do not', async () => {
  const id = await start('A goal of the vault', 'vault')
  const challenge = await startOne(cleo)
  await cleo.ask(SERVE, { id: challenge, goal: id })
  expect(
    await eve.ask('query($id: ID!) { challenge(id: $id) { goal { title } } }', { id: challenge }),
  ).toEqual({ challenge: { goal: null } })
})

test('a goal is edited by its owner and the owners of its space, reached, and not served any more then', async () => {
  const id = await start('Ready before the first frost')
  const edit = (by: Asker, version: number, more: object = {}) =>
    by.ask(EDIT, { id, version, state: 'OPEN', title: 'Ready before the first frost', ...more })
  await expect(edit(ann, 1)).rejects.toMatchObject(refusal('NOT_ALLOWED'))
  expect(await edit(cleo, 1, { owner: String(cast.ann) })).toMatchObject({
    editGoal: { version: 2, owner: { number: cast.ann } },
  })
  await expect(edit(cleo, 1)).rejects.toMatchObject(refusal('CONFLICT'))
  expect(await edit(cleo, 2, { owner: String(cast.finn) }).catch(fieldsOf)).toEqual(['ownerId'])
  expect(await edit(ann, 2, { state: 'REACHED' })).toMatchObject({
    editGoal: { state: 'REACHED', owner: { number: cast.ann } },
  })
  const challenge = await startOne(cleo)
  expect(await cleo.ask(SERVE, { id: challenge, goal: id }).catch(fieldsOf)).toEqual(['goalId'])
  expect((await listed(ann, undefined, 'REACHED')).map(({ number }) => number)).toEqual([id])
})

test('nothing of it changes in an archived space', async () => {
  const id = await start('Kept as it is')
  const challenge = await startOne(cleo)
  const archived = (at: Date | null) =>
    db.rows(sql`update "Space" set "archivedAt" = ${at}::timestamptz where slug = 'field'`)
  const writes = [
    () => start('Too late'),
    () => cleo.ask(EDIT, { id, version: 1, state: 'OPEN', title: 'Kept as it was' }),
    () => cleo.ask(SERVE, { id: challenge, goal: id }),
  ]
  await archived(new Date())
  for (const write of writes) await expect(write()).rejects.toMatchObject(refusal('NOT_ALLOWED'))
  await archived(null)
  for (const write of writes) await write()
})
