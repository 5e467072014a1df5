// The proof of `npm run bench -- intake` at a small size: a server that is killed takes every event in once.
import { expect, test } from 'vitest'
import { connectedWebhook, makeService } from '#graphql/customers/testing.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { killedIntake } from './intake-run.ts'

const EVENTS = 150

test('events sent three times each, in any order, to a server that is killed, are one message each', async () => {
  const { slug, secret } = await connectedWebhook(await makeService())
  const figures = await killedIntake({ slug, secret, events: EVENTS, kills: 2, env: process.env })
  expect(figures).toMatchObject({ sent: 3 * EVENTS, kills: 2 })
  const row = await db.first(sql`
    select count(*)::int as messages, count(distinct "externalId")::int as events from "CustomerMessage" where "externalId" like 'killed-%'`)
  expect(row).toEqual({ messages: EVENTS, events: EVENTS })
  // Each told once, too: change and event are one transaction.
  const told = await db.first(sql`
    select count(*)::int as n from "Event" where name in ('customer.thread-opened', 'customer.message-received')`)
  expect(told).toEqual({ n: EVENTS })
})
