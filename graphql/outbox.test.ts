// What follows from an event: carried out by a real worker, each consequence alone, and repeated without harm.
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { db, inTransaction } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { event } from './define.ts'
import { features } from './features.ts'
import { type Hands, startOutbox } from './outbox.ts'
import { theSearch } from './search/index-access.ts'
import { searchQueue } from './search-queue.ts'
import { asker } from './testing.ts'

let cast: Cast
let worker: { stop(): Promise<void> } | undefined
beforeAll(async () => {
  cast = await makeCast(db)
})
afterEach(async () => {
  await worker?.stop()
  worker = undefined
})
const told: string[] = []
const hands = (more: Partial<Hands> = {}): Hands => ({
  features,
  realtime: { tell: (room) => void told.push(room) },
  searchQueue: searchQueue(features, theSearch()),
  ...more,
})
const until = async (isTrue: () => Promise<boolean> | boolean) => {
  const end = Date.now() + 15_000
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error('it did not come true within 15 s')
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

describe('the outbox', () => {
  test('a comment reaches the room, the index and the bell through a worker', async () => {
    const idea = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
    worker = await startOutbox(hands())
    await asker(cast.ben).ask(
      'mutation($id: ID!) { postComment(input: { postId: $id, body: "A wombat would like this" }) { number } }',
      { id: idea.id },
    )
    await until(() => told.includes(`post:${idea.id}`))
    await until(
      async () =>
        (
          await asker(cast.dan).ask<{ search: { hits: object[] } }>(
            '{ search(query: "wombat") { hits { number } } }',
          )
        ).search.hits.length === 1,
    )
    await until(
      async () =>
        (
          await db.rows(
            sql`select 1 from "Notification" where "personId" = ${cast.ann} and "postId" = ${idea.id}`,
          )
        ).length === 1,
    )
  })

  test('nobody hears of a change that was rolled back', async () => {
    const quiet = event('test.rolled-back', () => ({ tells: ['post:424242'] }))
    await inTransaction(async (tx) => {
      await quiet.record(tx, { viewer: null, requestId: 'test' }, {})
      throw new Error('changed my mind')
    }).catch(() => {})
    const rows = await db.rows(sql`select 1 from "Event" where name = 'test.rolled-back'`)
    const jobs = await db.rows(
      sql`select 1 from graphile_worker._private_jobs where payload->>'name' = 'test.rolled-back'`,
    )
    expect([rows, jobs]).toEqual([[], []])
  })

  test('a consequence that fails is tried again alone; the others happen once', async () => {
    let tries = 0
    const shaky = event('test.shaky', () => ({
      tells: ['post:434343'],
      notifies: async () => {
        if (++tries < 2) throw new Error('the first try fails')
        return [{ personId: cast.dan, kind: 'MOVED', group: 'test:shaky' }]
      },
    }))
    await inTransaction((tx) => shaky.record(tx, { viewer: null, requestId: 'test' }, {}))
    worker = await startOutbox(hands())
    await until(() => tries === 2)
    await until(
      async () =>
        (await db.rows(sql`select 1 from "Notification" where "groupKey" = 'test:shaky'`))
          .length === 1,
    )
    expect(told.filter((room) => room === 'post:434343')).toHaveLength(1)
  })

  test('what happened cannot be changed, deleted or emptied afterwards', async () => {
    await expect(db.rows(sql`update "Event" set name = 'x'`)).rejects.toThrow('never changed')
    await expect(db.rows(sql`delete from "Event"`)).rejects.toThrow('never changed')
    await expect(db.rows(sql`truncate "Event"`)).rejects.toThrow('never changed')
  })
})
