import { randomUUID } from 'node:crypto'
import { type EnqueuedTask, Meilisearch, MeilisearchApiError } from 'meilisearch'
import { answerWith } from './answer.ts'
import {
  checkDocument,
  checkQuery,
  type SearchAnswer,
  type SearchDocument,
  type SearchQuery,
} from './document.ts'
import { addedUp, askedOf, BadEngineAnswer, rankedOf, requestOf } from './meilisearch-ranking.ts'
import { isOurShape, keyOf, rowOf, settings } from './meilisearch-rows.ts'
import { inPieces } from './pieces.ts'
import type { PostgresSearch } from './postgres.ts'
import { impactsOf } from './terms.ts'

/** A question waits this long before PostgreSQL answers instead, in milliseconds: together they stay under a second. */
const questionTimeout = 700
const writeTimeout = 10_000
/** Work on an index takes longer than the request for it, above all on a busy machine. */
const taskTimeout = 60_000

type Waiting = PromiseLike<EnqueuedTask>

/** `FINE`; `EMPTY`: it has no index of ours, or one of an earlier version; `REFUSED`: the key is wrong; `AWAY`. */
export type EngineState = {
  state: 'FINE' | 'EMPTY' | 'REFUSED' | 'AWAY'
  /** The server's code or the error's message. */
  detail: string
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof MeilisearchApiError ? error.cause?.code : undefined
const isMissingIndex = (error: unknown) => codeOf(error) === 'index_not_found'

/**
 * Meilisearch as the engine: it finds, word by word; our own statistics say how rare each word is, and PostgreSQL's copy of
 * the texts is shown and marked. Terms of our own engine are indexed beside the words, since Meilisearch itself knows
 * prefixes and typos but no word forms.
 */
export class MeiliSearch {
  #postgres: PostgresSearch
  #asking: Meilisearch
  #writing: Meilisearch
  #uid: string
  #isPrepared = false
  constructor(
    postgres: PostgresSearch,
    options: { url: string; key?: string | undefined; uid?: string; wait?: number },
  ) {
    const config = { host: options.url, ...(options.key ? { apiKey: options.key } : {}) }
    this.#postgres = postgres
    this.#asking = new Meilisearch({ ...config, timeout: options.wait ?? questionTimeout })
    this.#writing = new Meilisearch({ ...config, timeout: writeTimeout })
    this.#uid = options.uid ?? 'atrium'
  }

  async #done(enqueued: Waiting): Promise<void> {
    const { taskUid } = await enqueued
    const task = await this.#writing.tasks.waitForTask(taskUid, {
      timeout: taskTimeout,
      interval: 25,
    })
    if (task.status !== 'succeeded')
      throw new BadEngineAnswer(`Meilisearch task ${task.type}: ${task.error?.code ?? task.status}`)
  }

  async #make(uid: string): Promise<void> {
    const isThere = await this.#writing.getRawIndex(uid).then(
      () => true,
      (error: unknown) => {
        if (isMissingIndex(error)) return false
        throw error
      },
    )
    if (!isThere) await this.#done(this.#writing.createIndex(uid, { primaryKey: 'key' }))
  }

  /** Makes the index if it is not there, and tells it what to search and filter by. */
  async #prepare(uid: string): Promise<void> {
    await this.#make(uid)
    await this.#done(this.#writing.index(uid).updateSettings(settings))
  }

  async #prepareOwn(): Promise<void> {
    if (this.#isPrepared) return
    await this.#prepare(this.#uid)
    this.#isPrepared = true
  }

  /** Adds or replaces documents by id, in small pieces. */
  async put(documents: SearchDocument[]): Promise<void> {
    for (const document of documents) checkDocument(document)
    if (!documents.length) return
    await this.#prepareOwn()
    await this.#add(this.#uid, documents)
  }

  async #add(uid: string, documents: SearchDocument[]): Promise<void> {
    for (const piece of inPieces(documents)) {
      const indexed = await this.#postgres.indexed(piece)
      const rows = indexed.map((one) => rowOf(one.document, impactsOf(one, this.#postgres.stems)))
      // Named each time: for an index that is gone Meilisearch would guess, and leave one without a key.
      await this.#done(this.#writing.index(uid).addDocuments(rows, { primaryKey: 'key' }))
    }
  }

  /** Forgets documents; unknown ids are fine. */
  async remove(ids: string[]): Promise<void> {
    if (!ids.length) return
    await this.#prepareOwn()
    await this.#done(this.#writing.index(this.#uid).deleteDocuments(ids.map(keyOf)))
  }

  /** Throws InvalidSearch for the question, anything else when the server does not answer as agreed. */
  async search(query: SearchQuery): Promise<SearchAnswer> {
    checkQuery(query)
    const { pool, stems } = this.#postgres
    const reading = await this.#postgres.read(query)
    if (!query.accessIds.length || !reading.meanings.length)
      return answerWith(pool, stems, query, reading, [])
    const asked = askedOf(reading.meanings, query)
    const answer: unknown = await this.#asking.multiSearch({
      queries: requestOf(asked, this.#uid, query),
    })
    const proposed = addedUp(answer, asked, reading.meanings)
    const ranked = await rankedOf(pool, proposed, reading.meanings)
    return answerWith(pool, stems, query, reading, ranked)
  }

  async isHealthy(): Promise<boolean> {
    return this.#asking.health().then(
      (health) => health?.status === 'available',
      () => false,
    )
  }

  /** What stands with it, by asking; waits no longer than a question. */
  async state(): Promise<EngineState> {
    try {
      const { numberOfDocuments } = await this.#asking.index(this.#uid).getStats()
      return { state: 'FINE', detail: `${numberOfDocuments} documents` }
    } catch (error) {
      const code = codeOf(error)
      const detail = code ?? (error instanceof Error ? error.message : 'unknown')
      if (code === 'index_not_found') return { state: 'EMPTY', detail }
      return { state: /api_key|authorization/.test(detail) ? 'REFUSED' : 'AWAY', detail }
    }
  }

  /** How many documents the index holds; null when there is none, or none of this version's shape. */
  async count(): Promise<number | null> {
    // Asked for what is there, it is no longer taken for granted: somebody may have emptied the server.
    this.#isPrepared = false
    try {
      const { primaryKey } = await this.#writing.getRawIndex(this.#uid)
      if (primaryKey !== 'key') return null
      const index = this.#writing.index(this.#uid)
      if (!isOurShape(await index.getSettings())) return null
      const { numberOfDocuments } = await index.getStats()
      this.#isPrepared = true
      return numberOfDocuments
    } catch (error) {
      if (isMissingIndex(error)) return null
      throw error
    }
  }

  /**
   * Builds beside the index that is searched, then swaps the two at once. What is written meanwhile is not in it: whoever
   * calls this gives it later. One at a time over all processes: what earlier ones left behind is taken away.
   * @throws BadEngineAnswer when the new index does not hold as many documents as were given
   */
  async rebuild(batches: AsyncIterable<SearchDocument[]>): Promise<{ documents: number }> {
    const beginning = `${this.#uid}_next_`
    const { results } = await this.#writing.getRawIndexes({ limit: 1_000 })
    for (const { uid } of results)
      if (uid.startsWith(beginning)) await this.#done(this.#writing.deleteIndex(uid))
    const next = `${beginning}${randomUUID()}`
    try {
      await this.#prepare(next)
      let documents = 0
      for await (const batch of batches) {
        await this.#add(next, batch)
        documents += batch.length
      }
      const { numberOfDocuments } = await this.#writing.index(next).getStats()
      if (numberOfDocuments !== documents)
        throw new BadEngineAnswer(
          `Meilisearch holds ${numberOfDocuments} of ${documents} documents`,
        )
      await this.#make(this.#uid)
      await this.#done(this.#writing.swapIndexes([{ indexes: [this.#uid, next], rename: false }]))
      this.#isPrepared = true
      return { documents }
    } finally {
      await this.#done(this.#writing.deleteIndex(next)).catch(() => undefined)
    }
  }

  /** Takes the index away; for tests. */
  async drop(): Promise<void> {
    this.#isPrepared = false
    await this.#done(this.#writing.deleteIndex(this.#uid))
  }
}
