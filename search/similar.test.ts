import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '#prisma/testing.ts'
import type { SearchDocument } from './document.ts'
import { openSearch, type Search } from './engine.ts'
import type { SimilarQuery } from './similar.ts'

let pool: pg.Pool
let search: Search

const idea = (
  id: number,
  title: string,
  body = '',
  more: Partial<SearchDocument> = {},
): SearchDocument => ({
  id: `idea:${id}`,
  kind: 'idea',
  title,
  body,
  tags: [],
  accessId: 0,
  spaceId: 1,
  status: null,
  language: 'en',
  at: new Date('2026-11-01'),
  ...more,
})

const board = [
  idea(1, 'Bicycle parking at the north gate', 'There is nowhere to lock a bike when it rains.'),
  idea(2, 'Charge electric cars during lunch', 'Six sockets in the garage would be enough.'),
  idea(3, 'Fewer meetings on Fridays', 'Let us keep one day free of calls.'),
  idea(
    4,
    'Reimburse travel expenses within a week',
    'Waiting two months for the money of a train ticket is hard on apprentices.',
  ),
  idea(5, 'Een rustige ruimte om te bellen', 'Telefoongesprekken storen iedereen.', {
    language: 'nl',
  }),
  idea(6, 'Better lighting on the parking deck', 'It is dark at six.'),
  idea(7, 'Bicycle garage for the board', 'A locked bicycle garage', { accessId: 9 }),
  idea(8, 'How do I claim travel expenses?', '', { kind: 'question' } as Partial<SearchDocument>),
]
const filler = Array.from({ length: 60 }, (_, i) =>
  idea(
    100 + i,
    `${['Repaint', 'Sort', 'Replace', 'Label'][i % 4]} the ${['shelves', 'doors', 'forms', 'screens', 'chairs'][i % 5]} in hall ${i}`,
  ),
)

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: await createTestDatabase(), max: 4 })
  search = openSearch(pool, {})
  await search.put([...board, ...filler])
  await search.maintain()
})
afterAll(() => pool.end())

const ask = (title: string, more: Partial<SimilarQuery> = {}) =>
  search.similar({ title, accessIds: [0], limit: 5, ...more })

test.each([
  ['in other forms of the words', 'Charging an electric car', 'idea:2'],
  ['with typing errors', 'Bycicle prking at the nroth gate', 'idea:1'],
  ['with another word for the same', 'Bike stands near the entrance', 'idea:1'],
  ['with other words throughout', 'Refund journey costs quickly', 'idea:4'],
  ['by what its text says', 'Money for a train ticket', 'idea:4'],
  ['in Dutch, in another form', 'Rustige ruimtes voor het bellen', 'idea:5'],
])('an idea written %s is met before it is posted again', async (_, title, id) => {
  expect((await ask(title, { kinds: ['idea'] }))[0]?.id).toBe(id)
})

test('the same title scores near 1, a shared side word far less', async () => {
  const [same, ...others] = await ask('Bicycle parking at the north gate')
  expect(same?.id).toBe('idea:1')
  expect(same?.score).toBeGreaterThan(0.85)
  for (const other of others) expect(other.score).toBeLessThan(0.6)
})

test('what a text asks decides between titles about the same thing', async () => {
  const titles = ['What is the badge?', 'Where do I get the badge?', 'How does the badge work?']
  await search.put(titles.map((title, i) => idea(200 + i, title, '', { accessId: 30 })))
  const first = async (title: string) =>
    (await search.similar({ title, accessIds: [30], limit: 5 }))[0]?.id
  expect(await first('How can a badge open doors')).toBe('idea:202')
  expect(await first('Where are badges made?')).toBe('idea:201')
  expect(await first('What could a badge be')).toBe('idea:200')
})

test('what has hardly anything of a text is not like it', async () => {
  const hits = await ask(
    'Translate our marketing brochures for exhibitions into Portuguese, Spanish and Finnish before lunch',
  )
  expect(hits).toEqual([])
})

test('the words that matched are told as they were typed', async () => {
  const [hit] = await ask('Chargers for electric trucks at lunch')
  expect(hit?.id).toBe('idea:2')
  expect(hit?.matchedWords).toEqual(expect.arrayContaining(['chargers', 'electric', 'lunch']))
  expect(hit?.matchedWords).not.toContain('for')
})

test('nobody is shown what stands in a space they may not see', async () => {
  expect((await ask('A locked bicycle garage for the board')).map((hit) => hit.id)).not.toContain(
    'idea:7',
  )
  expect((await ask('A locked bicycle garage for the board', { accessIds: [0, 9] }))[0]?.id).toBe(
    'idea:7',
  )
})

test('an idea is not similar to itself, and kinds can be chosen', async () => {
  expect(
    (await ask('Bicycle parking at the north gate', { exceptId: 'idea:1' })).map((hit) => hit.id),
  ).not.toContain('idea:1')
  expect(
    (await ask('claim travel expenses', { kinds: ['question'] })).map((hit) => hit.id),
  ).toEqual(['idea:8'])
})

test('an empty title or one nothing resembles has no matches', async () => {
  expect(await ask('')).toEqual([])
  expect(await ask('zqxw vjkp')).toEqual([])
})

test('a limit out of range and a NUL are refused by name', async () => {
  await expect(ask('bike', { limit: 51 })).rejects.toMatchObject({
    name: 'InvalidSearch',
    field: 'limit',
  })
  await expect(ask('bi\0ke')).rejects.toMatchObject({ name: 'InvalidSearch', field: 'title' })
})

test('what a hidden space holds changes neither order nor score of what others are shown', async () => {
  const before = [
    await ask('Electric bicycle parking at lunch'),
    await search.search({ text: 'bicycle parkng', accessIds: [0], limit: 20 }),
  ]
  await search.put(
    Array.from({ length: 80 }, (_, i) =>
      idea(1_000 + i, `Electric parking parkng lunch ${i}`, 'bicycle', { accessId: 5 }),
    ),
  )
  await search.maintain()
  const after = [
    await ask('Electric bicycle parking at lunch'),
    await search.search({ text: 'bicycle parkng', accessIds: [0], limit: 20 }),
  ]
  expect(after).toEqual(before)
})

test('a company’s own words for a thing are learnt from the contexts they are used in', async () => {
  const things = ['invoice', 'ticket', 'receipt', 'letter']
  const verbs = ['approve', 'archive', 'print', 'scan']
  await search.put(
    Array.from({ length: 240 }, (_, i) => {
      // "the falcon" and "the portal" are two names of one system, never used together.
      const name = i % 16 === 0 ? 'falcon' : i % 16 === 4 ? 'portal' : `person ${i}`
      const verb =
        i % 4 === 0 ? 'login timeout password' : `${verbs[i % 4]} every ${things[(i >> 2) % 4]}`
      return idea(3_000 + i, `${name} ${verb}`, '', { accessId: 20 })
    }),
  )
  await search.maintain(true)
  const hits = await search.similar({ title: 'Falcon', accessIds: [20], limit: 50 })
  expect(hits.some((hit) => hit.id === 'idea:3004')).toBe(true)
})
