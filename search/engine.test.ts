import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase } from '#prisma/testing.ts'
import type { SearchDocument } from './document.ts'
import { openSearch, type Search } from './engine.ts'
import { filterOf } from './meilisearch-rows.ts'
import { inBatches } from './testing.ts'
import { exchanges, TestingMeilisearch } from './testing-meilisearch.ts'

let pool: pg.Pool
let address: string
beforeAll(async () => {
  address = await createTestDatabase()
  pool = new pg.Pool({ connectionString: address, max: 8 })
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

describe('a second engine', () => {
  let server: TestingMeilisearch
  let url: string
  const question = { text: 'heat pump', accessIds: [0], limit: 5 }
  beforeEach(async () => {
    server = new TestingMeilisearch()
    url = await server.start()
    await pool.query('delete from "SearchMissed"')
    await pool.query('delete from "SearchDocument" where id > \'idea:3\'')
  })
  afterEach(() => server.stop())
  const heats = ['Heat pump number 1', 'Heat pump number 2', 'Heat pump number 3']

  test('that was lost gets what it missed when it is back, in its last state', async () => {
    const search = openSearch(pool, { meiliUrl: url, pause: 0 })
    await search.maintain()
    await search.put([idea(31, 'Stays'), idea(32, 'Goes')])
    expect(server.titles).toEqual(['Goes', ...heats, 'Stays'])
    server.isAway = true
    await search.put([idea(33, 'Written while away'), idea(31, 'Stays, edited while away')])
    await search.remove(['idea:32'])
    expect(server.titles).toEqual(['Goes', ...heats, 'Stays'])
    server.isAway = false
    await search.maintain()
    expect(server.titles).toEqual([...heats, 'Stays, edited while away', 'Written while away'])
    expect((await pool.query('select id from "SearchMissed"')).rows).toEqual([])
  })

  test('that is emptied while the process runs is filled again, and asked again, although its breaker was open', async () => {
    const search = openSearch(pool, { meiliUrl: url, pause: 600_000 })
    await search.maintain()
    expect((await search.search(question)).isLimited).toBe(false)
    server.empty()
    for (let i = 0; i < 4; i++) expect((await search.search(question)).isLimited).toBe(true)
    expect(await search.state()).toEqual({ state: 'EMPTY', detail: 'index_not_found' })
    await search.maintain()
    expect(server.titles).toEqual(heats)
    const answer = await search.search(question)
    expect(answer.isLimited).toBe(false)
    expect(answer.hits).toHaveLength(3)
  })

  test('that is emptied and then written to gets its shape and the rest again', async () => {
    const search = openSearch(pool, { meiliUrl: url, pause: 0 })
    await search.maintain()
    server.empty()
    await search.put([idea(40, 'Written into the void')])
    expect(server.titles).toEqual(['Written into the void'])
    await search.maintain()
    expect(server.titles).toEqual([...heats, 'Written into the void'])
    expect((await search.search(question)).isLimited).toBe(false)
  })

  test('is filled by one process at a time, and no other index is left behind', async () => {
    const others = Array.from({ length: 4 }, () => openSearch(pool, { meiliUrl: url, pause: 0 }))
    await Promise.all(others.map((search) => search.maintain()))
    expect(server.titles).toEqual(heats)
    expect([...server.indexes.keys()]).toEqual(['atrium'])
    expect(server.requests.filter((one) => one === 'POST /swap-indexes')).toHaveLength(1)
  })

  test('keeps its index when the new one did not get every document', async () => {
    const search = openSearch(pool, { meiliUrl: url, pause: 0 })
    await search.maintain()
    server.loses = 1
    await expect(search.rebuild(inBatches([idea(1, 'Heat pump number 1')]))).rejects.toThrow(
      'Meilisearch holds 0 of 1 documents',
    )
    server.loses = 0
    expect(server.titles).toEqual(heats)
    expect([...server.indexes.keys()]).toEqual(['atrium'])
    await search.put([2, 3].map((id) => idea(id, `Heat pump number ${id}`)))
  })

  test('that holds something else than the database is mended when it still does a minute later', async () => {
    const search = openSearch(pool, { meiliUrl: url, pause: 0 })
    await search.maintain()
    server.indexes.get('atrium')?.remove(server.rows()[0]?.key as string)
    await search.maintain()
    expect(server.titles).toHaveLength(2)
    await search.maintain()
    expect(server.titles).toEqual(heats)
  })

  test('says what is wrong with it', async () => {
    const state = async (more = {}) =>
      (await openSearch(pool, { meiliUrl: url, ...more }).state())?.state
    expect(await state()).toBe('EMPTY')
    await openSearch(pool, { meiliUrl: url }).maintain()
    expect(await state()).toBe('FINE')
    server.key = 'right'
    expect(await state({ meiliKey: 'wrong' })).toBe('REFUSED')
    expect(await state({ meiliKey: 'right' })).toBe('FINE')
    server.isAway = true
    expect(await state({ meiliKey: 'right' })).toBe('AWAY')
    expect(await openSearch(pool, {}).state()).toBeNull()
  })

  test('is asked word by word: what has any of the words is found, and a rare word weighs more', async () => {
    const search = openSearch(pool, { meiliUrl: url, pause: 0 })
    await search.put([
      ...Array.from({ length: 30 }, (_, i) => idea(50 + i, `Meeting rooms of floor ${i}`)),
      idea(90, 'A quiet corner'),
    ])
    await search.maintain()
    const { hits, isLimited } = await search.search({ ...question, text: 'rooms corner' })
    expect(isLimited).toBe(false)
    expect(hits.map((hit) => hit.id)).toContain('idea:51')
    expect(hits[0]?.id).toBe('idea:90')
  })
})

test('the stand-in answers what a real server was recorded to answer', async () => {
  const server = new TestingMeilisearch()
  const url = await server.start()
  const shapeOf = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.slice(0, 1).map(shapeOf)
      : value && typeof value === 'object'
        ? Object.fromEntries(
            Object.keys(value).map((name) => [name, typeof Reflect.get(value, name)]),
          )
        : typeof value
  const wanted =
    /^(is it there|an index|make an index|add or|documents for|swap|delete|remove|a question for)/
  for (const { about, request, answer } of exchanges.filter((one) => wanted.test(one.about))) {
    const response = await fetch(`${url}${request.path}`, {
      method: request.method,
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    })
    expect(response.status, about).toBe(answer.status)
    const body = (await response.json()) as { code?: string; taskUid?: number }
    expect(shapeOf(body), about).toEqual(shapeOf(answer.body))
    expect(body.code, about).toBe(answer.body.code)
    if (body.taskUid === undefined) continue
    const task = await (await fetch(`${url}/tasks/${body.taskUid}`)).json()
    const follows = exchanges[exchanges.findIndex((one) => one.about === about) + 1]
    if (follows?.request.path.startsWith('/tasks/'))
      expect([task.status, task.error?.code], about).toEqual([
        follows.answer.body.status,
        (follows.answer.body.error as { code?: string } | null)?.code,
      ])
  }
  await server.stop()
})

test('a large batch on a slow machine is written in pieces that no limit stops', async () => {
  const slow = new pg.Pool({ connectionString: address, max: 2, statement_timeout: 400 })
  await pool.query(`create function slowly() returns trigger language plpgsql as
    $$ begin perform pg_sleep(0.01); return new; end $$;
    create trigger slowly before insert on "SearchDocument" for each row execute function slowly()`)
  const search = openSearch(slow, {})
  await search.put(Array.from({ length: 120 }, (_, i) => idea(1_000 + i, `Slow lane ${i}`)))
  const { rows } = await pool.query(`select id from "SearchDocument" where title like 'Slow lane%'`)
  expect(rows).toHaveLength(120)
  await pool.query('drop trigger slowly on "SearchDocument"')
  await slow.end()
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
