import type { Pool } from 'pg'
import { env } from '#env.ts'
import { log } from '#log.ts'
import { Breaker, ServiceAway } from './breaker.ts'
import {
  checkQuery,
  InvalidSearch,
  type SearchAnswer,
  type SearchDocument,
  type SearchQuery,
} from './document.ts'
import { MeiliSearch } from './meilisearch.ts'
import { allStored, MissedWrites } from './missed.ts'
import { PostgresSearch } from './postgres.ts'
import { type SimilarHit, type SimilarQuery, similar } from './similar.ts'

/** What every engine promises; contract.test.ts holds both to it. */
export type SearchEngine = {
  /** Adds or replaces documents by id; safe to repeat. Refuses texts with NUL (InvalidSearch). Give batches: 1 to about 500. */
  put(documents: SearchDocument[]): Promise<void>
  /** Forgets documents; unknown ids are fine. */
  remove(ids: string[]): Promise<void>
  search(query: SearchQuery): Promise<SearchAnswer>
  isHealthy(): Promise<boolean>
  /** Makes the index equal to what `batches` yields, while search stays up and writes go on. Returns how many documents were read. */
  rebuild(batches: AsyncIterable<SearchDocument[]>): Promise<{ documents: number }>
}

/** The application's search: an engine, plus what only PostgreSQL does. */
export type Search = SearchEngine & {
  /** What resembles a text while it is being written; always PostgreSQL. */
  similar(query: SimilarQuery): Promise<SimilarHit[]>
  /**
   * Timed work, cheap when there is nothing to do: word statistics, learnt associations, writes a lost engine missed. Run it every minute or so.
   * @param isWhole nothing is being written, so that associations may be learnt from what there is
   */
  maintain(isWhole?: boolean): Promise<void>
}

export type SearchOptions = {
  meiliUrl?: string | undefined
  meiliKey?: string | undefined
  meiliUid?: string /** Milliseconds until a lost engine is tried again. */
  pause?: number
}

/**
 * Opens the search over a pool whose database has the search tables. With a Meilisearch address (by default
 * `MEILI_URL`) it answers and PostgreSQL stands by; without, PostgreSQL answers. PostgreSQL's index is kept either way.
 */
export function openSearch(
  pool: Pool,
  options: SearchOptions = { meiliUrl: env.MEILI_URL, meiliKey: env.MEILI_KEY },
): Search {
  const postgres = new PostgresSearch(pool)
  const { meiliUrl: url, meiliKey: key, meiliUid: uid } = options
  if (!url) return new OneEngine(postgres)
  const meili = new MeiliSearch(postgres, { url, key, ...(uid ? { uid } : {}) })
  return new TwoEngines(postgres, meili, options.pause)
}

/** PostgreSQL alone. */
class OneEngine implements Search {
  protected postgres: PostgresSearch
  constructor(postgres: PostgresSearch) {
    this.postgres = postgres
  }
  put(documents: SearchDocument[]) {
    return this.postgres.put(documents)
  }
  remove(ids: string[]) {
    return this.postgres.remove(ids)
  }
  search(query: SearchQuery) {
    return this.postgres.search(query)
  }
  similar(query: SimilarQuery) {
    return similar(this.postgres, query)
  }
  isHealthy() {
    return this.postgres.isHealthy()
  }
  rebuild(batches: AsyncIterable<SearchDocument[]>) {
    return this.postgres.rebuild(batches)
  }
  maintain(isWhole = false) {
    return this.postgres.maintain(isWhole)
  }
}

/** Meilisearch answers; PostgreSQL is always written too, answers when it is away, and remembers what it has missed. */
class TwoEngines extends OneEngine {
  #meili: MeiliSearch
  #breaker: Breaker
  #missed: MissedWrites
  constructor(postgres: PostgresSearch, meili: MeiliSearch, pause?: number) {
    super(postgres)
    this.#meili = meili
    this.#missed = new MissedWrites(postgres.pool, meili)
    this.#breaker = new Breaker('meilisearch', {
      ...(pause === undefined ? {} : { pause }),
      onRecovery: () => this.#replaySoon(),
    })
  }

  override async put(documents: SearchDocument[]) {
    await super.put(documents)
    await this.#write(
      documents.map((document) => document.id),
      () => this.#meili.put(documents),
    )
  }

  override async remove(ids: string[]) {
    await super.remove(ids)
    await this.#write(ids, () => this.#meili.remove(ids))
  }

  async #write(ids: string[], work: () => Promise<void>) {
    await this.#breaker.run(work).catch(async (error: unknown) => {
      if (!(error instanceof ServiceAway))
        log.warn({ error, documents: ids.length }, 'the search engine missed a write')
      await this.#missed.note(ids)
    })
  }

  override async search(query: SearchQuery): Promise<SearchAnswer> {
    checkQuery(query)
    try {
      return await this.#breaker.run(() => this.#meili.search(query))
    } catch (error) {
      if (error instanceof InvalidSearch) throw error
      return { ...(await super.search(query)), isLimited: true }
    }
  }

  override async rebuild(batches: AsyncIterable<SearchDocument[]>) {
    const answer = await super.rebuild(batches)
    await this.#rebuildSecond()
    return answer
  }

  async #rebuildSecond() {
    const start = await this.#missed.now()
    await this.#breaker.run(() => this.#meili.rebuild(allStored(this.postgres.pool)))
    await this.#missed.noteSince(start)
    await this.#missed.replay()
  }

  #replaySoon() {
    this.#missed
      .replay()
      .catch((error: unknown) => log.warn({ error }, 'the search engine could not catch up'))
  }

  override async maintain(isWhole = false) {
    await super.maintain(isWhole)
    try {
      const isEmpty = await this.#breaker.run(async () => (await this.#meili.count()) === 0)
      if (isEmpty && (await this.#missed.hasDocuments())) await this.#rebuildSecond()
      else await this.#breaker.run(() => this.#missed.replay())
    } catch (error) {
      if (!(error instanceof ServiceAway))
        log.warn({ error }, 'the search engine could not be maintained')
    }
  }
}
