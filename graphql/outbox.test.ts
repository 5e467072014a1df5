// What follows from an event: carried out by a real worker, each consequence alone, and repeated without harm.

import pg from 'pg'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { STATUS_CHANGED } from '#graphql/ideas/notifications.ts'
import { log } from '#log.ts'
import { db, inTransaction } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea } from '#prisma/factory.ts'
import { fixed, sql } from '#prisma/sql.ts'
import { event } from './define.ts'
import { features } from './features.ts'
import { type OutboxDependencies, startOutbox } from './outbox.ts'
import { freeLostJobs } from './queue-runner.ts'
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
const dependencies = (more: Partial<OutboxDependencies> = {}): OutboxDependencies => ({
  features,
  realtime: { notifyRoom: (room) => void told.push(room) },
  searchQueue: searchQueue(features, theSearch()),
  ...more,
})
/** The listening connections of runners that live. */
const runners = () =>
  db.rows(sql`select 1 from pg_stat_activity
    where datname = current_database() and application_name like 'atrium worker %'`)
const until = async (isTrue: () => Promise<boolean> | boolean) => {
  const end = Date.now() + 15_000
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error('it did not come true within 15 s')
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

describe('the outbox', () => {
  test('starts without a warning: more jobs than connections is meant', async () => {
    const warned = vi.spyOn(log, 'warn')
    worker = await startOutbox(dependencies())
    expect(warned).not.toHaveBeenCalled()
  })
  test('a comment reaches the room, the index and the notifications through a worker', async () => {
    const idea = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
    worker = await startOutbox(dependencies())
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
    const quiet = event(
      'test.rolled-back',
      () => ({ rooms: ['post:424242'], notifies: null }),
      () => '<who/> tried something',
    )
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
    const shaky = event(
      'test.shaky',
      () => ({
        rooms: ['post:434343'],
        notifies: async () => {
          if (++tries < 2) throw new Error('the first try fails')
          return [{ personId: cast.dan, kind: STATUS_CHANGED, group: 'test:shaky' }]
        },
      }),
      () => '<who/> tried something',
    )
    await inTransaction((tx) => shaky.record(tx, { viewer: null, requestId: 'test' }, {}))
    worker = await startOutbox(dependencies())
    await until(() => tries === 2)
    await until(
      async () =>
        (await db.rows(sql`select 1 from "Notification" where "groupKey" = 'test:shaky'`))
          .length === 1,
    )
    expect(told.filter((room) => room === 'post:434343')).toHaveLength(1)
  })

  test('it goes on after the queue could not be reached', async () => {
    const rename = (from: string, to: string) =>
      db.rows(fixed(`alter table graphile_worker.${from} rename to ${to}`))
    const away = event(
      'test.away',
      () => ({
        rooms: [],
        notifies: async () => {
          await rename('_private_jobs', '_away')
          return []
        },
      }),
      () => '<who/> tried something',
    )
    const back = event(
      'test.back',
      () => ({ rooms: ['post:444444'], notifies: null }),
      () => '<who/> tried something',
    )
    const by = { viewer: null, requestId: 'test' }
    worker = await startOutbox(dependencies())
    await until(async () => (await runners()).length === 1)
    await inTransaction((tx) => away.record(tx, by, {}))
    // Its job cannot be marked as done: the runner gives up.
    await until(async () => (await runners()).length === 0)
    await rename('_away', '_private_jobs')
    await inTransaction((tx) => back.record(tx, by, {}))
    await until(() => told.includes('post:444444'))
  })

  test('what a killed process had begun is given back, what a living one does is not', async () => {
    const shelved = event(
      'test.shelved',
      () => ({ rooms: ['post:555555'], notifies: null }),
      () => '<who/> tried something',
    )
    await inTransaction((tx) => shelved.record(tx, { viewer: null, requestId: 'test' }, {}))
    const lockedBy = async (runner: string) => {
      await db.rows(sql`update graphile_worker._private_jobs
        set locked_at = now() - interval '1 minute', locked_by = ${runner} where payload->>'name' = 'test.shelved'`)
      await freeLostJobs(db)
      return (
        await db.first<{ runner: string | null }>(sql`select locked_by as runner
          from graphile_worker._private_jobs where payload->>'name' = 'test.shelved'`)
      )?.runner
    }
    const living = new pg.Client({
      connectionString: process.env.DATABASE_URL,
      application_name: 'atrium worker pool-living',
    })
    await living.connect()
    expect(await lockedBy('pool-living')).toBe('pool-living')
    expect(await lockedBy('pool-killed')).toBeNull()
    await living.end()
  })

  test('what happened cannot be changed, deleted or emptied afterwards', async () => {
    await expect(db.rows(sql`update "Event" set name = 'x'`)).rejects.toThrow('never changed')
    await expect(db.rows(sql`delete from "Event"`)).rejects.toThrow('never changed')
    // The chains refer to it: alone it is not emptied, and neither are both.
    await expect(db.rows(sql`truncate "Event"`)).rejects.toThrow('cannot truncate')
    await expect(db.rows(sql`truncate "Event" cascade`)).rejects.toThrow('never changed')
    await expect(db.rows(sql`truncate "AuditLink"`)).rejects.toThrow('never changed')
  })
})
