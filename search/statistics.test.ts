import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '#prisma/testing.ts'
import { openSearch, type Search } from './engine.ts'
import { idea } from './testing.ts'

let pool: pg.Pool
let search: Search
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: await createTestDatabase(), max: 4 })
  search = openSearch(pool, {})
})
afterAll(() => pool.end())

const company = (count: number, accessId: number, from: number) =>
  Array.from({ length: count }, (_, i) =>
    idea(from + i, `${i % 2 ? 'Repaint' : 'Sort'} the shelves in hall ${i}`, { accessId }),
  )
const sizeOf = async (accessId: number): Promise<number | undefined> => {
  const { rows } = await pool.query(
    'select documents from "SearchAudience" where "accessId" = $1',
    [accessId],
  )
  return rows[0]?.documents
}

test('a new space has its own statistics at once, however large the rest of the index is', async () => {
  await search.put(company(400, 0, 1))
  await search.maintain()
  await search.put(company(25, 6, 1_000))
  expect(await sizeOf(6)).toBe(25)
})

test('what another process wrote is counted by the next maintenance when it is a quarter of its space', async () => {
  await search.put(company(8, 7, 2_000))
  await search.maintain()
  expect(await sizeOf(7)).toBe(8)
  await openSearch(pool, {}).put(company(1, 7, 2_100))
  await search.maintain()
  expect(await sizeOf(7)).toBe(8)
  await openSearch(pool, {}).put(company(1, 7, 2_200))
  await search.maintain()
  expect(await sizeOf(7)).toBe(10)
})

test('associations are learnt when an import is whole, and again when half as much came', async () => {
  const learntFrom = async () => {
    const { rows } = await pool.query(
      'select "learntFrom" as n from "SearchAudience" where "accessId" = 8',
    )
    return rows[0]?.n
  }
  await search.put(company(200, 8, 3_000))
  await search.maintain()
  expect(await learntFrom()).toBe(0)
  await pool.query(
    `update "SearchDocument" set "indexedAt" = now() - interval '10 minutes' where "accessId" = 8`,
  )
  await search.maintain()
  expect(await learntFrom()).toBe(200)
  await search.put(company(150, 8, 4_000))
  await search.maintain(true)
  expect(await learntFrom()).toBe(350)
})
