// Passkeys over HTTP, signed by a device that can be made to lie. The browser's own dialog: e2e/passkeys.spec.ts.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { env } from '#env.ts'
import type { Context } from '#graphql/context.ts'
import { type Asker, asker, lastEvent, recordedEvents } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { Browser, makeProvider, openWaysIn, sessionCount } from './testing.ts'

let server: Awaited<ReturnType<typeof openWaysIn>>
let cast: Cast
let ann: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  server = await openWaysIn()
})
afterAll(() => server.close())
beforeEach(async () => {
  await db.rows(sql`delete from "Passkey"`)
  await db.rows(sql`delete from "PasskeyChallenge"`)
  await db.rows(sql`delete from "Session"`)
  await db.rows(sql`update "Person" set "deactivatedAt" = null where id = ${cast.ann}`)
})

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const jwk = publicKey.export({ format: 'jwk' })
const bytes = (hex: string) => Buffer.from(hex, 'hex')
const text = (value: Buffer | string) => Buffer.from(value).toString('base64url')
/** The public key as devices write it (COSE). */
const cose = Buffer.concat([
  bytes('a5010203262001215820'),
  Buffer.from(jwk.x ?? '', 'base64url'),
  bytes('225820'),
  Buffer.from(jwk.y ?? '', 'base64url'),
])
const credentialId = randomBytes(32)

const addKey = (counter = 5, personId = cast.ann) =>
  db.rows(sql`
    insert into "Passkey" ("personId", "credentialId", "publicKey", counter, name, "createdAt")
    values (${personId}, ${text(credentialId)}, ${cose}, ${counter}, 'Laptop', now())`)

/** How the device's answer differs from an honest one. */
type Lie = {
  origin?: string
  rpId?: string
  type?: string
  counter?: number
  flags?: number
  challenge?: string
  key?: typeof privateKey
  id?: string
}

function answerTo(challenge: string, lie: Lie = {}): string {
  const { origin = env.ATRIUM_URL, rpId = new URL(env.ATRIUM_URL).hostname, counter = 6 } = lie
  const { type = 'webauthn.get', flags = 5, key = privateKey, id = text(credentialId) } = lie
  const client = Buffer.from(
    JSON.stringify({ type, challenge: lie.challenge ?? challenge, origin, crossOrigin: false }),
  )
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  const device = Buffer.concat([
    createHash('sha256').update(rpId).digest(),
    Buffer.from([flags]),
    count,
  ])
  const signed = Buffer.concat([device, createHash('sha256').update(client).digest()])
  return JSON.stringify({
    id,
    rawId: id,
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: text(client),
      authenticatorData: text(device),
      signature: text(sign('sha256', signed, key)),
    },
  })
}

async function asked(browser = new Browser(server.address)) {
  const answer = await browser.post('/sign-in/passkey/ask', {})
  const { challenge } = (await answer.json()) as { challenge: string }
  return { browser, challenge }
}
const comesIn = (browser: Browser, answer: string) =>
  browser.ledByForm('/sign-in/passkey', { answer, returnTo: '/ideas/7' })

test('somebody signs in with a passkey and is led where they wanted to go', async () => {
  await addKey()
  const { browser, challenge } = await asked()
  expect(await comesIn(browser, answerTo(challenge))).toBe('/ideas/7')
  expect(await browser.personId()).toBe(cast.ann)
  expect(
    await db.first(
      sql`select counter::int as counter, "lastUsedAt" is not null as used from "Passkey"`,
    ),
  ).toEqual({
    counter: 6,
    used: true,
  })
})

test('a device that does not count says 0 each time', async () => {
  await addKey(0)
  for (let i = 0; i < 2; i++) {
    const { browser, challenge } = await asked()
    expect(await comesIn(browser, answerTo(challenge, { counter: 0 }))).toBe('/ideas/7')
  }
})

const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const LIES: [string, Lie][] = [
  ['of another site', { origin: 'https://atrium.evil.example' }],
  ['of another port', { origin: 'http://localhost:1' }],
  ['made for another site (rpId)', { rpId: 'evil.example' }],
  ['of the kind that adds a passkey', { type: 'webauthn.create' }],
  ['with a counter that stands still', { counter: 5 }],
  ['with a counter that goes backwards', { counter: 2 }],
  ['with a counter that begins anew', { counter: 0 }],
  ['without the person (no user verification)', { flags: 1 }],
  ['without anybody there', { flags: 0 }],
  ['of another key', { key: other }],
  ['to what nobody asked', { challenge: text(randomBytes(32)) }],
  ['of a key that is not here', { id: text(randomBytes(32)) }],
]
test.each(LIES)('no session: an answer %s', async (_, lie) => {
  await addKey()
  const { browser, challenge } = await asked()
  expect(await comesIn(browser, answerTo(challenge, lie))).toBe('/sign-in?problem=passkey')
  expect(await sessionCount()).toBe(0)
})

test.each(['', 'x', '{}', '[]', 'null', '{"id":7}', '{"id":"a"}', `{"id":"${'a'.repeat(2_000)}"}`])(
  'no session: %s is no answer',
  async (answer) => {
    const { browser } = await asked()
    expect(await comesIn(browser, answer)).toBe('/sign-in?problem=passkey')
    expect(await sessionCount()).toBe(0)
  },
)

test('an answer works once, in the browser that was asked, and for five minutes', async () => {
  await addKey()
  const { browser, challenge } = await asked()
  const stolen = new Browser(server.address)
  await asked(stolen)
  expect(await comesIn(stolen, answerTo(challenge))).toBe('/sign-in?problem=passkey')
  expect(await comesIn(new Browser(server.address), answerTo(challenge))).toBe(
    '/sign-in?problem=passkey',
  )
  expect(await comesIn(browser, answerTo(challenge))).toBe('/ideas/7')
  expect(await comesIn(browser, answerTo(challenge, { counter: 7 }))).toBe(
    '/sign-in?problem=passkey',
  )
  const late = await asked()
  await db.rows(sql`update "PasskeyChallenge" set "expiresAt" = now() - interval '1 second'`)
  expect(await comesIn(late.browser, answerTo(late.challenge, { counter: 8 }))).toBe(
    '/sign-in?problem=passkey',
  )
})

test('of two answers with the same count at once, one comes in', async () => {
  await addKey()
  const all = await Promise.all([asked(), asked(), asked()])
  const led = await Promise.all(
    all.map(({ browser, challenge }) => comesIn(browser, answerTo(challenge))),
  )
  expect(led.filter((one) => one === '/ideas/7')).toHaveLength(1)
})

test('who has left, and whose time as a guest is over, does not come in; a leaver’s passkeys are gone', async () => {
  await addKey()
  await db.rows(sql`update "Person" set "deactivatedAt" = now() where id = ${cast.ann}`)
  const { browser, challenge } = await asked()
  expect(await comesIn(browser, answerTo(challenge))).toBe('/sign-in?problem=passkey')
  await db.rows(sql`update "Person" set "deactivatedAt" = null where id = ${cast.ann}`)
  await asker(cast.eve).ask('mutation ($id: ID!) { deactivate(personId: $id) { number } }', {
    id: String(cast.ann),
  })
  expect(await db.rows(sql`select 1 from "Passkey"`)).toEqual([])
})

test('while single sign-on is on and was tried, a passkey opens nothing, except to guests', async () => {
  await addKey()
  const provider = await makeProvider('https://login.example.com')
  const first = await asked()
  expect(await comesIn(first.browser, answerTo(first.challenge))).toBe('/sign-in?problem=passkey')
  await db.rows(sql`
    insert into "Guest" ("personId", "spaceId", until, agreement, "invitedAt", "acceptedAt")
    values (${cast.ann}, ${cast.field.spaceId}, now() + interval '1 day', 'Be kind', now(), now())`)
  const guest = await asked()
  expect(await comesIn(guest.browser, answerTo(guest.challenge))).toBe('/ideas/7')
  await db.rows(sql`delete from "Guest" where "personId" = ${cast.ann}`)
  await db.rows(sql`update "SignInProvider" set "isOn" = false where id = ${provider}`)
  const after = await asked()
  expect(await comesIn(after.browser, answerTo(after.challenge, { counter: 7 }))).toBe('/ideas/7')
})

test('where passkeys are switched off none is added and none opens anything; switched on again they do', async () => {
  await addKey()
  const turn = (isOn: boolean) =>
    asker(cast.eve).ask('mutation ($isOn: Boolean!) { switchPasskeys(isOn: $isOn) }', { isOn })
  const { browser, challenge } = await asked()
  await turn(false)
  expect(await comesIn(browser, answerTo(challenge))).toBe('/sign-in?problem=off')
  expect(await sessionCount()).toBe(0)
  const viewer = { ...(await ann.context()).viewer, sessionHash: 'here' }
  await expect(
    ann.ask('mutation { addPasskey(name: "Phone", answer: "{}") }', {}, { viewer }),
  ).rejects.toMatchObject({ extensions: { code: 'CONFLICT' } })
  await turn(true)
  expect(await comesIn(browser, answerTo(challenge))).toBe('/ideas/7')
})

test('a passkey is added only in a browser, renamed and removed only by its owner', async () => {
  const here = async (who: Asker): Promise<Partial<Context>> => ({
    viewer: { ...(await who.context()).viewer, sessionHash: 'here' },
  })
  const code = (work: Promise<unknown>) =>
    work.then(
      () => 'OK',
      (error: { extensions?: { code?: string } }) => error.extensions?.code,
    )
  await addKey()
  const { passkeys } = await ann.ask<{ passkeys: { number: number; name: string }[] }>(
    '{ passkeys { number name lastUsedAt } }',
  )
  const n = passkeys[0]?.number
  const before = await lastEvent()
  const add = 'mutation { addPasskey(name: "Phone", answer: "{}") }'
  expect(await code(ann.ask(add))).toBe('NOT_ALLOWED')
  expect(await code(ann.ask(add, {}, await here(ann)))).toBe('INVALID')
  const nobody = await new Browser(server.address).post('/sign-in/passkey/begin', {})
  expect(nobody.status).toBe(401)
  const rename = 'mutation ($n: Int!, $name: String!) { renamePasskey(number: $n, name: $name) }'
  const remove = 'mutation ($n: Int!) { removePasskey(number: $n) }'
  const ben = asker(cast.ben)
  expect(await code(ben.ask(rename, { n, name: 'Mine' }, await here(ben)))).toBe('NOT_FOUND')
  expect(await ben.ask(remove, { n }, await here(ben))).toEqual({ removePasskey: false })
  expect(await code(ann.ask(remove, { n }))).toBe('NOT_ALLOWED')
  expect(await code(ann.ask(rename, { n, name: '' }, await here(ann)))).toBe('INVALID')
  await ann.ask(rename, { n, name: 'Old laptop' }, await here(ann))
  expect(await ann.ask(remove, { n }, await here(ann))).toEqual({ removePasskey: true })
  expect(await ann.ask(remove, { n }, await here(ann))).toEqual({ removePasskey: false })
  expect((await recordedEvents(before)).map(({ name }) => name)).toEqual([
    'passkey.renamed',
    'passkey.removed',
  ])
})
