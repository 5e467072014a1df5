// Every mail ends with a way out that works without a session, and asks before it changes anything.
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin } from '#graphql/guards.ts'
import { lastEvent, recordedEvents, stranger } from '#graphql/testing.ts'
import { minutes } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { writeMail } from './digest.ts'
import { unsubscribeRoutes } from './http.ts'
import { ana, ben, dueNow, frequency, mails, notifiedAgo } from './mail-testing.ts'
import { sendMail } from './send.ts'
import { unsubscribeUrl } from './unsubscribe.ts'

let server: Server
let address: string
beforeAll(async () => {
  server = express().use(begin, unsubscribeRoutes()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const tokenOf = async (id: number) => (await unsubscribeUrl(db, id)).split('/').at(-1) as string
const post = (token: string, body: string) =>
  fetch(`${address}/unsubscribe/${token}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body,
  })
const frequencyOf = async (id: number) =>
  (
    await db.first<{ word: string }>(
      sql`select "emailFrequency" as word from "Person" where id = ${id}`,
    )
  )?.word

test('a mail program ends all mail with one POST, without being led elsewhere; it is in the log, and twice is once', async () => {
  const token = await tokenOf(ana.id)
  const since = await lastEvent()
  const answer = await post(token, 'List-Unsubscribe=One-Click')
  expect([answer.status, await answer.text()]).toEqual([200, 'You get no more emails from Atrium.'])
  expect(await frequencyOf(ana.id)).toBe('NEVER')
  expect((await post(token, 'List-Unsubscribe=One-Click')).status).toBe(200)
  expect((await recordedEvents(since)).map(({ name }) => name)).toEqual(['person.settings-changed'])
  await notifiedAgo(minutes(3))
  expect(await writeMail(dueNow())).toBeNull()
})

test('a GET changes nothing: the page asks, and its form leads back to it', async () => {
  const token = await tokenOf(ana.id)
  await fetch(`${address}/unsubscribe/${token}`)
  expect(await frequencyOf(ana.id)).toBe('AT_ONCE')
  const ask = async (one: string) =>
    stranger.ask('query($token: String!) { entrance { emailFrequencyOf(token: $token) } }', {
      token: one,
    })
  expect(await ask(token)).toEqual({ entrance: { emailFrequencyOf: 'AT_ONCE' } })
  const answer = await post(token, 'confirmed=1')
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/unsubscribe/${token}`])
  expect(await ask(token)).toEqual({ entrance: { emailFrequencyOf: 'NEVER' } })
})

test('a token that was altered, made up, or is another’s ends nobody’s mail', async () => {
  const token = await tokenOf(ana.id)
  const [id = '', signature = ''] = token.split('.')
  const others = (await tokenOf(ben.id)).split('.')[1]
  for (const wrong of [
    `${ana.id + 1}.${signature}`,
    `${id}.${others}`,
    `${id}.${signature.slice(1)}A`,
    `${id}.`,
    id,
    'x'.repeat(5_000),
    `${id}.${signature}.${signature}`,
  ]) {
    expect((await post(wrong, 'List-Unsubscribe=One-Click')).status).toBe(404)
    expect(
      await stranger.ask(
        'query($token: String!) { entrance { emailFrequencyOf(token: $token) } }',
        { token: wrong },
      ),
    ).toEqual({ entrance: { emailFrequencyOf: null } })
  }
  expect(await frequencyOf(ana.id)).toBe('AT_ONCE')
})

test('who has left has no mail to end', async () => {
  const token = await tokenOf(ana.id)
  await db.rows(sql`update "Person" set "deactivatedAt" = now() where id = ${ana.id}`)
  expect((await post(token, 'List-Unsubscribe=One-Click')).status).toBe(404)
})

test('what is kept of a mail has no link that ends it: administrators read it', async () => {
  await notifiedAgo(minutes(3))
  const id = await writeMail(dueNow())
  expect((await mails())[0]?.text).not.toContain('/unsubscribe/')
  await sendMail(id ?? 0)
  const [mail] = await mails()
  expect(mail?.sentAt).not.toBeNull()
  expect(`${mail?.text} ${mail?.html}`).not.toContain('/unsubscribe/')
})

test('choosing another frequency sends nothing of the past, and one more of the same thing counts as one', async () => {
  await frequency('NEVER')
  await notifiedAgo(minutes(300), 'old')
  await notifiedAgo(minutes(200), 'older')
  const choose = (word: string) =>
    ana.ask('mutation($input: SettingsInput!) { changeSettings(input: $input) { number } }', {
      input: { emailFrequency: word },
    })
  await choose('AT_ONCE')
  expect(await writeMail(dueNow('first'))).toBeNull()
  await db.rows(sql`
    update "Notification" set events = events + 1, "updatedAt" = now(), "mailedAt" = now() - interval '1 hour'
    where "personId" = ${ana.id} and "groupKey" = 'old'`)
  expect(await writeMail(dueNow('second'))).not.toBeNull()
  expect((await mails()).at(-1)?.subject).toBe('Ben Okafor commented on “Vans & <script>”')
  // The same frequency again is no change.
  await notifiedAgo(minutes(3), 'new')
  await choose('AT_ONCE')
  expect(await writeMail(dueNow('third'))).not.toBeNull()
})
