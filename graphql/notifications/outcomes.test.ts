// A notification tells what its own event did, and who did it, whatever came of it since.
import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea } from '#prisma/factory.ts'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let eve: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
  eve = asker(cast.eve)
})

const told = async (who: Asker, work: () => Promise<unknown>): Promise<string[]> => {
  const after = await lastEvent()
  await work()
  await runConsequencesSince(after)
  return sentences(who)
}
const sentences = async (who: Asker): Promise<string[]> =>
  (
    await who.ask<{ notifications: { edges: { node: { sentence: string } }[] } }>(
      '{ notifications(first: 10) { edges { node { sentence } } } }',
    )
  ).notifications.edges.map(({ node }) => node.sentence)

const MOVE = `mutation ($id: ID!, $to: OpenStatus!) {
  changeIdeaStatus(ideaId: $id, to: $to, note: "As we said") { number } }`
const WITHDRAW = 'mutation ($id: ID!) { withdrawIdea(ideaId: $id) { number } }'

test('the owner moved it, then the author withdrew it: each is told what the other did', async () => {
  const { id } = await makeIdea(db, {
    boardId: cast.field.boardId,
    authorId: cast.ann,
    title: 'A lamp',
  })
  await ann.ask('mutation ($id: ID!) { followPost(postId: $id, level: FOLLOW) }', { id })
  await ben.ask('mutation ($id: ID!) { followPost(postId: $id, level: FOLLOW) }', { id })
  const moved = 'Cleo Costa changed the status of “A lamp” to Shaping'
  expect(await told(ann, () => cleo.ask(MOVE, { id, to: 'SHAPING' }))).toContain(moved)
  expect(await sentences(ben)).toContain(moved)
  const withdrawn = 'Ann Archer changed the status of “A lamp” to Withdrawn'
  const changes = (await told(ben, () => ann.ask(WITHDRAW, { id }))).filter((one) =>
    one.includes('the status'),
  )
  expect(changes).toEqual([withdrawn])
  expect(await sentences(ann)).toContain(moved)
})

test('a role given and taken before it is read: the latest is told, with who did that', async () => {
  const role = (by: Asker, to: string) =>
    by.ask('mutation ($id: ID!, $to: Role!) { setRole(personId: $id, role: $to) { number } }', {
      id: cast.dan,
      to,
    })
  const dan = asker(cast.dan)
  const [given] = await told(dan, () => role(eve, 'ADMIN'))
  expect(given).toMatch(/^Eve Evers .*administrator/)
  const [taken] = await told(dan, () => role(eve, 'MEMBER'))
  expect(taken).toMatch(/^Eve Evers .*member/)
})

test('a space archived and read of, then restored: the first is still told as it was', async () => {
  const spaceId = cast.lab.spaceId
  const READ = 'mutation { readNotifications { summary { unread } } }'
  const [archived] = await told(ben, () =>
    cleo.ask('mutation ($id: ID!) { archiveSpace(spaceId: $id) { slug } }', { id: spaceId }),
  )
  await ben.ask(READ.replace('{ summary { unread } }', '{ __typename }'))
  await told(ben, () =>
    cleo.ask('mutation ($id: ID!) { reopenSpace(spaceId: $id) { slug } }', { id: spaceId }),
  )
  const [restored, before] = await sentences(ben)
  expect(before).toBe(archived)
  expect(restored).not.toBe(archived)
})
