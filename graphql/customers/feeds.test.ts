// Feeds: what RSS, Atom and JSON Feed say, hostile documents, and a local server that is read again and again.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { providerFetch } from '#graphql/sign-in/provider-fetch.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { itemsOf, MAX_ITEMS } from './feed-items.ts'
import { pollFeeds, readFeed } from './feeds.ts'
import { type MadeChannel, makeService, type Service } from './testing.ts'

const BASE = 'https://news.example/feeds/all.xml'
const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>${items}</channel></rss>`
const item = (guid: string, text: string, more = '') =>
  `<item>${guid ? `<guid>${guid}</guid>` : ''}<title>About ${text}</title><description>${text}</description>${more}</item>`

test('RSS, Atom and JSON Feed say the same, with HTML as plain words and links from the feed’s address', () => {
  const wanted = [
    { title: 'It hums', text: 'All night & day.\n\nhttps://news.example/a/1', author: 'Pascale' },
  ]
  const documents = [
    rss(
      `<item><guid>1</guid><title>It &lt;b&gt;hums&lt;/b&gt;</title><link>/a/1</link><dc:creator>Pascale</dc:creator><description><![CDATA[<p>All night &amp; day.</p>]]></description></item>`,
    ),
    `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>It hums</title><link rel="edit" href="/edit"/><link href="../a/1"/>
      <author><name>Pascale</name></author><summary>All.</summary><content type="html">&lt;p&gt;All night &amp;amp; day.&lt;/p&gt;</content></entry></feed>`,
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      items: [
        {
          id: '1',
          url: '/a/1',
          title: 'It hums',
          content_html: '<p>All night &amp; day.</p>',
          authors: [{ name: 'Pascale' }],
        },
      ],
    }),
  ]
  for (const document of documents) expect(itemsOf(document, BASE)).toMatchObject(wanted)
})

test('what is no feed is none; scripts, endless depth and declared entities come to nothing', () => {
  for (const document of ['', '<html><title>Sorry</title></html>', '{"items": 3}', '{', 'hello'])
    expect(itemsOf(document, BASE)).toBeNull()
  const laughs = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>${rss(
    item('1', '&b; &f; said'),
  ).slice(21)}`
  expect(itemsOf(laughs, BASE)?.[0]?.text).toBe('&b; &f; said')
  expect(itemsOf(rss(`${'<x>'.repeat(100_000)}${item('1', 'deep')}`), BASE)).toEqual([])
  expect(itemsOf(rss(item('1', 'x', '<link>javascript:alert(1)</link>')), BASE)).toMatchObject([
    { link: '', text: 'x' },
  ])
  expect(
    itemsOf(rss(Array.from({ length: 900 }, (_, n) => item(`${n}`, `n${n}`)).join('')), BASE),
  ).toHaveLength(MAX_ITEMS)
})

let service: Service
let channel: MadeChannel
let server: Server
let url: string
let answer: { status: number; body: string | Buffer; headers: Record<string, string> }
let asked: Record<string, string | string[] | undefined>[] = []

beforeAll(async () => {
  service = await makeService()
  server = createServer((request, response) => {
    asked.push(request.headers)
    response.writeHead(answer.status, answer.headers).end(answer.body)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => void server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`
  channel = await service.channel('FEED', { feedUrl: 'https://news.example/feed' })
})
afterAll(() => void server.close())
beforeEach(() => {
  asked = []
  answer = { status: 200, body: rss(item('1', 'the first one')), headers: {} }
})

/** As the job does it, at a moment so many minutes from now; this server stands on the machine itself. */
const poll = (minutes: number, ask = providerFetch(true, 300, 200_000)) =>
  pollFeeds(db, new Date(Date.now() + minutes * 60_000), (known) =>
    readFeed({ ...known, url }, ask),
  )
const state = async () => {
  const row = await db.first<{ messages: number; threads: number; error: string | null }>(sql`
    select count(m.*)::int as messages, count(distinct m."threadId")::int as threads, max(c."feedError") as error
    from "CustomerChannel" c left join "CustomerMessage" m on m."channelId" = c.id where c.id = ${channel.number}`)
  return row
}

test('an item becomes one thread, however often it is read; what has not changed is not sent again', async () => {
  answer.headers = { etag: '"one"' }
  await poll(0)
  expect(await state()).toEqual({ messages: 1, threads: 1, error: null })
  await poll(5)
  expect(asked).toHaveLength(1)
  answer = { status: 304, body: '', headers: {} }
  await poll(11)
  expect(asked[1]?.['if-none-match']).toBe('"one"')
  answer = {
    status: 200,
    body: rss(item('2', 'the second one') + item('1', 'the first one')),
    headers: {},
  }
  await poll(22)
  expect(await state()).toEqual({ messages: 2, threads: 2, error: null })
})

test('a feed that fails is read less often, and its channel says why', async () => {
  const failures: [given: Partial<typeof answer>, error: string][] = [
    [{ status: 301, headers: { location: 'https://elsewhere.example/' } }, 'MOVED'],
    [{ status: 500 }, 'STATUS 500'],
    [{ body: '<html>Sorry</html>' }, 'NO_FEED'],
    [{ body: Buffer.alloc(300_000, 32) }, 'SILENT'],
  ]
  let at = 100
  for (const [given, error] of failures) {
    answer = { status: 200, body: '', headers: {}, ...given }
    await poll(at)
    expect((await state())?.error).toBe(error)
    const before = asked.length
    await poll(at + 12)
    expect(asked).toHaveLength(before)
    at += 400
  }
  const { customerChannel } = await service.sue.ask<{ customerChannel: { feedError: string } }>(
    'query($slug: String!) { customerChannel(slug: $slug) { feedError } }',
    { slug: channel.slug },
  )
  expect(customerChannel.feedError).toBe('no answer')
  answer = { status: 200, body: rss(''), headers: {} }
  await poll(at + 1_000)
  expect((await state())?.error).toBeNull()
})

test('addresses of this machine and of private networks are not read', async () => {
  for (const address of [
    url,
    'https://127.0.0.1/',
    'https://10.0.0.1/',
    'https://[::1]/',
    'https://localhost/',
    'https://2130706433/',
    'https://me@news.example/',
    'file:///etc/passwd',
  ])
    await expect(readFeed({ url: address, etag: null, modified: null })).rejects.toMatchObject({
      message: 'ADDRESS',
    })
  expect(asked).toEqual([])
})

test('a feed is read while its channel is on alone; without an address it cannot be on', async () => {
  const SWITCH =
    'mutation($id: ID!, $isOn: Boolean!) { switchCustomerChannel(channelId: $id, isOn: $isOn) { isOn } }'
  await service.cleo.ask(SWITCH, { id: channel.number, isOn: false })
  await poll(100_000)
  expect(asked).toEqual([])
  await db.rows(sql`update "CustomerChannel" set "feedUrl" = null where id = ${channel.number}`)
  await expect(service.cleo.ask(SWITCH, { id: channel.number, isOn: true })).rejects.toMatchObject({
    extensions: { code: 'INVALID', fields: { feedUrl: expect.anything() } },
  })
})
