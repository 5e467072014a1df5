import { afterEach, expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { publish, subscribe } from './bus.ts'

const open: Array<{ stop(): Promise<void> }> = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop()
})

/** Listens; `received` grows, and `missed()` ends when the connection was lost and made anew. */
async function ear() {
  const received: string[] = []
  let back: () => void = () => {}
  const bus = await subscribe(
    ({ rooms = [] }) => received.push(...rooms),
    () => back(),
  )
  open.push(bus)
  return {
    received,
    missed: () =>
      new Promise<void>((resolve) => {
        back = resolve
      }),
  }
}

const ours = sql`from pg_stat_activity where application_name = 'atrium bus' and datname = current_database()`
const cutConnections = () => db.rows(sql`select pg_terminate_backend(pid) ${ours}`)
const connections = async () => (await db.rows<{ pid: number }>(sql`select pid ${ours}`)).length

test('a lost connection is made anew, once, however often it is lost, and every message arrives once', async () => {
  const { received, missed } = await ear()
  for (let i = 0; i < 3; i++) {
    const back = missed()
    await cutConnections()
    await back
    await expect.poll(connections).toBe(1)
  }
  await publish({ rooms: ['post:1'] })
  await publish({ rooms: ['post:2'] })
  await expect.poll(() => received).toContain('post:2')
  expect(received).toEqual(['post:1', 'post:2'])
})

test('nothing is left open when it stops', async () => {
  const bus = await subscribe(
    () => {},
    () => {},
  )
  await bus.stop()
  await expect.poll(connections).toBe(0)
})
