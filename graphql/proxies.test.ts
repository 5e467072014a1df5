// Whom a request comes from and which address it asks for: servers in processes of their own, as an operator sets them up.
import { request as httpRequest } from 'node:http'
import { io } from 'socket.io-client'
import { afterEach, describe, expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { makeCast, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { networkOf } from './addresses.ts'
import { MAX_SIGN_INS } from './guards.ts'
import { startSession } from './identity/service.ts'
import { SESSION_COOKIE } from './requests.ts'
import { startServer, type TestServer } from './testing-server.ts'

const started: TestServer[] = []
// Each has connections of its own to the database, of which there are so many for all tests.
afterEach(() => Promise.all(started.splice(0).map((server) => server.stop())))
async function start(more: Record<string, string> = {}): Promise<TestServer> {
  const server = await startServer({ ...process.env, ...more })
  started.push(server)
  return server
}

type Asked = { method?: string; path?: string; headers?: Record<string, string>; body?: string }
type Answered = { status: number; text: string; type: string; cookies: string[] }
/** As any client may ask, with a Host of its choice. */
const ask = (server: TestServer, { method = 'GET', path = '/', headers = {}, body = '' }: Asked) =>
  new Promise<Answered>((resolve, reject) => {
    const sent = httpRequest(new URL(path, server.address), { method, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          text,
          type: answer.headers['content-type'] ?? '',
          cookies: answer.headers['set-cookie'] ?? [],
        }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })

const signIn = async (server: TestServer, from: string): Promise<number> =>
  (
    await ask(server, {
      method: 'POST',
      path: '/sign-in/demo',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-forwarded-for': from,
      },
      body: 'person=nobody',
    })
  ).status

/** Tries in small groups. Gives how many were taken. */
async function tries(server: TestServer, count: number, from: (i: number) => string) {
  let taken = 0
  for (let i = 0; i < count; i += 10)
    for (const status of await Promise.all(
      Array.from({ length: Math.min(10, count - i) }, (_, k) => signIn(server, from(i + k))),
    ))
      if (status !== 429) taken += 1
  return taken
}

describe('Tries to sign in', () => {
  test('are counted over processes and restarts; a forwarding header of the client’s own changes nothing', async () => {
    const [one, other] = [await start(), await start()]
    const forged = (i: number) => `203.0.113.${i % 250}`
    const half = MAX_SIGN_INS / 2
    expect(await tries(one, half, forged)).toBe(half)
    expect(await tries(other, half + 20, forged)).toBe(half)
    expect(await tries(one, 10, forged)).toBe(0)
    expect(await tries(await start(), 10, forged)).toBe(0)
  })

  test('behind a proxy that is named each client has its own; all of an IPv6 network are one, however it is spelled', async () => {
    await db.rows(sql`delete from "RateLimit"`)
    const server = await start({ ATRIUM_TRUSTED_PROXIES: '10.0.0.0/8, 127.0.0.1' })
    await tries(server, 3, () => '198.51.100.7')
    // What stands before the proxy's own word is the client's.
    await tries(server, 3, (i) => `203.0.113.${i}, 198.51.100.8`)
    for (const spelled of ['2001:db8:0:1::5', '2001:0db8::1:0:0:0:9', '2001:DB8:0:1:ffff::'])
      await tries(server, 1, () => spelled)
    const counted = await db.rows(
      sql`select key, points from "RateLimit" where key like 'sign-in%' order by key`,
    )
    expect(counted).toEqual([
      { key: 'sign-in:198.51.100.7', points: 3 },
      { key: 'sign-in:198.51.100.8', points: 3 },
      { key: 'sign-in:2001:db8:0:1::/64', points: 3 },
    ])
  })
})

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::FFFF:c000:201', '192.0.2.1'],
  ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
  ['::1', '0:0:0:0::/64'],
  ['2001:db8::', '2001:db8:0:0::/64'],
  ['2001:db8:0:0:1::1', '2001:db8:0:0::/64'],
  ['2001:0DB8:0000:0000:0001:0000:0000:0001', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['1.2.3.4:80', '1.2.3.4'],
  ['[2001:db8::1]:443', '2001:db8:0:0::/64'],
  ['1.2.3.4:x', 'unknown'],
  ['nonsense', 'unknown'],
  ['', 'unknown'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

describe('/metrics', () => {
  const token = 'a token of the operator'
  test('is for programs on this machine that ask without a proxy, and for whoever has the token', async () => {
    const server = await start({ METRICS_TOKEN: token, ATRIUM_TRUSTED_PROXIES: '127.0.0.1' })
    const statusWith = async (headers: Record<string, string>) =>
      (await ask(server, { path: '/metrics', headers })).status
    expect(await statusWith({})).toBe(200)
    const names = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'x-forwarded-host']
    for (const name of [...names, 'x-forwarded-proto', 'cf-connecting-ip', 'true-client-ip'])
      expect(await statusWith({ [name]: '127.0.0.1' }), name).toBe(404)
    const forwarded = { 'x-forwarded-for': '192.0.2.1' }
    expect(await statusWith({ ...forwarded, authorization: `Bearer ${token}` })).toBe(200)
    expect(await statusWith({ ...forwarded, authorization: `Bearer ${token}x` })).toBe(404)
  })
})

describe('In production', () => {
  const address = 'https://atrium.example:8443'
  const host = 'atrium.example:8443'
  const query = JSON.stringify({ query: '{ entrance { company } }' })
  const production = () =>
    start({ NODE_ENV: 'production', ATRIUM_URL: address, ATRIUM_TRUSTED_PROXIES: '10.0.0.1' })

  test('only the host of ATRIUM_URL is answered, health excepted', async () => {
    const server = await production()
    const asked = (headers: Record<string, string>, path = '/graphql') =>
      ask(server, {
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json', ...headers },
        body: query,
      })
    expect((await asked({ host })).status).toBe(200)
    for (const other of [
      'evil.example',
      'atrium.example',
      'atrium.example:443',
      '127.0.0.1',
      'x@y',
    ])
      expect((await asked({ host: other })).status, other).toBe(421)
    // A proxy that is not named cannot say otherwise.
    expect((await asked({ host: 'evil.example', 'x-forwarded-host': host })).status).toBe(421)
    for (const path of ['/readyz', '/metrics'])
      expect((await ask(server, { path, headers: { host: 'evil.example' } })).status).toBe(200)
  })

  test('only its origin writes and opens sockets: scheme, host and port', async () => {
    const server = await production()
    const cast = await makeCast(db)
    const id = await startSession(cast.ann, 'test', '', 'test')
    const cookie = `__Host-${SESSION_COOKIE}=${id}`
    for (const [origin, isOurs] of [
      [address, true],
      ['http://atrium.example:8443', false],
      ['https://atrium.example', false],
      ['https://evil.example:8443', false],
      ['null', false],
    ] as const) {
      const { status, text } = await ask(server, {
        method: 'POST',
        path: '/graphql',
        headers: { host, origin, cookie, 'content-type': 'application/json' },
        body: query,
      })
      expect([origin, status]).toEqual([origin, isOurs ? 200 : 403])
      if (!isOurs) expect(JSON.parse(text).errors[0].extensions.code).toBe('NOT_ALLOWED')
      const socket = io(server.address, {
        path: '/live/socket',
        transports: ['websocket'],
        reconnection: false,
        forceNew: true,
        extraHeaders: { host, origin, cookie },
      })
      const opened = await new Promise<boolean>((resolve) => {
        socket.once('connect', () => resolve(true))
        socket.once('connect_error', () => resolve(false))
      })
      socket.disconnect()
      expect([origin, opened]).toEqual([origin, isOurs])
    }
  })

  test('every cookie is bound to this host, and no script reads it', async () => {
    const server = await production()
    const { id: personId } = await makePerson(db)
    const cookie = `__Host-${SESSION_COOKIE}=${await startSession(personId, 'test', '', 'test')}`
    await db.rows(sql`update "Session" set "needsNewId" = true where "personId" = ${personId}`)
    const form = {
      ...{ host, origin: address, 'sec-fetch-site': 'same-origin' },
      'content-type': 'application/x-www-form-urlencoded',
    }
    const asked: Asked[] = [
      { path: '/sign-in/language', headers: form, body: 'language=nl' },
      { path: '/sign-in/link', headers: form, body: 'email=ann%40atrium.example' },
      {
        path: '/graphql',
        headers: { ...form, cookie, 'content-type': 'application/json' },
        body: query,
      },
      { path: '/sign-out', headers: { ...form, cookie } },
    ]
    const set: string[] = []
    for (const one of asked) set.push(...(await ask(server, { method: 'POST', ...one })).cookies)
    expect([...new Set(set.map((one) => one.split('=')[0]))].sort()).toEqual([
      '__Host-atrium',
      '__Host-atrium-language',
      '__Host-atrium-sign-in',
    ])
    for (const one of set) {
      expect(one).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/)
      expect(one).not.toContain('Domain')
    }
  })
})
