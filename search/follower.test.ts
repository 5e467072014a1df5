import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestDatabase } from '#prisma/testing.ts'
import type { SearchDocument } from './document.ts'
import { PostgresSearch } from './postgres.ts'
import { idea, inBatches } from './testing.ts'

/** One process that answers with the index in memory, and another that writes. */
let pool: pg.Pool
let here: PostgresSearch
let elsewhere: PostgresSearch
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: await createTestDatabase(), max: 6 })
})
beforeEach(async () => {
  await pool.query('truncate "SearchDocument", "SearchRemoval", "SearchWord", "SearchTerm"')
  here = new PostgresSearch(pool)
  elsewhere = new PostgresSearch(pool)
  await elsewhere.put([idea(1, 'Heat pumps'), idea(2, 'Heat shields')])
  await here.follower?.load()
})
afterAll(() => pool.end())

const found = async (text: string, search = here) => {
  const { hits } = await search.search({ text, accessIds: [0], limit: 50 })
  return hits.map((hit) => hit.id).sort()
}
const inMemory = async () => (await here.follower?.current())?.size

test('what another process wrote or removed is soon known here', async () => {
  expect(await found('heat')).toEqual(['idea:1', 'idea:2'])
  await elsewhere.put([idea(3, 'Heat recovery'), idea(1, 'Cold storage')])
  await elsewhere.remove(['idea:2'])
  await expect.poll(() => found('heat')).toEqual(['idea:3'])
  expect(await inMemory()).toBe(2)
})

test('what this process wrote is known at once', async () => {
  for (let id = 10; id < 30; id++) {
    await here.put([idea(id, `Heat number ${id}`)])
    expect(await found('heat')).toContain(`idea:${id}`)
    await here.remove([`idea:${id}`])
    expect(await found('heat')).not.toContain(`idea:${id}`)
  }
})

test('a slow transaction that others have overtaken is not passed by', async () => {
  const slow = await pool.connect()
  await slow.query('begin')
  await slow.query(
    `update "SearchDocument" set "accessId" = 9, "changedIn" = pg_current_xact_id()::text::bigint where id = 'idea:1'`,
  )
  await here.put([idea(3, 'Heat recovery')])
  expect(await found('heat')).toEqual(['idea:1', 'idea:2', 'idea:3'])
  await slow.query('commit')
  slow.release()
  await expect.poll(() => found('heat')).toEqual(['idea:2', 'idea:3'])
})

test('what a rebuild in another process leaves out is gone here too', async () => {
  await elsewhere.rebuild(inBatches([idea(2, 'Heat shields')]))
  await expect.poll(inMemory).toBe(1)
  expect(await found('heat')).toEqual(['idea:2'])
})

test('a rebuild that finds everything as it was is no news', async () => {
  const marks = async () =>
    (await pool.query('select id, "changedIn" from "SearchDocument" order by id')).rows
  const before = await marks()
  await elsewhere.rebuild(inBatches([idea(1, 'Heat pumps'), idea(2, 'Heat shields')]))
  expect(await marks()).toEqual(before)
  await elsewhere.put([idea(1, 'Heat pumps', { status: 'done' })])
  expect(await marks()).not.toEqual(before)
  await expect
    .poll(
      async () =>
        (await here.search({ text: 'pumps', accessIds: [0], statuses: ['done'], limit: 5 })).hits
          .length,
    )
    .toBe(1)
})

const many = (count: number): SearchDocument[] =>
  Array.from({ length: count }, (_, i) => idea(1_000 + i, `Heat of hall ${i}`))

test('a large index is read by a program beside the server, and answers the same', async () => {
  await elsewhere.put(many(3_200))
  const tables = new PostgresSearch(pool, { inMemory: false })
  await here.follower?.load()
  expect(await inMemory()).toBe(3_202)
  for (const [text, id] of [
    ['hall 77', 'idea:1077'],
    ['pumps', 'idea:1'],
    ['haet shilds', 'idea:2'],
  ] as const)
    for (const search of [here, tables]) {
      const { hits } = await search.search({ text, accessIds: [0], limit: 5 })
      expect(hits[0]?.id).toBe(id)
    }
})

test('after more changes than can be caught up with, nothing is missed: the tables answer until all is read anew', async () => {
  await elsewhere.put(many(3_500))
  await expect.poll(() => found('hall 3499')).toContain('idea:4499')
  await expect.poll(inMemory, { timeout: 20_000 }).toBe(3_502)
})

test('a database that cannot be read beside is told in one error, and the tables still answer', async () => {
  await elsewhere.put(many(3_200))
  const { options } = pool
  const lost = new PostgresSearch(pool)
  pool.options = { ...options, connectionString: 'postgres://nobody@127.0.0.1:1/nothing' }
  await expect(lost.follower?.load()).rejects.toThrow(/ECONNREFUSED/)
  pool.options = options
  expect(await found('pumps', lost)).toEqual(['idea:1'])
})
