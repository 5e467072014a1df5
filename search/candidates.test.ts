import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '#prisma/testing.ts'
import type { SearchDocument, SearchQuery } from './document.ts'
import { PostgresSearch } from './postgres.ts'
import { similar } from './similar.ts'
import { idea, inBatches } from './testing.ts'

/** Six times as many documents as one question may look at, all with the same two words, most of them weakly. */
const COMMON = 6_000
/** What one question may read of them (`bounds` of postgres.ts and similar.ts, with room for wrong estimates). */
const MAX_READ = 2_000

const long = 'and more words about nothing that anybody would look for '.repeat(4)
const common: SearchDocument[] = Array.from({ length: COMMON }, (_, i) =>
  idea(10_000 + i, `Report number ${i}`, {
    body: `${long} heating office ${['garden', 'window'][i % 5] ?? ''}`,
    spaceId: 10 + (i % 3),
    at: new Date(Date.UTC(2020, i % 72, 1 + (i % 28))),
  }),
)
const special = [
  idea(1, 'Heating', { at: new Date('2019-01-01') }),
  idea(2, `${long} heating`, { spaceId: 99, at: new Date('2012-06-01') }),
  idea(3, `${long} heating zeppelin`, { at: new Date('1999-01-01') }),
  idea(4, 'Office heating', { at: new Date('2024-01-01'), kind: 'person', tags: ['warm'] }),
  idea(6, '', { body: `${long} garden window`, at: new Date('2019-01-01') }),
]

// One connection, so that a transaction around a question knows what was read in it.
let pool: pg.Pool
let search: PostgresSearch
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: await createTestDatabase(), max: 1 })
  search = new PostgresSearch(pool)
  await search.rebuild(inBatches([...common, ...special]))
  await pool.query('vacuum analyze "SearchDocument"')
}, 120_000)
afterAll(() => pool.end())

const idsOf = async (text: string, more: Partial<SearchQuery> = {}) => {
  const { hits } = await search.search({ text, accessIds: [0], limit: 10, ...more })
  return hits.map((hit) => hit.id)
}

/** How many rows of the index `work` reads. */
async function read(work: () => Promise<unknown>): Promise<number> {
  const soFar = async () => {
    const { rows } = await pool.query<{ read: number }>(
      `select pg_stat_get_xact_tuples_fetched('"SearchDocument"'::regclass)::int as read`,
    )
    return rows[0]?.read ?? Number.NaN
  }
  await pool.query('begin')
  const before = await soFar()
  await work()
  const after = await soFar()
  await pool.query('rollback')
  return after - before
}

test.each([
  ['a common word', () => idsOf('heating')],
  ['two common words', () => idsOf('heating office')],
  ['the beginning of a common word', () => idsOf('r', { isPrefix: true })],
  ['a common word within a large space', () => idsOf('heating', { spaceId: 11 })],
  [
    'a text like many others',
    () => similar(search, { title: 'Report about heating the office', accessIds: [0], limit: 5 }),
  ],
])('%s reads a bounded part of a large index, and finds a full page', async (_, ask) => {
  expect(await read(ask)).toBeLessThan(MAX_READ)
  expect((await ask()).length).toBeGreaterThanOrEqual(5)
})

test('the document that says a common word most strongly comes first, however old it is', async () => {
  expect((await idsOf('heating'))[0]).toBe('idea:1')
})

test('the document that has both common words in its title comes first', async () => {
  expect((await idsOf('office heating'))[0]).toBe('idea:4')
})

test('the one document that has both of two common words comes first, though both are weak in it', async () => {
  expect((await idsOf('garden window'))[0]).toBe('idea:6')
})

test.each([
  ['space', { spaceId: 99 }, 'idea:2'],
  ['kind', { kinds: ['person'] }, 'idea:4'],
  ['tag', { tags: ['warm'] }, 'idea:4'],
])('a common word is found within a small %s, though it is weak there', async (_, filter, id) => {
  expect(await idsOf('heating', filter)).toEqual([id])
})

test('a common word is found in the years a filter asks for, those before 2000 too', async () => {
  expect(await idsOf('heating', { to: new Date('2000-01-01') })).toEqual(['idea:3'])
})

test('a rare word is found beside common ones, and what was written since the last count too', async () => {
  expect((await idsOf('heating office zeppelin'))[0]).toBe('idea:3')
  await search.put([idea(5, `${long} heating gondola`)])
  expect((await idsOf('heating office gondola'))[0]).toBe('idea:5')
})
