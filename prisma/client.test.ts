// The connection to PostgreSQL: what travels together fails apart, and a transaction is all or nothing.
import { beforeAll, expect, test, vi } from 'vitest'
import { type Db, db, dbOfRequest, inTransaction, isDeadlock, jobDb, pool } from './client.ts'
import { plannedForValues, sql } from './sql.ts'

beforeAll(async () => {
  await db.rows(
    sql`create table if not exists "Shelf" (place int primary key, thing text not null)`,
  )
})
const put = (place: number, thing: string | null) =>
  sql`insert into "Shelf" (place, thing) values (${place}, ${thing})`
const things = async (from: number) =>
  (
    await db.rows<{ thing: string }>(
      sql`select thing from "Shelf" where place between ${from} and ${from + 9} order by place`,
    )
  ).map(({ thing }) => thing)

test('statements of one moment answer each for itself, however many they are', async () => {
  const asked = Array.from({ length: 60 }, (_, i) =>
    db.first<{ n: number }>(i % 10 === 3 ? sql`select 1 / ${0} as n` : sql`select ${i}::int as n`),
  )
  const responses = await Promise.allSettled(asked)
  expect(
    responses.map((answer) => (answer.status === 'fulfilled' ? answer.value?.n : 'failed')),
  ).toEqual(Array.from({ length: 60 }, (_, i) => (i % 10 === 3 ? 'failed' : i)))
  expect(pool.waitingCount).toBe(0)
})

test('statements that a request asks before it waits share a connection', async () => {
  const asked = Array.from({ length: 20 }, (_, i) =>
    db.first<{ backend: number }>(sql`select pg_backend_pid() as backend, ${i}::int`),
  )
  const backends = (await Promise.all(asked)).map((row) => row?.backend)
  expect(new Set(backends).size).toBe(1)
})

test('a statement that is asked when all before it were answered within the turn takes a connection anew', async () => {
  const request = dbOfRequest()
  const one = () => request.rows(sql`select 1 as n`)
  const both = new Promise((resolve, reject) => {
    setImmediate(() => void one().then(one).then(resolve, reject))
    // The answer lies ready before the turn that asked for it ends.
    setImmediate(() => {
      const until = Date.now() + 100
      while (Date.now() < until);
    })
  })
  expect(await both).toEqual([{ n: 1 }])
})

test.each<[string, Db['rows']]>([
  ['a short read', db.rows],
  ['a list over everything', (statement) => db.rows(plannedForValues(statement))],
  ['a job', jobDb.rows],
])('%s keeps no other request waiting that asks in the same moment', async (_, ask) => {
  const request = <Row extends object>(statement: Parameters<Db['rows']>[0]) =>
    new Promise<Row[]>((resolve, reject) =>
      setImmediate(() => ask<Row>(statement).then(resolve, reject)),
    )
  const isWaiting = sql`select 1 from pg_locks where locktype = 'advisory' and not granted`
  const slow = await inTransaction(async (tx) => {
    await tx.rows(sql`select pg_advisory_xact_lock(77)`)
    const [held, quick] = [
      request(sql`select pg_advisory_xact_lock(77)::text as got`),
      request<{ n: number }>(sql`select 7 as n`),
    ]
    held.catch(() => {})
    expect(await quick).toEqual([{ n: 7 }])
    await vi.waitFor(async () => expect(await db.rows(isWaiting)).toHaveLength(1))
    return { held }
  })
  expect(await slow.held).toEqual([{ got: '' }])
})

test('what is done later is done in its turn, before the commit', async () => {
  await inTransaction(async (tx) => {
    tx.later(put(10, 'first'))
    tx.later(sql`update "Shelf" set thing = thing || ', then second' where place = 10`)
    expect(await tx.first(sql`select thing from "Shelf" where place = 10`)).toEqual({
      thing: 'first, then second',
    })
    tx.later(put(11, 'last'))
  })
  expect(await things(10)).toEqual(['first, then second', 'last'])
})

test('an error that nobody waited for ends the transaction, at its end and in its middle', async () => {
  const atTheEnd = inTransaction(async (tx) => {
    await tx.rows(put(20, 'kept?'))
    tx.later(put(21, null))
    return 'done'
  })
  await expect(atTheEnd).rejects.toMatchObject({ code: '23502' })
  // The next statement only says that an earlier one had failed; the error thrown says which.
  const inTheMiddle = inTransaction(async (tx) => {
    tx.later(put(22, null))
    await tx.rows(put(23, 'kept?'))
    return 'done'
  })
  await expect(inTheMiddle).rejects.toMatchObject({ code: '23502' })
  expect(await things(20)).toEqual([])
})

test('a failure that the work keeps for itself is no success', async () => {
  const kept = inTransaction(async (tx) => {
    await tx.rows(put(30, 'kept?'))
    await tx.rows(put(31, null)).catch(() => {})
    return 'done'
  })
  await expect(kept).rejects.toThrow('rolled back')
  expect(await things(30)).toEqual([])
})

test('two that cross in what they do later are told so, and may do it again', async () => {
  await inTransaction(async (tx) => {
    tx.later(put(40, 'a'))
    tx.later(put(41, 'b'))
  })
  const touch = (place: number) =>
    sql`update "Shelf" set thing = thing || 'x' where place = ${place}`
  let arrived = 0
  let meet: () => void = () => {}
  const both = new Promise<void>((resolve) => {
    meet = resolve
  })
  const cross = (one: number, other: number) =>
    inTransaction(async (tx) => {
      await tx.rows(touch(one))
      if (++arrived === 2) meet()
      await both
      tx.later(touch(other))
    })
  const ends = await Promise.allSettled([cross(40, 41), cross(41, 40)])
  const failed = ends.filter((end) => end.status === 'rejected')
  expect(failed.map(({ reason }) => isDeadlock(reason))).toEqual([true])
  expect(await things(40)).toEqual(['ax', 'bx'])
})

test('connections come back clean after failures', async () => {
  for (let i = 0; i < 25; i++)
    await inTransaction(async (tx) => {
      tx.later(put(50, null))
      throw new Error('given up')
    }).catch(() => {})
  expect(await things(50)).toEqual([])
  await vi.waitFor(() => expect(pool.idleCount).toBe(pool.totalCount))
  expect(pool.totalCount).toBeGreaterThan(0)
})

const itself: { me?: object } = {}
itself.me = itself

test('a value that cannot be written fails alone, and what travels with it arrives', async () => {
  const [bad, good] = await Promise.allSettled([
    db.rows(sql`select ${itself}::jsonb as thing`),
    db.first(sql`select ${{ a: [1] }}::jsonb as thing, ${[{ b: 2 }]}::jsonb[] as list`),
  ])
  expect(bad).toMatchObject({ status: 'rejected', reason: { name: 'TypeError' } })
  expect(good).toMatchObject({ value: { thing: { a: [1] }, list: [{ b: 2 }] } })
  await vi.waitFor(() => expect(pool.idleCount).toBe(pool.totalCount))
})

test('a value that cannot be written, done later, ends the transaction; its connection still knows its statements', async () => {
  const keep = (thing: object) =>
    sql`insert into "Shelf" (place, thing) values (61, ${thing}::jsonb::text)`
  const broken = inTransaction(async (tx) => {
    tx.later(put(60, 'kept?'))
    tx.later(keep(itself))
  })
  await expect(broken).rejects.toThrow(TypeError)
  expect(await things(60)).toEqual([])
  for (let i = 0; i < 3; i++) {
    await inTransaction((tx) => tx.rows(keep({ i })))
    await inTransaction((tx) => tx.rows(keep(itself))).catch(() => {})
    await db.rows(sql`delete from "Shelf" where place = 61`)
  }
})

test('what a transaction does after it was given up is not done', async () => {
  let meet: (word: unknown) => void = () => {}
  const given = new Promise((resolve) => {
    meet = resolve
  })
  const late: Promise<unknown>[] = []
  const failing = inTransaction(async (tx) => {
    late.push(given.then(() => tx.rows(put(70, 'too late'))))
    await tx.rows(put(71, null))
  })
  await expect(failing).rejects.toMatchObject({ code: '23502' })
  meet('now')
  await expect(late[0]).rejects.toThrow('over')
  expect(await things(70)).toEqual([])
})

test('the same new statement twice in one moment: each hears what is wrong with it', async () => {
  const missing = () => db.rows(sql`select 1 from "NoSuchShelf"`)
  const ends = await Promise.allSettled([missing(), missing(), missing()])
  for (const end of ends) expect(end).toMatchObject({ reason: { code: '42P01' } })
  const behind = inTransaction(async (tx) => {
    const count = () => sql`select count(*) from "Shelf" where place > 79`
    tx.later(put(80, null))
    tx.later(count())
    await tx.rows(count())
  })
  await expect(behind).rejects.toMatchObject({ code: '23502' })
})
