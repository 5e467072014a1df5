// Tokens and service accounts, as people and programs use them.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { beforeAll, expect, test } from 'vitest'
import type { Context } from '#graphql/context.ts'
import { MAX_COST } from '#graphql/cost.ts'
import { begin } from '#graphql/guards.ts'
import { startSession } from '#graphql/identity/service.ts'
import { viewerOfToken } from '#graphql/identity/viewer.ts'
import { SESSION_COOKIE } from '#graphql/requests.ts'
import { schema } from '#graphql/schema.ts'
import {
  type Asker,
  asker,
  lastEvent,
  recordedEvents,
  runConsequencesSince,
} from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { schemaRoutes } from './http.ts'

let cast: Cast
let [ann, ben, eve]: Asker[] = []
beforeAll(async () => {
  cast = await makeCast(db)
  ;[ann, ben, eve] = [asker(cast.ann), asker(cast.ben), asker(cast.eve)]
})

/** In a browser. */
const here = async (who: Asker | undefined): Promise<Partial<Context>> => {
  const { viewer } = await (who as Asker).context()
  return { viewer: { ...viewer, sessionHash: 'here' } }
}
const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'OK',
    (error: { extensions?: { code?: string } }) => error.extensions?.code ?? String(error),
  )

const MAKE = 'mutation ($input: ApiTokenInput!) { makeApiToken(input: $input) { number text } }'
const LIST = '{ apiTokens { number name canWrite hasExpired lastUsedAt } }'
const REVOKE = 'mutation ($n: Int!) { revokeApiToken(number: $n) }'
const input = { name: 'Weekly report', canWrite: false, days: 30 }
type Made = { makeApiToken: { number: number; text: string } }
const make = async (who: Asker | undefined, more = {}) =>
  (await (who as Asker).ask<Made>(MAKE, { input: { ...input, ...more } }, await here(who)))
    .makeApiToken

test('somebody makes a token, uses it within its scope, sees when, and revokes it: its next use fails', async () => {
  const before = await lastEvent()
  const { number, text } = await make(ann)
  expect(text).toMatch(/^atr_[\w-]{43}$/)
  const rows = await db.rows<{ hash: string }>(sql`select * from "ApiToken"`)
  expect(JSON.stringify(rows)).not.toContain(text.slice(4))
  const viewer = await viewerOfToken(text)
  expect(viewer).toMatchObject({ id: cast.ann, scopes: ['read'], sessionHash: null })
  const post = 'mutation { makeSpace(input: { name: "Reports", kind: OPEN, about: "" }) { slug } }'
  // What asks for a right, and what everybody may do with a session.
  for (const write of [post, 'mutation { changeSettings(input: { theme: "DARK" }) { number } }'])
    expect(await code(ann?.ask(write, {}, { viewer }) as Promise<unknown>)).toBe('NOT_ALLOWED')
  await expect
    .poll(async () => (await ann?.ask<{ apiTokens: object[] }>(LIST))?.apiTokens)
    .toMatchObject([{ number, name: 'Weekly report', lastUsedAt: expect.any(String) }])
  expect(await ann?.ask(REVOKE, { n: number }, await here(ann))).toEqual({ revokeApiToken: true })
  expect(await ann?.ask(REVOKE, { n: number }, await here(ann))).toEqual({ revokeApiToken: false })
  expect(await viewerOfToken(text)).toBeNull()
  expect(await ann?.ask(LIST)).toEqual({ apiTokens: [] })
  expect((await recordedEvents(before)).map(({ name }) => name)).toEqual([
    'token.made',
    'token.revoked',
  ])
  await runConsequencesSince(before)
})

test('a token ends by itself, and with its scope `write` it writes', async () => {
  const { text } = await make(ann, { canWrite: true, days: 7 })
  expect(await viewerOfToken(text)).toMatchObject({ scopes: ['read', 'write'] })
  await db.rows(sql`update "ApiToken" set "expiresAt" = now() - interval '1 second'`)
  expect(await viewerOfToken(text)).toBeNull()
  expect(await ann?.ask(LIST)).toMatchObject({ apiTokens: [{ hasExpired: true }] })
  await db.rows(sql`delete from "ApiToken"`)
})

test('a token makes and revokes no token, a guest has none, and no colleague revokes somebody else’s', async () => {
  const { number } = await make(ann)
  const byToken = { viewer: { ...(await (ann as Asker).context()).viewer, sessionHash: null } }
  expect(await code(ann?.ask(MAKE, { input }, byToken) as Promise<unknown>)).toBe('NOT_ALLOWED')
  expect(await code(ann?.ask(REVOKE, { n: number }, byToken) as Promise<unknown>)).toBe('NOT_FOUND')
  expect(await code(ben?.ask(REVOKE, { n: number }, await here(ben)) as Promise<unknown>)).toBe(
    'NOT_FOUND',
  )
  const zoe = await makePerson(db)
  await db.rows(sql`
    insert into "Guest" ("personId", "spaceId", until, agreement, "invitedAt")
    select ${zoe.id}, min(id), now() + interval '1 day', 'I keep it to myself.', now() from "Space"`)
  const guest = asker(zoe.id)
  expect(await code(guest.ask(MAKE, { input }, await here(guest)))).toBe('NOT_ALLOWED')
})

test.each([
  ['name', ''],
  ['days', 31],
  ['days', 100_000],
])('a wrong %s is refused by its name: %s', async (field, value) => {
  await expect(
    ann?.ask(MAKE, { input: { ...input, [field]: value } }, await here(ann)),
  ).rejects.toMatchObject({
    extensions: { code: 'INVALID', fields: { [field]: [expect.any(String)] } },
  })
})

test('one too many is refused, also when many are made at once', async () => {
  await db.rows(sql`delete from "ApiToken"`)
  const all = await Promise.all(Array.from({ length: 25 }, () => code(make(ben))))
  expect(all.filter((one) => one === 'OK')).toHaveLength(20)
  expect(all.filter((one) => one === 'CONFLICT')).toHaveLength(5)
})

const SERVICE =
  'mutation { makeServiceAccount(name: "Hotline", purpose: "Sends requests") { number isService } }'
const TOKEN = `mutation ($id: ID!, $input: ApiTokenInput!) { makeServiceToken(personId: $id, input: $input) { number text } }`

test('an administrator makes a service account: it posts with its token as itself, and never signs in', async () => {
  expect(await code(ann?.ask(SERVICE, {}, await here(ann)) as Promise<unknown>)).toBe('NOT_ALLOWED')
  expect(await code(eve?.ask(SERVICE) as Promise<unknown>)).toBe('NOT_ALLOWED')
  type Service = { makeServiceAccount: { number: number; isService: boolean } }
  const made = await eve?.ask<Service>(SERVICE, {}, await here(eve))
  const id = made?.makeServiceAccount.number ?? 0
  expect(made?.makeServiceAccount.isService).toBe(true)
  const variables = { id: String(id), input: { ...input, canWrite: true } }
  expect(await code(ann?.ask(TOKEN, variables, await here(ann)) as Promise<unknown>)).toBe(
    'NOT_ALLOWED',
  )
  type Token = { makeServiceToken: { number: number; text: string } }
  const token = (await eve?.ask<Token>(TOKEN, variables, await here(eve)))?.makeServiceToken
  const viewer = await viewerOfToken(token?.text ?? '')
  expect(viewer).toMatchObject({ id, isService: true, roles: [{ role: 'SERVICE', spaceId: null }] })

  const program = asker(id)
  const space = 'mutation { makeSpace(input: { name: "Mine", kind: OPEN, about: "" }) { slug } }'
  expect(await code(program.ask(space, {}, { viewer }))).toBe('NOT_ALLOWED')
  const before = await lastEvent()
  const idea =
    'mutation ($board: String!) { postIdea(input: { board: $board, title: "A caller asks for it", body: "Now, and how it could be.", tags: [] }) { number author { number isService } } }'
  expect(await program.ask(idea, { board: cast.field.board }, { viewer })).toMatchObject({
    postIdea: { author: { number: id, isService: true } },
  })
  const kinds = await db.rows(
    sql`select distinct "actorKind" from "Event" where id > ${before} and "actorId" = ${id}`,
  )
  expect(kinds).toEqual([{ actorKind: 'SERVICE' }])
  await expect(startSession(id, 'link', '', 'test')).rejects.toMatchObject({
    extensions: { code: 'NOT_ALLOWED' },
  })
  expect(await db.rows(sql`select 1 from "Session" where "personId" = ${id}`)).toEqual([])
  // Nor does it become what only somebody can answer for.
  const role =
    'mutation ($id: ID!) { grantRole(input: { personId: $id, role: ADMINISTRATOR, reason: "It is needed" }) { number } }'
  expect(await code(eve?.ask(role, { id: String(id) }) as Promise<unknown>)).toBe('INVALID')
  const leave =
    'mutation ($id: ID!, $to: ID!) { deactivate(personId: $id, successorId: $to) { number } }'
  expect(
    await code(eve?.ask(leave, { id: String(cast.ben), to: String(id) }) as Promise<unknown>),
  ).toBe('INVALID')

  expect(await eve?.ask(REVOKE, { n: token?.number }, await here(eve))).toEqual({
    revokeApiToken: true,
  })
  expect(await viewerOfToken(token?.text ?? '')).toBeNull()
})

test('when whoever made a service’s token leaves, the token ends; the account stays', async () => {
  const other = await makePerson(db)
  await db.rows(sql`update "Person" set role = 'ADMIN' where id = ${other.id}`)
  const admin = asker(other.id)
  type Service = { makeServiceAccount: { number: number } }
  const { makeServiceAccount } = await admin.ask<Service>(SERVICE, {}, await here(admin))
  const id = String(makeServiceAccount.number)
  type Token = { makeServiceToken: { text: string } }
  const { makeServiceToken } = await admin.ask<Token>(TOKEN, { id, input }, await here(admin))
  expect(await viewerOfToken(makeServiceToken.text)).not.toBeNull()
  await eve?.ask('mutation ($id: ID!) { deactivate(personId: $id) { number } }', {
    id: String(other.id),
  })
  expect(await viewerOfToken(makeServiceToken.text)).toBeNull()
  const list =
    '{ serviceAccounts { edges { node { person { number hasLeft } tokens { number } } } } }'
  expect(await eve?.ask(list)).toMatchObject({
    serviceAccounts: {
      edges: [{ node: { person: { number: Number(id), hasLeft: false }, tokens: [] } }, {}],
    },
  })
  expect(await code(ann?.ask(list) as Promise<unknown>)).toBe('NOT_ALLOWED')
})

test('whoever can have tokens reads the limits and the schema; strangers, guests and tokens do not', async () => {
  const LIMITS = '{ apiLimits { cost depth changesPerMinute } }'
  expect(await ann?.ask(LIMITS, {}, await here(ann))).toEqual({
    apiLimits: { cost: MAX_COST, depth: 9, changesPerMinute: 600 },
  })
  expect(await code(ann?.ask(LIMITS) as Promise<unknown>)).toBe('NOT_FOUND')
  const server = createServer(express().use(begin, schemaRoutes(schema)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/developers/schema.graphql`
  const get = (headers: Record<string, string>) => fetch(address, { headers })
  const cookie = `${SESSION_COOKIE}=${await startSession(cast.ann, 'test', '', 'test')}`
  expect(await (await get({ cookie })).text()).toContain('type ApiLimits {')
  expect((await get({})).status).toBe(401)
  const { text } = await make(ann)
  expect((await get({ authorization: `Bearer ${text}` })).status).toBe(404)
  server.close()
})

const ACCESS = `query ($id: ID!) { person(id: $id) {
  lastSeenAt signedInWith { name userAgent } tokens { number name } } }`
type Access = {
  person: {
    lastSeenAt: string | null
    signedInWith: { name: string; userAgent: string }[]
    tokens: { number: number }[]
  }
}

test('administrators see where somebody is signed in and which tokens they have, and end both; colleagues see nothing', async () => {
  const zoe = await makePerson(db)
  const own = asker(zoe.id)
  for (const browser of ['Firefox', 'Chrome', 'Safari'])
    await startSession(zoe.id, 'link', browser, 'test')
  const made = await make(own)
  const { person } = await (eve as Asker).ask<Access>(ACCESS, { id: zoe.id })
  expect(person.signedInWith.map(({ userAgent }) => userAgent).toSorted()).toEqual([
    'Chrome',
    'Firefox',
    'Safari',
  ])
  expect(person.lastSeenAt).not.toBeNull()
  expect(person.tokens).toMatchObject([{ number: made.number }])
  expect(await ben?.ask(ACCESS, { id: zoe.id })).toEqual({
    person: { lastSeenAt: null, signedInWith: [], tokens: [] },
  })
  const END = 'mutation ($id: ID!, $name: String) { endPersonSessions(personId: $id, name: $name) }'
  const name = person.signedInWith[0]?.name
  expect(await code(ben?.ask(END, { id: zoe.id }, await here(ben)) as Promise<unknown>)).toBe(
    'NOT_ALLOWED',
  )
  const before = await lastEvent()
  expect(await eve?.ask(END, { id: zoe.id, name }, await here(eve))).toEqual({
    endPersonSessions: 1,
  })
  expect(await code(eve?.ask(END, { id: zoe.id, name }, await here(eve)) as Promise<unknown>)).toBe(
    'NOT_FOUND',
  )
  expect(await eve?.ask(END, { id: zoe.id }, await here(eve))).toEqual({ endPersonSessions: 2 })
  expect(await eve?.ask(REVOKE, { n: made.number }, await here(eve))).toEqual({
    revokeApiToken: true,
  })
  expect(await viewerOfToken(made.text)).toBeNull()
  expect((await recordedEvents(before)).map((one) => one.name)).toEqual([
    'session.ended-for-them',
    'session.ended-for-them',
    'token.revoked',
  ])
})
