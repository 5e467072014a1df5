// Which knowledge is missing, by topic, and never about fewer than five people.
import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson, makeSpace } from '#prisma/factory.ts'
import { answer, ask } from './testing.ts'

const GAPS =
  '{ canReadKnowledgeGaps knowledgeGaps { topic gap askers questions open answers topShare } }'
const ACCEPT =
  'mutation($id: ID!, $answer: ID) { acceptAnswer(questionId: $id, answerId: $answer) { number } }'
const NOW = new Date('2026-05-04T08:00:00Z')

let cast: Cast
let askers: Asker[]
beforeAll(async () => {
  cast = await makeCast(db)
  askers = []
  for (let nth = 0; nth < 5; nth++) askers.push(asker((await makePerson(db)).id))
})

type Gap = { topic: string; gap: string; askers: number; open: number; topShare: number }
const gapsOf = async (who: number) =>
  (await asker(who).ask<{ knowledgeGaps: Gap[] | null }>(GAPS, {}, { at: NOW })).knowledgeGaps
const gapOn = async (topic: string, who = cast.eve) =>
  (await gapsOf(who))?.find((one) => one.topic === topic)

/** The first of these people ask about it, and somebody answers; accepted by whoever asked. */
async function asked(topic: string, count: number, by: number | null, space = 'field') {
  for (const who of askers.slice(0, count)) {
    const id = await ask(who, { tags: [topic], at: NOW, space })
    if (by === null) continue
    const answerId = await answer(asker(by), id, 'Forty.', { at: NOW })
    await who.ask(ACCEPT, { id, answer: answerId }, { at: NOW })
  }
}

test('a topic without an expert, and one with one alone, are told once five people asked', async () => {
  await asked('tides', 4, null)
  expect(await gapOn('tides')).toBeUndefined()
  await asked('tides', 5, null)
  expect(await gapOn('tides')).toMatchObject({ gap: 'NO_EXPERT', askers: 5, open: 9, topShare: 0 })
  await asked('ropes', 5, cast.ben)
  expect(await gapOn('ropes')).toMatchObject({ gap: 'SINGLE_POINT', topShare: 100, open: 0 })
  await asked('ropes', 5, cast.dan)
  expect(await gapOn('ropes')).toBeUndefined()
})

test('whoever has the question too counts as asking', async () => {
  const [one, ...others] = askers as [Asker, ...Asker[]]
  const id = await ask(one, { tags: ['lamps'], at: NOW })
  for (const who of others)
    await who.ask('mutation($id: ID!) { supportPost(postId: $id) { number } }', { id })
  expect(await gapOn('lamps')).toMatchObject({ gap: 'NO_EXPERT', askers: 5 })
})

test('only administrators and owners of spaces read it, of what they may see', async () => {
  expect(await gapsOf(cast.dan)).toBeNull()
  const space = await makeSpace(db, {
    kind: 'CLOSED',
    owners: [cast.ann],
    members: askers.map(({ id }) => id),
  })
  await asked('secrets', 5, null, space.slug)
  expect(await gapOn('secrets', cast.ann)).toMatchObject({ askers: 5 })
  expect(await gapOn('secrets', cast.cleo)).toBeUndefined()
})
