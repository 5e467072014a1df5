// Who learns what from listening rules, whom they give threads to, and what asking for their trials costs.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { parse } from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import { costOf } from '#graphql/cost.ts'
import { schema } from '#graphql/schema.ts'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { channelsByIds } from './channel-queries.ts'
import { type MadeChannel, makeService, type Service } from './testing.ts'
import { takeEvent } from './webhook.ts'

let service: Service
let channel: MadeChannel
let pia: Asker
let count = 0

beforeAll(async () => {
  service = await makeService()
  channel = await service.channel('WEBHOOK')
  // Of the product team: she reads threads and not who wrote them.
  pia = await withRole('PRODUCT_TEAM')
})

async function withRole(role: string): Promise<Asker> {
  const { id } = await makePerson(db)
  await db.rows(
    sql`insert into "SpaceMember" ("spaceId", "personId") values (${service.cast.field.spaceId}, ${id})`,
  )
  await db.rows(
    sql`insert into "RoleGrant" ("personId", role, "grantedAt") values (${id}, ${role}::"GrantedRole", now())`,
  )
  return asker(id)
}
const code = (code: string) => ({ extensions: { code } })
const save = (who: Asker, id: number, rule: object, more: object = {}) =>
  who.ask(
    `mutation($id: ID!, $rule: ListeningRuleInput!, $ruleId: Int, $version: Int) {
      saveListeningRule(channelId: $id, rule: $rule, ruleId: $ruleId, version: $version) { number } }`,
    { id, rule, ...more },
  )
async function comeIn(id: number, text: string, email = ''): Promise<number> {
  const [row] = await channelsByIds(db, [id])
  const from = email ? { email } : { handle: `@rights${++count}` }
  return (await takeEvent(row as never, { id: `rights-${++count}`, from, text }, 'test'))?.id ?? 0
}
const assigneeOf = async (threadId: number) =>
  (
    await db.first<{ n: number | null }>(
      sql`select "assigneeId" as n from "CustomerThread" where id = ${threadId}`,
    )
  )?.n
const seen = async (who: Asker, threadId: number) =>
  (
    await who.ask<{ customerThread: object | null }>(
      'query($id: ID!) { customerThread(id: $id) { number } }',
      { id: threadId },
    )
  ).customerThread !== null

test('a rule gives threads to those alone whose role reads them, and admits nobody new', async () => {
  await expect(
    save(service.cleo, channel.number, { name: 'All', assigneeId: String(service.cleo.id) }),
  ).rejects.toMatchObject(code('INVALID'))
  const max = await withRole('SUPPORT')
  await save(service.cleo, channel.number, { name: 'All', assigneeId: String(max.id) })
  const first = await comeIn(channel.number, 'The first one, in the cellar.')
  expect(await assigneeOf(first)).toBe(max.id)
  expect(await seen(max, first)).toBe(true)
  await db.rows(sql`update "RoleGrant" set "endedAt" = now() where "personId" = ${max.id}`)
  const second = await comeIn(channel.number, 'The second one, in the attic.')
  expect(await assigneeOf(second)).toBe(null)
  expect([await seen(max, first), await seen(max, second)]).toEqual([false, false])
})

test('who wrote is asked, tried and told by those alone who see customers’ names', async () => {
  const { number: id, slug } = await service.channel('WEBHOOK', { ownerId: String(pia.id) })
  const jane = await comeIn(id, 'The pump hums at night.', 'jane@x.example')
  const TRY = `query($id: ID!, $rule: ListeningRuleInput!) {
    tryListeningRule(channelId: $id, rule: $rule) { caught examples { number } } }`
  const byJane = { name: 'Jane', authors: ['jane@x.example'] }
  await expect(pia.ask(TRY, { id, rule: byJane })).rejects.toMatchObject(code('NOT_ALLOWED'))
  expect(await pia.ask(TRY, { id, rule: { name: 'Hum', words: ['hums'] } })).toMatchObject({
    tryListeningRule: { caught: 1 },
  })
  expect(await service.sue.ask(TRY, { id, rule: byJane })).toMatchObject({
    tryListeningRule: { caught: 1, examples: [{ number: jane }] },
  })
  // Saved, a rule has its trial and marks what it catches: the same question by another way.
  await expect(save(pia, id, byJane)).rejects.toMatchObject(code('NOT_ALLOWED'))
  await db.rows(sql`
    insert into "ListeningRule" ("channelId", position, name, authors) values (${id}, 1, 'Jane', '{jane@x.example}')`)
  type Rules = {
    customerChannel: { rules: { number: number; authors: string[]; hasHiddenAuthors: boolean }[] }
  }
  const RULES =
    'query($slug: String!) { customerChannel(slug: $slug) { rules { number authors hasHiddenAuthors } } }'
  const told = (await pia.ask<Rules>(RULES, { slug })).customerChannel.rules
  expect(told).toMatchObject([{ authors: [], hasHiddenAuthors: true }])
  // Whoever is not shown them does not take them away either.
  const more = { ruleId: told[0]?.number, version: 1 }
  await save(pia, id, { name: 'Jane again', words: ['pump'] }, more)
  expect((await service.sue.ask<Rules>(RULES, { slug })).customerChannel.rules).toMatchObject([
    { authors: ['jane@x.example'], hasHiddenAuthors: false },
  ])
})

test('whoever may only note in a channel is told none of its rules', async () => {
  const { number: id } = await service.channel('HEARD')
  await save(service.cleo, id, { name: 'Secret word', words: ['recall'] })
  const HEARD = '{ heardChannels { number rules { name } } }'
  type Heard = { heardChannels: { number: number; rules: { name: string }[] }[] }
  const rulesFor = async (who: Asker) =>
    (await who.ask<Heard>(HEARD)).heardChannels.find(({ number }) => number === id)?.rules
  expect(await rulesFor(service.cleo)).toEqual([{ name: 'Secret word' }])
  expect(await rulesFor(asker(service.cast.ann))).toEqual([])
})

test('trials are dear, and hold nobody up', async () => {
  const { number: id, slug } = await service.channel('WEBHOOK')
  const thread = await comeIn(id, 'One of very many.')
  await db.rows(sql`
    with posts as (
      insert into "Post" (kind, "spaceId", title, body, "isRestricted", "authorName", "bodyHtml", summary)
      select kind, "spaceId", title, body, "isRestricted", "authorName", "bodyHtml", summary from "Post", generate_series(1, 1000) where id = ${thread}
      returning id),
    threads as (
      insert into "CustomerThread" (id, "channelId", "customerId", "stateAt", "linkKey", "linkUntil", "latestAt", "changedAt")
      select posts.id, k."channelId", k."customerId", k."stateAt", posts.id::text, k."linkUntil", k."latestAt", k."changedAt"
      from posts, "CustomerThread" k where k.id = ${thread} returning id)
    insert into "CustomerMessage" ("threadId", "channelId", direction, state, body, at)
    select threads.id, ${id}, 'IN', 'RECEIVED', 'One of very many.', now() from threads`)
  const words = Array.from({ length: 50 }, (_, nth) => `a phrase with the number ${nth}`)
  await db.rows(sql`
    insert into "ListeningRule" ("channelId", position, name, words)
    select ${id}, nth, 'Many', ${words}::text[] from generate_series(1, 50) nth`)
  const held = monitorEventLoopDelay({ resolution: 10 })
  held.enable()
  const answer = await service.sue.ask<{ customerChannel: { rules: { trial: object }[] } }>(
    'query($slug: String!) { customerChannel(slug: $slug) { rules { trial { seen caught } } } }',
    { slug },
  )
  // Only a timer that fires tells how long it was held up.
  await pause(50)
  held.disable()
  expect(answer.customerChannel.rules[49]?.trial).toEqual({ seen: 1001, caught: 0 })
  expect(held.max / 1e6).toBeLessThan(1_000)
  const costs = (document: string) => costOf({ schema, document: parse(document) })
  expect(costs('{ tryListeningRule(channelId: 1, rule: { name: "x" }) { seen } }')).toBeGreaterThan(
    800,
  )
  expect(costs('{ customerChannel(slug: "x") { rules { name } } }')).toBeGreaterThan(800)
}, 60_000)
