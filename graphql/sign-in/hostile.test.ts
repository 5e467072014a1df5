// Everything a sign-on service, a stranger's page or a thief can try. None of it may begin a session.
import { type CryptoKey, exportSPKI, importJWK, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { safeReturnTo } from '#graphql/identity/http.ts'
import { db } from '#prisma/client.ts'
import { makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { isPrivateAddress, MAX_ANSWER, providerFetch } from './provider-fetch.ts'
import {
  Browser,
  callbackPath,
  LyingService,
  makeProvider,
  openWaysIn,
  sessionCount,
  type Twist,
} from './testing.ts'

vi.hoisted(() => {
  process.env.ATRIUM_PRIVATE_SIGN_ON = '1'
})

const service = new LyingService()
const second = new LyingService()
let server: Awaited<ReturnType<typeof openWaysIn>>
let provider: number

beforeAll(async () => {
  await Promise.all([service.open(), second.open()])
  server = await openWaysIn()
})
afterAll(() => {
  service.close()
  second.close()
  server.close()
})
beforeEach(async () => {
  await db.rows(sql`delete from "SignInProvider"`)
  await db.rows(sql`delete from "ExternalIdentity"`)
  await db.rows(sql`delete from "Session"`)
  const email = `new-${crypto.randomUUID()}@hollin.example`
  service.twist = { user: { email, email_verified: true } }
  second.twist = {}
  provider = await makeProvider(service.issuer)
})

/** Goes to the service and comes back. */
async function comesBack(browser = new Browser(server.address)) {
  const away = await browser.led(`/sign-in/with/${provider}?returnTo=/ideas`)
  const { path, query } = service.grants(away)
  return { browser, away, path, query }
}

async function honest(): Promise<string> {
  const { browser, path, query } = await comesBack()
  return browser.led(`${path}?${query}`)
}

test('an honest service signs somebody in: what follows proves something', async () => {
  expect(await honest()).toBe('/ideas')
  expect(await sessionCount()).toBe(1)
  expect(service.lastVerifier).toMatch(/^[\w-]{43}$/)
})

const now = () => Math.floor(Date.now() / 1_000)
const claim = (more: Record<string, unknown>): Twist => ({
  token: ({ claims }) => void Object.assign(claims, more),
})
const without = (name: string): Twist => ({
  token: ({ claims }) => void delete claims[name],
})
const answering = (
  path: string,
  status: number,
  body: string,
  type = 'application/json',
): Twist => ({
  answers: (asked, response) => {
    if (asked !== path) return false
    response.writeHead(status, { 'content-type': type, location: `${service.issuer}/elsewhere` })
    response.end(body)
    return true
  },
})

const LIES: [string, () => Twist][] = [
  ['a token of another issuer', () => claim({ iss: 'https://evil.example' })],
  ['a token of an issuer that looks alike', () => claim({ iss: `${service.issuer}/` })],
  ['a token for another client', () => claim({ aud: 'somebody-else' })],
  ['a token for several clients without azp', () => claim({ aud: ['atrium', 'other'] })],
  ['a token made for another client (azp)', () => claim({ azp: 'other' })],
  ['another nonce', () => claim({ nonce: 'another' })],
  ['no nonce', () => without('nonce')],
  ['a token that has expired', () => claim({ exp: now() - 120, iat: now() - 500 })],
  ['a token without an end', () => without('exp')],
  ['a token that is not valid yet', () => claim({ nbf: now() + 600 })],
  ['no subject', () => without('sub')],
  ['a subject that is no text', () => claim({ sub: { $ne: null } })],
  ['a subject without end', () => claim({ sub: 'x'.repeat(300) })],
  [
    'an access token in place of an ID token (typ)',
    () => ({ token: ({ header }) => void Object.assign(header, { typ: 'at+jwt' }) }),
  ],
  [
    'a logout token in place of an ID token (typ)',
    () => ({ token: ({ header }) => void Object.assign(header, { typ: 'logout+jwt' }) }),
  ],
  [
    'a token without a signature (alg none)',
    () => ({ token: ({ header }) => void Object.assign(header, { alg: 'none' }) }),
  ],
  [
    'alg none that the service says it supports',
    () => ({
      discovery: (d) => ({ ...d, id_token_signing_alg_values_supported: ['none', 'RS256'] }),
      token: ({ header }) => void Object.assign(header, { alg: 'none' }),
    }),
  ],
  [
    'HS256 with the public key as the secret',
    () => ({
      discovery: (d) => ({ ...d, id_token_signing_alg_values_supported: ['HS256', 'RS256'] }),
      token: (signed) => {
        signed.header.alg = 'HS256'
        signed.key = Buffer.from(publicText)
      },
    }),
  ],
  [
    'an unknown kid',
    () => ({ token: ({ header }) => void Object.assign(header, { kid: 'nobody' }) }),
  ],
  [
    'the right kid and another key',
    () => ({ token: (signed) => void Object.assign(signed, { key: service.keys.other }) }),
  ],
  [
    'a key that the token brings along (jwk)',
    () => ({
      token: (signed) => {
        Object.assign(signed.header, { jwk: service.keys.otherJwk, kid: 'other' })
        signed.key = service.keys.other
      },
    }),
  ],
  [
    'a token that says where its key lies (jku)',
    () => ({
      token: (signed) => {
        Object.assign(signed.header, { jku: `${second.issuer}/keys`, kid: 'other' })
        signed.key = service.keys.other
      },
    }),
  ],
  [
    'HS256 with the name of the client as the secret',
    () => ({
      token: (signed) => {
        signed.header.alg = 'HS256'
        signed.key = Buffer.from('atrium'.padEnd(32, '0'))
      },
    }),
  ],
  ['a signature that was cut', () => ({ sent: (token) => token.slice(0, -8) })],
  [
    'claims that were changed after signing',
    () => ({
      sent: (token) =>
        token.replace(/\.[^.]+\./, `.${Buffer.from('{"sub":"root"}').toString('base64url')}.`),
    }),
  ],
  ['no ID token', () => ({ sent: () => undefined })],
  ['an ID token that is no text', () => ({ sent: () => ({ a: 1 }) })],
  [
    'keys that were rotated between token and check',
    () => ({ keys: () => [service.keys.otherJwk] }),
  ],
  ['no keys', () => ({ keys: () => [] })],
  ['a token endpoint that breaks', () => answering('/token', 500, 'oops')],
  ['a token endpoint that says rubbish', () => answering('/token', 200, '<html>', 'text/html')],
  ['a token endpoint that leads elsewhere', () => answering('/token', 302, '')],
  [
    'a token endpoint that answers without end',
    () => answering('/token', 200, 'x'.repeat(MAX_ANSWER + 1)),
  ],
  [
    'a token endpoint that hangs up',
    () => ({
      answers: (asked, response) => {
        if (asked !== '/token') return false
        response.destroy()
        return true
      },
    }),
  ],
  [
    'a token endpoint that never ends its answer',
    () => ({
      answers: (asked, response) => {
        if (asked !== '/token') return false
        response.writeHead(200, { 'content-type': 'application/json' })
        const send = setInterval(() => response.write(' '.repeat(200_000)), 1)
        response.on('close', () => clearInterval(send))
        return true
      },
    }),
  ],
  ['keys that are rubbish', () => answering('/keys', 200, '{"keys": 7}')],
  ['an account of another subject (userinfo)', () => answering('/user', 200, '{"sub":"u-2"}')],
  [
    'an address that is not verified',
    () => ({ user: { email: 'x@hollin.example', email_verified: false } }),
  ],
  [
    'an address of which the service does not say whether it is verified',
    () => ({ user: { email: 'x@hollin.example', email_verified: undefined } }),
  ],
  ['no address at all', () => ({ user: {} })],
]
let publicText: string
beforeAll(async () => {
  publicText = await exportSPKI((await importJWK(service.keys.jwk, 'RS256')) as CryptoKey)
})

test.each(LIES)('no session: %s', async (_, twist) => {
  service.twist = { ...service.twist, ...twist() }
  expect(await honest()).toMatch(/^\/sign-in\?problem=\w+$/)
  expect(await sessionCount()).toBe(0)
})

test('an address without a word about it counts where an administrator chose that, and a no stays a no', async () => {
  await db.rows(sql`update "SignInProvider" set "assumesVerified" = true`)
  service.twist = { user: { email: 'x@hollin.example', email_verified: false } }
  expect(await honest()).toBe('/sign-in?problem=noAddress')
  service.twist = { user: { email: 'x@hollin.example' } }
  expect(await honest()).toBe('/ideas')
})

type Theft = (on: Awaited<ReturnType<typeof comesBack>>) => Promise<string>
const THEFTS: [string, Theft][] = [
  [
    'a state that nobody was given',
    async ({ browser, path, query }) => {
      query.set('state', 'x'.repeat(43))
      return browser.led(`${path}?${query}`)
    },
  ],
  [
    'no state',
    async ({ browser, path, query }) => {
      query.delete('state')
      return browser.led(`${path}?${query}`)
    },
  ],
  [
    'two states',
    async ({ browser, path, query }) => {
      query.append('state', 'other')
      return browser.led(`${path}?${query}`)
    },
  ],
  [
    'another browser’s answer',
    async ({ path, query }) => {
      const thief = (await comesBack()).browser
      return thief.led(`${path}?${query}`)
    },
  ],
  [
    'a browser that lost its cookies',
    async ({ browser, path, query }) => {
      browser.cookies.clear()
      return browser.led(`${path}?${query}`)
    },
  ],
  [
    'a cookie that was made up',
    async ({ browser, path, query }) => {
      browser.cookies.set('atrium-sign-in', 'A'.repeat(43))
      return browser.led(`${path}?${query}`)
    },
  ],
  [
    'no code',
    async ({ browser, path, query }) => {
      query.delete('code')
      return browser.led(`${path}?${query}`)
    },
  ],
  [
    'a code that nobody was given',
    async ({ browser, path, query }) => {
      query.set('code', 'guess')
      return browser.led(`${path}?${query}`)
    },
  ],
  [
    'somebody who said no at the service',
    async ({ browser, path, query }) => {
      query.delete('code')
      query.set('error', 'access_denied')
      return browser.led(`${path}?${query}`)
    },
  ],
  [
    'an answer of another service (iss)',
    async ({ browser, path, query }) => {
      query.set('iss', 'https://evil.example')
      return browser.led(`${path}?${query}`)
    },
  ],
  [
    'an answer that does not say its service',
    async ({ browser, path, query }) => {
      query.delete('iss')
      return browser.led(`${path}?${query}`)
    },
  ],
  [
    'a code of one service at the address of another',
    async ({ browser, query }) => {
      const other = await makeProvider(second.issuer)
      return browser.led(`${callbackPath(other)}?${query}`)
    },
  ],
  [
    'an attempt that took too long',
    async ({ browser, path, query }) => {
      await db.rows(sql`update "SignInAttempt" set "expiresAt" = now() - interval '1 second'`)
      return browser.led(`${path}?${query}`)
    },
  ],
  [
    'a service that was switched off meanwhile',
    async ({ browser, path, query }) => {
      await db.rows(sql`update "SignInProvider" set "isOn" = false`)
      return browser.led(`${path}?${query}`)
    },
  ],
  [
    'another challenge than the one that was sent (PKCE)',
    async ({ browser, path, query }) => {
      await db.rows(sql`update "SignInAttempt" set verifier = ${'v'.repeat(43)}`)
      return browser.led(`${path}?${query}`)
    },
  ],
  [
    'no proof of the challenge (PKCE)',
    async ({ browser, path, query }) => {
      await db.rows(sql`update "SignInAttempt" set verifier = ''`)
      return browser.led(`${path}?${query}`)
    },
  ],
  [
    'the address of somebody who is here, with a subject that is not theirs',
    async ({ browser, path, query }) => {
      const ann = await makePerson(db)
      const row = await db.first<{ email: string }>(
        sql`select email from "Person" where id = ${ann.id}`,
      )
      service.twist = { user: { email: row?.email.toUpperCase(), email_verified: true } }
      return browser.led(`${path}?${query}`)
    },
  ],
  [
    'the subject of somebody, said by another issuer',
    async ({ browser, path, query }) => {
      const ann = await makePerson(db)
      await db.rows(sql`
      insert into "ExternalIdentity" (issuer, subject, "personId") values (${second.issuer}, 'u-1', ${ann.id})`)
      service.twist = { user: { email: '' } }
      return browser.led(`${path}?${query}`)
    },
  ],
  [
    'somebody who has left',
    async ({ browser, path, query }) => {
      const ann = await makePerson(db)
      await db.rows(sql`update "Person" set "deactivatedAt" = now() where id = ${ann.id}`)
      await db.rows(sql`
      insert into "ExternalIdentity" (issuer, subject, "personId") values (${service.issuer}, 'u-1', ${ann.id})`)
      return browser.led(`${path}?${query}`)
    },
  ],
  [
    'an address of a domain that is not the company’s',
    async ({ browser, path, query }) => {
      await db.rows(sql`update "SignInProvider" set "mailDomains" = '{hollin.example}'`)
      const email = 'eve@hollin.example.evil.example'
      service.twist = { user: { email, email_verified: true } }
      return browser.led(`${path}?${query}`)
    },
  ],
  [
    'somebody new where accounts are not created',
    async ({ browser, path, query }) => {
      await db.rows(sql`update "SignInProvider" set "createsPeople" = false`)
      return browser.led(`${path}?${query}`)
    },
  ],
]

test.each(THEFTS)('no session: %s', async (_, steal) => {
  expect(await steal(await comesBack())).toMatch(/^\/sign-in\?problem=\w+$/)
  expect(await sessionCount()).toBe(0)
})

const DEAD: [string, () => Twist, string][] = [
  [
    'says it is another issuer',
    () => ({ discovery: (d) => ({ ...d, issuer: 'https://evil.example' }) }),
    'service',
  ],
  ['breaks', () => answering('/.well-known/openid-configuration', 500, ''), 'service'],
  [
    'says rubbish',
    () => answering('/.well-known/openid-configuration', 200, 'hello', 'text/plain'),
    'service',
  ],
  ['leads elsewhere', () => answering('/.well-known/openid-configuration', 302, ''), 'service'],
]
test.each(DEAD)('nobody is sent to a service that %s', async (_, twist, problem) => {
  await db.rows(sql`delete from "SignInProvider"`)
  const fresh = new LyingService()
  await fresh.open()
  service.twist = {}
  fresh.twist = twist()
  const id = await makeProvider(fresh.issuer)
  expect(await new Browser(server.address).led(`/sign-in/with/${id}`)).toBe(
    `/sign-in?problem=${problem}`,
  )
  fresh.close()
  expect(await sessionCount()).toBe(0)
})

test('a code is used once, and so is the way back: the second time begins no second session', async () => {
  service.twist.replays = true
  const { browser, path, query } = await comesBack()
  expect(await browser.led(`${path}?${query}`)).toBe('/ideas')
  expect(await browser.led(`${path}?${query}`)).toBe('/sign-in?problem=lost')
  expect(await sessionCount()).toBe(1)
})

test('two tabs of one browser begin and both come back; neither takes the other’s answer', async () => {
  const browser = new Browser(server.address)
  const [one, two] = [await comesBack(browser), await comesBack(browser)]
  expect(await browser.led(`${one.path}?${one.query}`)).toBe('/ideas')
  expect(await browser.led(`${two.path}?${two.query}`)).toBe('/ideas')
  // The session of the first tab ended with the second one's.
  expect(await sessionCount()).toBe(1)
})

test.each([[['plain']], [[]], [undefined]])(
  'a challenge by SHA-256 goes along where a service says it supports %j',
  async (methods) => {
    const fresh = new LyingService()
    await fresh.open()
    fresh.twist.discovery = (d) => ({ ...d, code_challenge_methods_supported: methods })
    const id = await makeProvider(fresh.issuer)
    const away = await new Browser(server.address).led(`/sign-in/with/${id}`)
    fresh.close()
    const asked = new URL(away).searchParams
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(asked.get('code_challenge')).toMatch(/^[\w-]{43}$/)
  },
)

test('keys that were rotated meanwhile are asked for, and whoever was sent away before comes in', async () => {
  await honest()
  const { browser, path, query } = await comesBack()
  const { main, other, jwk, otherJwk } = service.keys
  Object.assign(service.keys, { main: other, jwk: otherJwk })
  service.twist.token = ({ header }) => void Object.assign(header, { kid: 'other' })
  const led = await browser.led(`${path}?${query}`)
  Object.assign(service.keys, { main, jwk })
  expect(led).toBe('/ideas')
})

/** Where strangers want somebody to be led after signing in. */
const ELSEWHERE = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\nSet-Cookie: a=b',
  'https://evil.example',
  'http:evil.example',
  'https:/evil.example',
  'javascript:alert(1)',
  'data:text/html,hello',
  ' //evil.example',
  'evil.example',
  '@evil.example',
  '.evil.example',
  ':80/evil',
  '/\\/evil.example',
  '/ideas\\@evil.example',
  '\u0000//evil.example',
  '/\u0085/evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/x/..//evil.example',
  '/%2e%2e//evil.example',
  '/%2e//evil.example',
  '/sign-in?returnTo=//evil.example',
  '/sign-out',
  `/${'a'.repeat(600)}`,
  '',
  'https:\\evil.example',
  '////evil.example',
  'HTTPS://evil.example',
]
test.each(ELSEWHERE)('after signing in nobody is led to %j', async (wanted) => {
  const { origin, pathname } = new URL(safeReturnTo(wanted), 'https://atrium.example')
  expect(origin).toBe('https://atrium.example')
  expect(pathname.startsWith('//')).toBe(false)
  expect(safeReturnTo(wanted)).toBe('/')
})

test('all these ways lead home, through the service and back', async () => {
  expect(ELSEWHERE.length).toBeGreaterThanOrEqual(30)
  const browser = new Browser(server.address)
  const led = new Set<string>()
  for (const wanted of ELSEWHERE) {
    const from = `/sign-in/with/${provider}?${new URLSearchParams({ returnTo: wanted })}`
    const { path, query } = service.grants(await browser.led(from))
    // What is asked for on the way back counts for nothing.
    query.set('returnTo', wanted)
    led.add(await browser.led(`${path}?${query}`))
  }
  expect([...led]).toEqual(['/'])
})

test('what a stranger’s page wants is no reason to link an account', async () => {
  const browser = new Browser(server.address)
  const answer = await browser.get(`/sign-in/link-account/${provider}`, {
    'sec-fetch-site': 'cross-site',
  })
  expect(answer.headers.get('location')).toBe('/sign-in?problem=off')
})

test.each([
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['169.254.169.254', true],
  ['::1', true],
  ['::ffff:10.0.0.1', true],
  ['::ffff:a00:1', true],
  ['fd00::1', true],
  ['fe80::1', true],
  ['64:ff9b::a00:1', true],
  ['2002:a00:1::', true],
  ['::ffff:0:10.0.0.1', true],
  ['3fff::1', true],
  ['::ffff:8.8.8.8', false],
  ['0.0.0.0', true],
  ['100.64.0.1', true],
  ['8.8.8.8', false],
  ['2a00:1450:4001::1', false],
  ['not an address', true],
])('%s is private: %s', (address, isPrivate) => {
  expect(isPrivateAddress(address)).toBe(isPrivate)
})

test.each([
  'http://example.com/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://0x7f.1/',
  'https://2130706433/',
  'https://localhost/',
  'https://user:secret@example.com/',
  'ftp://example.com/',
])('unless it is allowed, nothing is fetched from %s', async (address) => {
  const fetched = providerFetch(false)(address, { method: 'GET', headers: {} })
  await expect(fetched).rejects.toMatchObject({ name: 'AddressRefused' })
})

test('a service that does not answer is waited for no longer than it may', async () => {
  const silent = new LyingService()
  await silent.open()
  silent.twist = { answers: () => true }
  const fetched = providerFetch(true, 50)(silent.issuer, { method: 'GET', headers: {} })
  await expect(fetched).rejects.toMatchObject({ name: 'AbortError' })
  silent.close()
})

type Forgery = () => Promise<string>
const FORGED: [string, Forgery][] = [
  ['no token', async () => ''],
  ['rubbish', async () => 'a.b.c'],
  ['another key', () => service.logoutToken('atrium', {}, {}, service.keys.other)],
  ['another client', () => service.logoutToken('other')],
  ['another issuer', () => service.logoutToken('atrium', { iss: 'https://evil.example' })],
  ['no event', () => service.logoutToken('atrium', { events: {} })],
  ['a nonce, as in an ID token', () => service.logoutToken('atrium', { nonce: 'n' })],
  ['nobody named', () => service.logoutToken('atrium', { sub: undefined })],
  [
    'a token of an hour ago',
    () => service.logoutToken('atrium', { iat: now() - 3_600, exp: now() + 60 }),
  ],
  ['another kind', () => service.logoutToken('atrium', {}, { typ: 'at+jwt' })],
  [
    'the public key as a secret',
    () =>
      new SignJWT({
        iss: service.issuer,
        aud: 'atrium',
        jti: 'j',
        sub: 'u-1',
        events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      })
        .setIssuedAt()
        .setProtectedHeader({ alg: 'HS256', kid: 'main' })
        .sign(Buffer.from(publicText)),
  ],
]
test.each(FORGED)('a forged logout ends nothing: %s', async (_, forge) => {
  const { browser, path, query } = await comesBack()
  await browser.led(`${path}?${query}`)
  const answer = await new Browser(server.address).post(`/sign-in/logout/${provider}`, {
    logout_token: await forge(),
  })
  expect(answer.status).toBe(400)
  expect(await browser.personId()).not.toBeNull()
})

test('a logout ends the session it names and no other; the same token does nothing a second time', async () => {
  const { browser, path, query } = await comesBack()
  await browser.led(`${path}?${query}`)
  service.twist.token = ({ claims }) => void Object.assign(claims, { sid: 's-2' })
  const later = await comesBack()
  await later.browser.led(`${later.path}?${later.query}`)
  const token = await service.logoutToken('atrium', { sid: 's-1' })
  const send = () =>
    new Browser(server.address).post(`/sign-in/logout/${provider}`, { logout_token: token })
  expect((await send()).status).toBe(200)
  expect(await browser.personId()).toBeNull()
  expect(await later.browser.personId()).not.toBeNull()
  expect((await send()).status).toBe(400)
  const all = await service.logoutToken('atrium')
  await new Browser(server.address).post(`/sign-in/logout/${provider}`, { logout_token: all })
  expect(await later.browser.personId()).toBeNull()
})

/** What has to be tried at least, and by which cases. */
const WANTED: Record<string, readonly string[]> = {
  'wrong iss': ['a token of another issuer', 'a token of an issuer that looks alike'],
  'wrong aud': ['a token for another client', 'a token for several clients without azp'],
  'wrong azp': ['a token made for another client (azp)'],
  'wrong nonce': ['another nonce', 'no nonce'],
  'wrong exp': ['a token that has expired', 'a token without an end'],
  'wrong nbf': ['a token that is not valid yet'],
  'wrong typ': [
    'an access token in place of an ID token (typ)',
    'a logout token in place of an ID token (typ)',
  ],
  'alg none': [
    'a token without a signature (alg none)',
    'alg none that the service says it supports',
  ],
  'HS256 with the public key': ['HS256 with the public key as the secret'],
  'unknown kid': ['an unknown kid'],
  'right kid and wrong key': ['the right kid and another key'],
  'code replay': ['a code that nobody was given', 'no code'],
  'foreign or missing state': [
    'a state that nobody was given',
    'no state',
    'two states',
    'another browser’s answer',
  ],
  'PKCE missing': [
    'another challenge than the one that was sent (PKCE)',
    'no proof of the challenge (PKCE)',
  ],
  'iss mix-up': [
    'an answer of another service (iss)',
    'an answer that does not say its service',
    'a code of one service at the address of another',
  ],
  'discovery issuer differs': ['says it is another issuer'],
  'keys rotated mid-flight': ['keys that were rotated between token and check', 'no keys'],
  'service slow, broken or garbage': [
    'a token endpoint that breaks',
    'a token endpoint that says rubbish',
    'a token endpoint that hangs up',
    'a token endpoint that never ends its answer',
    'a token endpoint that answers without end',
    'breaks',
    'says rubbish',
    'keys that are rubbish',
  ],
  'same address with another subject': [
    'the address of somebody who is here, with a subject that is not theirs',
  ],
  'email_verified=false': [
    'an address that is not verified',
    'an address of which the service does not say whether it is verified',
  ],
  'subject under another issuer': ['the subject of somebody, said by another issuer'],
  'cookie lost': ['a browser that lost its cookies', 'a cookie that was made up'],
  'forged back-channel logout': FORGED.map(([name]) => name),
}
test('at least forty hostile cases are tried, and each that has to be', () => {
  const tried = new Set([LIES, THEFTS, DEAD, FORGED].flatMap((list) => list.map(([name]) => name)))
  expect(
    Object.values(WANTED)
      .flat()
      .filter((name) => !tried.has(name)),
  ).toEqual([])
  expect(new Set(Object.values(WANTED).flat()).size).toBeGreaterThanOrEqual(40)
})
