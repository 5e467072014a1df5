// Channels that read at another server: a local server that speaks Mastodon's API, and mailboxes by the numbers of their mails.
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { providerFetch } from '#graphql/sign-in/provider-fetch.ts'
import { asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { deliverMessage } from './deliver.ts'
import { batchOf, envelopeSender, type Folder, pollMailboxes, withFolder } from './mailbox.ts'
import { type Mention, mentions, partsOf } from './mastodon.ts'
import { pollMastodon, postAnswer } from './mastodon-channel.ts'
import { CannotRead } from './reading.ts'
import { latestThread, type MadeChannel, makeService, type Service, sendBy } from './testing.ts'

let service: Service
let channel: MadeChannel
const TOKEN = 'a-token-of-mastodon'
const CONNECT = `mutation($id: ID!, $server: String!, $username: String, $secret: String!) {
  connectCustomerChannel(channelId: $id, server: $server, username: $username, secret: $secret) { account { server username error } } }`
const SWITCH = 'mutation($id: ID!) { switchCustomerChannel(channelId: $id, isOn: true) { isOn } }'

/** A Mastodon server: notifications by their ids, and posts that are posted once for each key. */
type Posted = { id: string; status: string; in_reply_to_id: string; visibility: string }
let server: Server
let url: string
let notifications: Record<string, unknown>[] = []
let posted: Map<string, Posted>
let refusal: { status: number; headers?: Record<string, string>; body?: string } | null
let asked: string[]

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
async function answerTo(request: IncomingMessage): Promise<[number, unknown]> {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://mastodon.example')
  if (request.headers.authorization !== `Bearer ${TOKEN}`) return [401, { error: 'no' }]
  if (pathname === '/api/v1/accounts/verify_credentials') return [200, { acct: 'AriaCare' }]
  if (pathname === '/api/v1/notifications') {
    const [after, limit] = [
      Number(searchParams.get('min_id') ?? 0),
      Number(searchParams.get('limit')),
    ]
    const newer = notifications.filter(({ id }) => Number(id) > after)
    const page = searchParams.has('min_id') ? newer.slice(0, limit) : newer.slice(-limit)
    return [200, page.toReversed()]
  }
  if (request.method === 'POST') {
    const key = String(request.headers['idempotency-key'])
    const before = posted.get(key)
    const made = before ?? { id: `9${posted.size}`, ...JSON.parse(await bodyOf(request)) }
    posted.set(key, made)
    return [200, made]
  }
  const found = notifications
    .map(({ status }) => status as { id: string })
    .find(({ id }) => pathname.endsWith(`/${id}`))
  return found ? [200, found] : [404, { error: 'Record not found' }]
}

const ask = providerFetch(true, 500, 200_000)
let clock = 0
/** As the job does it, each time an hour later; this server stands on the machine itself. */
const poll = () => pollMastodon(db, new Date(Date.now() + ++clock * 3_600_000), ask)
let nth = 100
function mention(
  content: string,
  more: Record<string, unknown> = {},
  account: Record<string, unknown> = {},
) {
  const id = String(++nth)
  const status = {
    id: `1${id}`,
    content: `<p><span>@<span>AriaCare</span></span> ${content}</p>`,
    url: `https://social.example/@liesbeth/1${id}`,
    visibility: 'public',
    in_reply_to_id: null,
    account: {
      acct: 'liesbeth@social.example',
      display_name: 'Liesbeth',
      followers_count: 320,
      ...account,
    },
    ...more,
  }
  notifications.push({ id, type: 'mention', status })
  return status.id
}
const messages = () =>
  db.rows<{ threadId: number; direction: string; body: string; externalId: string }>(sql`
    select "threadId", direction, body, "externalId" from "CustomerMessage" where "channelId" = ${channel.number} order by id`)
const account = async () =>
  (
    await service.cleo.ask<{
      customerChannel: { account: { error: string | null; username: string } }
    }>('query($slug: String!) { customerChannel(slug: $slug) { account { error username } } }', {
      slug: channel.slug,
    })
  ).customerChannel.account

const make = async (kind: string, name: string): Promise<MadeChannel> =>
  (
    await asker(service.cast.eve).ask<{ makeCustomerChannel: MadeChannel }>(
      `mutation($input: CustomerChannelInput!) { makeCustomerChannel(space: "field", kind: ${kind}, input: $input) { number slug } }`,
      {
        input: {
          name,
          ownerId: String(service.sue.id),
          firstHours: 4,
          nextHours: 8,
          rightHours: 40,
        },
      },
    )
  ).makeCustomerChannel

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (refusal) {
      response.writeHead(refusal.status, refusal.headers).end(refusal.body ?? '')
      return
    }
    void answerTo(request).then(([status, body]) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    )
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => void server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  posted = new Map()
  asked = []
  service = await makeService()
  channel = await make('MASTODON', 'Mastodon')
})
afterAll(() => void server.close())
beforeEach(() => {
  refusal = null
  asked = []
})

describe('a Mastodon channel', () => {
  test('is on only once it is connected, by who reads all of it; its token is kept encrypted, and no private address is asked', async () => {
    const { cleo, sue } = service
    await expect(sue.ask(SWITCH, { id: channel.number })).rejects.toMatchObject({
      extensions: { code: 'INVALID' },
    })
    const given = { id: channel.number, server: 'social.example', secret: TOKEN }
    await expect(cleo.ask(CONNECT, given)).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
    await expect(sue.ask(CONNECT, { ...given, server: 'http://x' })).rejects.toMatchObject({
      extensions: { code: 'INVALID', fields: { server: [expect.any(String)] } },
    })
    await sue.ask(CONNECT, given)
    await sue.ask(SWITCH, { id: channel.number })
    await sue.ask(
      'mutation($id: ID!, $who: ID!) { grantCustomerVoice(channelId: $id, personId: $who, title: "Service") { number } }',
      { id: channel.number, who: String(sue.id) },
    )
    const kept = await db.rows(sql`select * from "ChannelAccount"`)
    expect(kept).toHaveLength(1)
    expect(JSON.stringify(kept)).not.toContain(TOKEN)
    await db.rows(sql`update "ChannelAccount" set server = ${url}`)
    // As it is shipped: no http, nothing of this machine.
    await pollMastodon(db, new Date())
    expect((await account()).error).toBe('this address is not allowed')
    expect(asked).toEqual([])
  })
  test('takes in what names its account from then on, each post once; a reply of the same person joins its thread', async () => {
    mention('Before it was connected, nobody is owed an answer.')
    await poll()
    expect(await account()).toEqual({ error: null, username: `ariacare@127.0.0.1` })
    expect(await messages()).toEqual([])
    const first = mention('My unit hums &amp; clicks all night.')
    notifications.push({ id: String(++nth), type: 'reblog', status: { id: '77', account: {} } })
    await poll()
    await db.rows(sql`update "ChannelAccount" set position = '101'`)
    await poll()
    const thread = await latestThread()
    expect(await messages()).toEqual([
      {
        threadId: thread,
        direction: 'IN',
        body: `My unit hums & clicks all night.\n\nhttps://social.example/@liesbeth/${first}`,
        externalId: `status-${first}`,
      },
    ])
    expect(await db.first(sql`select reach from "CustomerThread" where id = ${thread}`)).toEqual({
      reach: 320,
    })
    // Somebody else, whom the company knows already.
    mention('A first word of mine.', {}, { acct: 'kofi@other.example' })
    await poll()
    mention('Nobody home?', { in_reply_to_id: first })
    mention(
      'Mine hums too, since Monday.',
      { in_reply_to_id: first },
      { acct: 'kofi@other.example' },
    )
    mention('I am a machine.', {}, { bot: true })
    await poll()
    const threads = (await messages()).map(({ threadId }) => threadId)
    expect(threads).toHaveLength(4)
    expect(threads.filter((one) => one === thread)).toHaveLength(2)
    expect(threads[3]).not.toBe(thread)
  })
  test('answers below the post, seen by as many, exactly once; what answers it comes back into the thread', async () => {
    const secret = mention('Please tell me my order number in private.', { visibility: 'private' })
    await poll()
    const thread = await latestThread()
    const long = 'We are sorry, and we come on Tuesday between eight and ten. '.repeat(12).trim()
    const id = await sendBy(service.sue, thread, long)
    await db.rows(
      sql`update "CustomerMessage" set "sendAt" = now() - interval '1 minute' where id = ${id}`,
    )
    const carry = async (message: Parameters<typeof postAnswer>[1]) => postAnswer(db, message, ask)
    // It is posted, and the server dies before it is kept: the next try posts nothing new.
    await expect(
      deliverMessage(db, id, new Date(), async (_, message) => {
        await carry(message)
        throw new Error('killed')
      }),
    ).rejects.toThrow('killed')
    await deliverMessage(db, id, new Date(Date.now() + 600_000), (_, message) => carry(message))
    const posts = [...posted.values()]
    expect(posts).toHaveLength(2)
    expect(posts.map(({ in_reply_to_id: to }) => to)).toEqual([secret, posts[0]?.id])
    for (const { status, visibility } of posts) {
      expect(status.length).toBeLessThanOrEqual(500)
      expect(status).toMatch(/^@liesbeth@social\.example /)
      expect(status).toMatch(/Sue Support$/)
      expect(visibility).toBe('direct')
    }
    mention('Thank you!', { in_reply_to_id: posts[1]?.id })
    await poll()
    const all = (await messages()).filter(({ threadId }) => threadId === thread)
    expect(all.map(({ direction }) => direction)).toEqual(['IN', 'OUT', 'IN'])
  })
  test('that fails says why and is asked less often; too often, as late as its server says; a deleted post is answered by nobody', async () => {
    for (const [given, error] of [
      [{ status: 503 }, 'the server answered 503'],
      [{ status: 401 }, 'the token was rejected'],
      [{ status: 200, body: '<html>' }, 'the answer could not be read'],
      [{ status: 200, body: '{"a":1}' }, 'the answer could not be read'],
      [{ status: 200, body: 'x'.repeat(300_000) }, 'no answer'],
      [{ status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'the server answered 302'],
    ] as const) {
      refusal = given as typeof refusal
      clock += 24
      await poll()
      expect((await account()).error).toBe(error)
    }
    const reset = new Date(Date.now() + ++clock * 3_600_000 + 7_200_000)
    refusal = { status: 429, headers: { 'x-ratelimit-reset': reset.toISOString() } }
    clock += 24
    const before = await db.first<{ n: number }>(sql`select failures as n from "ChannelAccount"`)
    await poll()
    expect((await account()).error).toBe('the server was asked too often')
    expect(before?.n).toBe(6)
    refusal = null
    clock += 24
    const gone = mention('Please call me back about this one.')
    await poll()
    expect((await account()).error).toBeNull()
    notifications = notifications.filter(({ status }) => (status as { id: string }).id !== gone)
    const id = await sendBy(service.sue, await latestThread(), 'We call you.')
    await db.rows(
      sql`update "CustomerMessage" set "sendAt" = now() - interval '1 minute' where id = ${id}`,
    )
    await expect(
      deliverMessage(db, id, new Date(), (_, message) => postAnswer(db, message, ask)),
    ).rejects.toThrow('STATUS 404')
  })
  test('reads of a strange server what it can, and nothing else', async () => {
    const read = async (body: unknown): Promise<Mention[]> => {
      refusal = { status: 200, body: JSON.stringify(body) }
      return mentions(ask, { server: url, token: TOKEN }, 'aria@127.0.0.1', '0')
    }
    const status = { id: '1', content: '', account: { acct: 'a@b.example' } }
    expect(
      await read([
        null,
        3,
        { id: 'x y', type: 'mention', status },
        { id: '1', type: 'mention', status: null },
        { id: '1', type: 'mention', status: { ...status, account: { acct: 'a b' } } },
        { id: '1', type: 'favourite', status },
      ]),
    ).toEqual([])
    const [one] = await read([
      {
        id: '2',
        type: 'mention',
        status: {
          ...status,
          content: '<script>alert(1)</script>Hello\u0000',
          url: 'javascript:1',
          account: { acct: 'A@b.example', followers_count: -5, display_name: 7 },
        },
      },
    ])
    expect(one).toMatchObject({ handle: 'a@b.example', name: '', reach: 1, text: 'Hello' })
  })
  test('whose token can no longer be opened says so and holds up no other', async () => {
    const other = await make('MASTODON', 'Second account')
    await service.sue.ask(CONNECT, { id: other.number, server: 'social.example', secret: TOKEN })
    await service.sue.ask(SWITCH, { id: other.number })
    await db.rows(sql`
      update "ChannelAccount" set server = ${url}, "nextAt" = null,
        "sealedSecret" = case when "channelId" = ${channel.number} then 'broken' else "sealedSecret" end`)
    clock += 24
    await expect(poll()).rejects.toThrow('channels could not be read')
    expect((await account()).error).toContain('an error in Atrium')
    expect(
      await db.rows(sql`
        delete from "ChannelAccount" where "channelId" = ${other.number} returning username, error`),
    ).toEqual([{ username: 'ariacare@127.0.0.1', error: null }])
  })
  test('connected again with another token goes on where it was read to; at another server, from then on', async () => {
    await db.rows(sql`
      update "ChannelAccount" set server = 'https://social.example', position = '105', error = 'TOKEN', failures = 3`)
    const connect = async (server: string) => {
      await service.sue.ask(CONNECT, { id: channel.number, server, secret: 'another-token' })
      return db.rows(sql`select position, error, failures from "ChannelAccount"`)
    }
    const fresh = { error: null, failures: 0 }
    expect(await connect('social.example')).toEqual([{ position: '105', ...fresh }])
    expect(await connect('other.example')).toEqual([{ position: null, ...fresh }])
  })
  test('that is disconnected is off, and its token is gone', async () => {
    const DISCONNECT =
      'mutation($id: ID!) { disconnectCustomerChannel(channelId: $id) { isOn account { server } } }'
    await expect(service.cleo.ask(DISCONNECT, { id: channel.number })).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
    expect(await service.sue.ask(DISCONNECT, { id: channel.number })).toEqual({
      disconnectCustomerChannel: { isOn: false, account: null },
    })
    expect(await db.rows(sql`select 1 from "ChannelAccount"`)).toEqual([])
    await poll()
    expect(asked).toEqual([])
  })
  test('splits a long answer between words, and loses none', () => {
    const words = Array.from({ length: 300 }, (_, at) => `word${at}`).join(' ')
    const parts = partsOf(words, '@you', 'Sue')
    expect(parts.every((part) => part.length <= 500)).toBe(true)
    expect(parts.map((part) => part.replace(/^@you /, '').replace(/ Sue$/, '')).join(' ')).toBe(
      words,
    )
  })
})

describe('a mailbox', () => {
  const CONNECTED = new Date('2026-11-02T00:00:00.000Z')
  const raw = (uid: number, subject = `Mail ${uid}`) =>
    new TextEncoder().encode(
      `Return-Path: <c${uid}@many.example>\r\nFrom: C ${uid} <c${uid}@many.example>\r\nMessage-ID: <m${uid}@many.example>\r\nSubject: ${subject}\r\n\r\nThe part number ${uid} is missing in the box.\r\n`,
    )
  const folder = (uids: readonly number[], validity = '1'): Folder => ({
    validity,
    next: Math.max(0, ...uids) + 1,
    since: async () => [...uids],
    read: async (from, to, most) =>
      uids
        .filter((uid) => uid >= from && uid <= to)
        .slice(0, most)
        .map((uid) => ({ uid, raw: raw(uid) })),
  })
  const uidsOf = async (...given: Parameters<typeof batchOf>) => {
    const { mails, position } = await batchOf(...given)
    return [mails.map(({ uid }) => uid), position]
  }
  test('is read from where it was read to, in bounded parts, with gaps; numbered anew, from when it was connected', async () => {
    expect(await uidsOf(folder([1, 2]), null, CONNECTED)).toEqual([[], '1:2'])
    expect(await uidsOf(folder([1, 2, 5]), '1:2', CONNECTED)).toEqual([[5], '1:5'])
    expect(await uidsOf(folder([1, 2, 5]), '1:5', CONNECTED)).toEqual([[], '1:5'])
    expect(await uidsOf(folder([3, 9_000]), '1:0', CONNECTED)).toEqual([[3], '1:500'])
    expect(await uidsOf(folder([7, 8], '2'), '1:50', CONNECTED)).toEqual([[7, 8], '2:8'])
    const many = Array.from({ length: 80 }, (_, at) => at + 1)
    const [first, position] = await uidsOf(folder(many), '1:0', CONNECTED)
    expect(first).toHaveLength(50)
    expect(position).toBe('1:50')
  })
  test('gives each mail once, also when its server numbers everything anew; a report has no sender', async () => {
    const made = await make('EMAIL', 'Mailbox')
    await service.sue.ask(CONNECT, {
      id: made.number,
      server: 'imap.example.com',
      username: 'care',
      secret: 'a password of care',
    })
    await db.rows(sql`
      update "CustomerChannel" set "isOn" = true, address = 'care@aria.example' where id = ${made.number}`)
    const read = (of: Folder) =>
      pollMailboxes(db, new Date(Date.now() + ++clock * 3_600_000), async (_, use) => use(of))
    const count = async () =>
      (
        await db.first<{ n: number }>(
          sql`select count(*)::int as n from "CustomerMessage" where "channelId" = ${made.number} and direction = 'IN'`,
        )
      )?.n
    await read(folder([1]))
    expect(await count()).toBe(0)
    await read(folder([1, 2, 3]))
    await read(folder([1, 2, 3]))
    expect(await count()).toBe(2)
    await read({ ...folder([2, 3, 4], '9'), since: async () => [2] })
    expect(await count()).toBe(3)
    expect(envelopeSender(raw(4))).toBe('c4@many.example')
    expect(
      envelopeSender(new TextEncoder().encode('Return-Path: <>\r\n\r\nReturn-Path: <a@b>')),
    ).toBe('')
    expect(envelopeSender(new TextEncoder().encode('Subject: x\r\n\r\nReturn-Path: <a@b>'))).toBe(
      'unknown',
    )
  })
  test('stands at no private address, unless the company says so', async () => {
    for (const server of ['127.0.0.1:993', 'localhost:993', '10.0.0.1:143', '169.254.1.1:993'])
      await expect(
        withFolder({ server, username: 'a', secret: 'b' }, async () => 1),
      ).rejects.toThrow(new CannotRead('ADDRESS'))
  })
})
