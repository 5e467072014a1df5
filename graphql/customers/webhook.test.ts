// Signed events of a webhook: forged and old ones are refused, repeated ones are one message, the order does not matter.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chanceFrom } from '#demo/chance.ts'
import { signatureOf } from '#graphql/webhook-signature.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { deliverMessage } from './deliver.ts'
import { intakeRoutes } from './http.ts'
import {
  latestThread,
  type MadeChannel,
  makeService,
  type Service,
  sendBy,
  threadCount,
} from './testing.ts'

let service: Service
let channel: MadeChannel
let secret: string
let server: Server
let url: string

beforeAll(async () => {
  service = await makeService()
  const ownerId = String(service.sue.id)
  channel = await service.channel('WEBHOOK', { ownerId })
  const CONNECT = `mutation($id: ID!, $input: CustomerChannelInput!, $version: Int!) {
    editCustomerChannel(channelId: $id, version: $version, input: $input) { version } }`
  const row = await db.first<{ version: number }>(
    sql`select version from "CustomerChannel" where id = ${channel.number}`,
  )
  const connect = {
    id: channel.number,
    version: row?.version,
    input: {
      name: 'WEBHOOK channel',
      ownerId,
      firstHours: 4,
      nextHours: 8,
      rightHours: 40,
      outUrl: 'http://127.0.0.1:9/answers',
    },
  }
  const RENEW = 'mutation($id: ID!) { renewChannelSecret(channelId: $id) }'
  // Managing the space is not enough for what reads customers' words.
  for (const [call, variables] of [
    [CONNECT, connect],
    [RENEW, { id: channel.number }],
  ] as const)
    await expect(service.cleo.ask(call, variables)).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
  await service.sue.ask(CONNECT, connect)
  secret = (await service.sue.ask<{ renewChannelSecret: string }>(RENEW, { id: channel.number }))
    .renewChannelSecret
  const app = express()
  app.use((_, response, next) => {
    response.locals.requestId = 'test'
    next()
  })
  app.use(intakeRoutes())
  server = createServer(app).listen(0, '127.0.0.1')
  await new Promise((resolve) => void server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/intake/${channel.slug}`
})
afterAll(() => void server.close())

const now = () => Math.floor(Date.now() / 1_000)
const event = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  from: { handle: '@pascale_b' },
  text: `Fitters came in socks, ${id}.`,
  ...more,
})
async function post(
  body: unknown,
  { at = now(), key = secret, header }: { at?: number; key?: string; header?: string } = {},
) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = await fetch(url, {
    method: 'POST',
    body: text,
    headers: { 'atrium-signature': header ?? signatureOf(key, at, text) },
  })
  return {
    status: answer.status,
    ...((await answer.json()) as { isNew?: boolean; fields?: string[] }),
  }
}

test('an event is taken once, however often it comes', async () => {
  expect(await post(event('e1'))).toMatchObject({ status: 200, isNew: true })
  expect(await post(event('e1'))).toMatchObject({ status: 200, isNew: false })
  const both = await Promise.all([post(event('e2')), post(event('e2')), post(event('e2'))])
  expect(both.filter(({ isNew }) => isNew)).toHaveLength(1)
})

test('forged, changed, old and unsigned events are refused alike, and nothing is taken', async () => {
  const before = await threadCount()
  const refused = [
    await post(event('f1'), { key: 'another secret' }),
    await post(event('f2'), { at: now() - 301 }),
    await post(event('f3'), { at: now() + 301 }),
    await post(event('f4'), { header: '' }),
    await post(event('f5'), { header: signatureOf(secret, now(), JSON.stringify(event('f6'))) }),
    await post(event('f7'), { header: `t=${now()},v1=${'0'.repeat(64)}` }),
  ]
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403])
  expect(await threadCount()).toBe(before)
  await service.cleo.ask(
    'mutation($id: ID!) { switchCustomerChannel(channelId: $id, isOn: false) { isOn } }',
    { id: channel.number },
  )
  expect((await post(event('f8'))).status).toBe(403)
  await service.cleo.ask(
    'mutation($id: ID!) { switchCustomerChannel(channelId: $id, isOn: true) { isOn } }',
    { id: channel.number },
  )
})

test('bad input is refused with the names of its fields', async () => {
  expect(await post('{')).toMatchObject({ status: 400 })
  expect(await post(event('g1', { reach: -1 }))).toMatchObject({ status: 400, fields: ['reach'] })
  expect(await post(event('g2', { text: '' }))).toMatchObject({ status: 400, fields: ['text'] })
  expect(await post({ ...event('g3'), inside: true })).toMatchObject({ status: 400 })
})

test('hundreds of events, three times each and in any order, make one message each, in their threads', async () => {
  const chance = chanceFrom('intake')
  const all = Array.from({ length: 120 }, (_, i) =>
    event(`h${i}`, {
      thread: `t${i % 12}`,
      from: { handle: `@caller${i % 12}` },
      text: `Message ${i} of a long story about the unit.`,
    }),
  )
  const thrice = [...all, ...all, ...all].sort(() => chance.next() - 0.5)
  for (let from = 0; from < thrice.length; from += 12)
    expect(
      (await Promise.all(thrice.slice(from, from + 12).map((one) => post(one)))).map(
        ({ status }) => status,
      ),
    ).toEqual(Array(12).fill(200))
  const row = await db.first<{ messages: number; threads: number }>(sql`
    select count(*)::int as messages, count(distinct "threadId")::int as threads from "CustomerMessage" where "externalId" like 'h%'`)
  expect(row).toEqual({ messages: 120, threads: 12 })
})

test('an answer is not posted to an address of this machine', async () => {
  await post(event('i1', { thread: 'answered' }))
  const messageId = await sendBy(service.sue, await latestThread(), 'We are glad.')
  await expect(deliverMessage(db, messageId, new Date(Date.now() + 31_000))).rejects.toThrow()
  const row = await db.first<{ state: string; error: string }>(
    sql`select state, error from "CustomerMessage" where id = ${messageId}`,
  )
  expect(row).toMatchObject({ state: 'QUEUED', error: expect.stringMatching(/127\.0\.0\.1/) })
})
