import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase } from '#prisma/testing.ts'
import type { SearchDocument } from './document.ts'
import { openSearch, type Search } from './engine.ts'
import { filterOf } from './meilisearch.ts'

let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: await createTestDatabase(), max: 4 })
  await openSearch(pool, {}).put([1, 2, 3].map((id) => idea(id, `Heat pump number ${id}`)))
})
afterAll(() => pool.end())

const idea = (id: number, title: string): SearchDocument => ({
  id: `idea:${id}`,
  kind: 'idea',
  title,
  body: '',
  tags: [],
  accessId: 0,
  spaceId: 1,
  status: null,
  language: 'en',
  at: new Date('2026-11-01'),
})

/** An engine on this machine that behaves as badly as told. */
class BadEngine {
  requests: string[] = []
  answer: RequestListener = (_, response) => void response.writeHead(500).end('{}')
  #server: Server = createServer((request, response) => {
    this.requests.push(`${request.method} ${request.url}`)
    this.answer(request, response)
  })
  async start() {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }
  async stop() {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }
}

const json =
  (value: unknown): RequestListener =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))

const misbehaviours: [string, RequestListener][] = [
  ['errors', (_, response) => void response.writeHead(500).end('{"message":"broken"}')],
  [
    'refusals',
    (_, response) => void response.writeHead(401).end('{"message":"no","code":"invalid_api_key"}'),
  ],
  ['silence', () => undefined],
  ['garbage', (_, response) => void response.writeHead(200).end('\u0000\u0001<html>')],
  ['an answer of another shape', json({ results: [{ hits: [{ id: 7 }] }, {}] })],
  ['nothing', json(null)],
  [
    'half an answer',
    (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
      response.write('{"results":[{"hits":[')
      response.socket?.destroySoon()
    },
  ],
  ['a closed line', (request) => void request.socket.destroy()],
]

describe('when the engine answers with', () => {
  let bad: BadEngine
  let search: Search
  afterEach(() => bad.stop())

  test.each(misbehaviours)(
    '%s, a person still finds things, marked as limited, and it is soon left alone',
    async (_, answer) => {
      bad = new BadEngine()
      bad.answer = answer
      search = openSearch(pool, { meiliUrl: await bad.start(), pause: 60_000 })
      for (let i = 0; i < 6; i++) {
        const found = await search.search({ text: 'heat pump', accessIds: [0], limit: 5 })
        expect(found.isLimited).toBe(true)
        expect(found.hits).toHaveLength(3)
      }
      expect(bad.requests.length).toBeLessThanOrEqual(5)
    },
  )

  test('errors, a post is still stored and can be found', async () => {
    bad = new BadEngine()
    search = openSearch(pool, { meiliUrl: await bad.start(), pause: 60_000 })
    await search.put([idea(20, 'Windmill on the roof')])
    const found = await search.search({ text: 'windmill', accessIds: [0], limit: 5 })
    expect(found.hits.map((hit) => hit.id)).toEqual(['idea:20'])
    await search.remove(['idea:20'])
    expect((await search.search({ text: 'windmill', accessIds: [0], limit: 5 })).hits).toEqual([])
  })

  test('nothing at all because it is stopped, search and similar ideas go on', async () => {
    bad = new BadEngine()
    const url = await bad.start()
    await bad.stop()
    bad = new BadEngine()
    await bad.start()
    search = openSearch(pool, { meiliUrl: url })
    expect((await search.search({ text: 'heat', accessIds: [0], limit: 5 })).isLimited).toBe(true)
    expect(await search.similar({ title: 'Heat pumps', accessIds: [0], limit: 5 })).toHaveLength(3)
    expect(await search.isHealthy()).toBe(true)
  })
})

/** The little of Meilisearch that writes need, kept in memory: enough to see what reaches it. */
class RecordingEngine extends BadEngine {
  documents = new Map<string, { id: string; title: string }>()
  isAway = false
  override answer: RequestListener = async (request, response) => {
    if (this.isAway) return void response.writeHead(503).end('{}')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = chunks.length ? JSON.parse(Buffer.concat(chunks).toString()) : null
    const reply = (value: unknown) => json(value)(request, response)
    const path = request.url ?? ''
    if (path.includes('/tasks/'))
      return reply({ uid: 1, status: 'succeeded', type: 'documentAdditionOrUpdate' })
    if (path.endsWith('/stats'))
      return reply({
        numberOfDocuments: this.documents.size,
        isIndexing: false,
        fieldDistribution: {},
      })
    if (path.includes('/documents/delete-batch')) for (const key of body) this.documents.delete(key)
    else if (path.includes('/documents')) for (const row of body) this.documents.set(row.key, row)
    if (path.endsWith('/multi-search'))
      return reply({ results: body.queries.map(() => ({ hits: [] })) })
    return reply({
      taskUid: 1,
      uid: 'atrium',
      status: 'enqueued',
      type: 'documentAdditionOrUpdate',
      enqueuedAt: '2026-11-01T00:00:00Z',
    })
  }
  get titles() {
    return [...this.documents.values()].map((row) => row.title).sort()
  }
}

test('what a lost engine missed reaches it when it is back, in its last state', async () => {
  const engine = new RecordingEngine()
  const search = openSearch(pool, { meiliUrl: await engine.start(), pause: 0 })
  await search.put([idea(31, 'Stays'), idea(32, 'Goes')])
  expect(engine.titles).toEqual(['Goes', 'Stays'])
  engine.isAway = true
  await search.put([idea(33, 'Written while away'), idea(31, 'Stays, edited while away')])
  await search.remove(['idea:32'])
  expect(engine.titles).toEqual(['Goes', 'Stays'])
  engine.isAway = false
  await search.maintain()
  expect(engine.titles).toEqual(['Stays, edited while away', 'Written while away'])
  expect((await pool.query('select id from "SearchMissed"')).rows).toEqual([])
  await engine.stop()
})

test('an engine that lost everything is filled from the database', async () => {
  const engine = new RecordingEngine()
  const search = openSearch(pool, { meiliUrl: await engine.start(), pause: 0 })
  await search.maintain()
  expect(engine.titles).toEqual(
    expect.arrayContaining(['Heat pump number 1', 'Heat pump number 2', 'Heat pump number 3']),
  )
  await engine.stop()
})

test('a filter for the engine quotes what people wrote', () => {
  const filter = filterOf({
    text: '',
    accessIds: [0, 4],
    kinds: ['a" OR accessId >= 0 OR kind = "', '\\'],
    limit: 1,
  })
  expect(filter).toBe(
    'accessId IN [0, 4] AND kind IN ["a\\" OR accessId >= 0 OR kind = \\"", "\\\\"]',
  )
})
