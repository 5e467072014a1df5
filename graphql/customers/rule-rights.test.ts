// Who learns what from listening rules, whom they give threads to, and what asking for their trials costs.
import { monitorEventLoopDelay } from 'node:perf_hooks'
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
