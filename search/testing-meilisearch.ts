/**
 * A stand-in for a Meilisearch server, where none can run: it keeps documents, and answers in the shapes, and with the errors, that a
 * real server of version 1.50 was recorded to give (meilisearch-exchanges.json). Its ranking of one word is only like the real one.
 */
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { InMemoryIndex, type Question, type Row, UnknownAttribute } from './testing-index.ts'

type Body = Record<string, unknown>
export type Exchange = {
  about: string
  request: { method: string; path: string; body?: unknown }
  answer: { status: number; body: Body }
}
export const exchanges = JSON.parse(
  readFileSync(join(import.meta.dirname, 'meilisearch-exchanges.json'), 'utf8'),
) as Exchange[]

/** The answer recorded for this, with other values. */
function recorded(about: string, values: Body = {}): Exchange['answer'] {
  const found = exchanges.find((exchange) => exchange.about === about)
  if (!found) throw new Error(`nothing was recorded about: ${about}`)
  return { status: found.answer.status, body: { ...found.answer.body, ...values } }
}
const NOT_THERE = 'an index that is not there'
const failedTask = {
  indexCreation: 'its task: failed, index_already_exists',
  documentAdditionOrUpdate: 'its task: failed, two candidates for the key',
  indexSwap: 'its task: failed',
  indexDeletion: 'its task: failed',
} as Record<string, string>

export class TestingMeilisearch {
  indexes = new Map<string, InMemoryIndex>()
  /** Each request as `METHOD /path`. */
  requests: string[] = []
  key: string | undefined
  /** It answers 503 to everything. */
  isAway = false
  /** So many documents of every batch are lost on the way. */
  loses = 0
  #tasks: { status: number; body: Body }[] = []
  #server: Server = createServer((request, response) => void this.#serve(request, response))

  /** Gives its address. */
  async start(port = 0): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(port, '127.0.0.1', done))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }
  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }
  /** As after its disk was lost. */
  empty(): void {
    this.indexes.clear()
  }
  rows(uid = 'atrium'): Row[] {
    return [...(this.indexes.get(uid)?.rows.values() ?? [])]
  }
  get titles(): string[] {
    return this.rows()
      .map((row) => String(row.title))
      .sort()
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString()
    const url = new URL(request.url ?? '/', 'http://server')
    this.requests.push(`${request.method} ${url.pathname}`)
    const isKnown = !this.key || request.headers.authorization === `Bearer ${this.key}`
    const answer = this.isAway
      ? { status: 503, body: {} }
      : isKnown || url.pathname === '/health'
        ? this.#answer(request.method ?? '', url, text ? JSON.parse(text) : undefined)
        : recorded('a wrong key')
    response
      .writeHead(answer.status, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer.body))
  }

  #answer(method: string, url: URL, body: unknown): Exchange['answer'] {
    const [first = '', uid = '', what = '', more = ''] = url.pathname.slice(1).split('/')
    if (first === 'health') return recorded('is it there')
    if (first === 'tasks') return this.#tasks[Number(uid)] ?? { status: 404, body: {} }
    if (first === 'swap-indexes') return this.#swap(body as { indexes: [string, string] }[])
    if (first === 'multi-search')
      return this.#multiSearch((body as { queries: Question[] }).queries)
    if (method === 'POST' && !uid) return this.#create(body as { uid: string; primaryKey: string })
    if (!uid) return this.#list()
    if (method === 'DELETE' && !what) return this.#delete(uid)
    if (what === 'documents' && more === 'delete-batch') return this.#forget(uid, body as string[])
    if (what === 'documents')
      return this.#add(uid, body as Row[], url.searchParams.get('primaryKey'))
    return this.#ofIndex(method, uid, what, body)
  }

  #ofIndex(method: string, uid: string, what: string, body: unknown): Exchange['answer'] {
    const index = this.indexes.get(uid)
    if (what === 'settings' && method === 'PATCH') {
      const made = index ?? this.#make(uid, null)
      made.settings = { ...made.settings, ...(body as Body) }
      return this.#task('settingsUpdate', uid)
    }
    if (!index) return recorded(NOT_THERE, { message: `Index \`${uid}\` not found.` })
    if (what === 'settings') return { status: 200, body: index.settings }
    if (what === 'stats')
      return recorded('statistics of an index', { numberOfDocuments: index.rows.size })
    return { status: 200, body: { uid, primaryKey: index.primaryKey } }
  }

  #make(uid: string, primaryKey: string | null): InMemoryIndex {
    const made = new InMemoryIndex(primaryKey)
    this.indexes.set(uid, made)
    return made
  }

  #list(): Exchange['answer'] {
    const results = [...this.indexes].map(([uid, { primaryKey }]) => ({ uid, primaryKey }))
    return { status: 200, body: { results, offset: 0, limit: 1_000, total: results.length } }
  }

  /** Work is done at once, and its outcome found under its number. */
  #task(type: string, indexUid: string | null, error?: Body): Exchange['answer'] {
    const number = this.#tasks.length
    const about = error ? (failedTask[type] as string) : 'its task when done'
    const whole = recorded(about, { uid: number, indexUid, type })
    const status = error ? 'failed' : 'succeeded'
    this.#tasks.push({
      ...whole,
      body: {
        ...whole.body,
        status,
        error: error ? { ...(whole.body.error as Body), ...error } : null,
      },
    })
    return recorded('make an index', { taskUid: number, indexUid, type })
  }

  #create({ uid, primaryKey }: { uid: string; primaryKey: string }) {
    if (this.indexes.has(uid))
      return this.#task('indexCreation', uid, { code: 'index_already_exists' })
    this.#make(uid, primaryKey)
    return this.#task('indexCreation', uid)
  }

  #delete(uid: string) {
    const isGone = this.indexes.delete(uid)
    return this.#task('indexDeletion', uid, isGone ? undefined : { code: 'index_not_found' })
  }

  /** Documents for an index that is not there make one; without a named key it guesses, and finds `id` and `spaceId`. */
  #add(uid: string, rows: Row[], primaryKey: string | null) {
    const index = this.indexes.get(uid) ?? this.#make(uid, primaryKey)
    index.primaryKey ??= primaryKey
    if (!index.primaryKey)
      return this.#task('documentAdditionOrUpdate', uid, {
        code: 'index_primary_key_multiple_candidates_found',
      })
    for (const row of rows.slice(this.loses)) index.put(row)
    return this.#task('documentAdditionOrUpdate', uid)
  }

  #forget(uid: string, keys: string[]) {
    const index = this.indexes.get(uid)
    if (!index) return this.#task('indexDeletion', uid, { code: 'index_not_found' })
    for (const key of keys) index.remove(key)
    return this.#task('documentDeletion', uid)
  }

  #swap(pairs: { indexes: [string, string] }[]) {
    for (const { indexes } of pairs) {
      const [one, other] = indexes
      const [left, right] = [this.indexes.get(one), this.indexes.get(other)]
      if (!left || !right) return this.#task('indexSwap', null, { code: 'index_not_found' })
      this.indexes.set(one, right).set(other, left)
    }
    return this.#task('indexSwap', null)
  }

  #multiSearch(questions: Question[]): Exchange['answer'] {
    const results: Body[] = []
    for (const question of questions) {
      const index = this.indexes.get(question.indexUid)
      if (!index)
        return recorded('a question for an index that is not there, in a multi-search', {
          message: `Inside \`.queries[${results.length}]\`: Index \`${question.indexUid}\` not found.`,
        })
      try {
        const hits = index.ask(question)
        results.push({ indexUid: question.indexUid, hits, query: question.q })
      } catch (error) {
        if (!(error instanceof UnknownAttribute)) throw error
        return recorded('a filter by an attribute that was not declared')
      }
    }
    return { status: 200, body: { results } }
  }
}
