import { log } from '#log.ts'
import { Breaker, ServiceAway } from './breaker.ts'
import {
  checkQuery,
  InvalidSearch,
  type SearchAnswer,
  type SearchDocument,
  type SearchQuery,
} from './document.ts'
import type { MeiliSearch } from './meilisearch.ts'
import { allStored, MissedWrites } from './missed.ts'
import { OneEngine } from './one-engine.ts'
import type { PostgresSearch } from './postgres.ts'
import { asJob } from './statistics.ts'

/** Meilisearch answers; PostgreSQL is always written too, answers when it is away, and remembers what it has missed. */
export class TwoEngines extends OneEngine {
  #meili: MeiliSearch
  #breaker: Breaker
  #missed: MissedWrites
  /** Writes that were begun, and that have ended, since this process started. */
  #begun = 0
  #ended = 0
  /** The two were seen with different numbers of documents a moment ago. */
  #hasDiffered = false
  /** What was said last of its failures: the same is not said every minute. */
  #said = ''
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
    await this.#write(
      documents.map((document) => document.id),
      () => super.put(documents),
      () => this.#meili.put(documents),
    )
  }

  override async remove(ids: string[]) {
    await this.#write(
      ids,
      () => super.remove(ids),
      () => this.#meili.remove(ids),
    )
  }

  async #write(ids: string[], first: () => Promise<void>, second: () => Promise<void>) {
    this.#begun++
    try {
      await first()
      await this.#breaker.run(second).catch(async (error: unknown) => {
        if (!(error instanceof ServiceAway))
          log.warn({ error, documents: ids.length }, 'the search engine missed a write')
        await this.#missed.note(ids)
      })
    } finally {
      this.#ended++
    }
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

  override state() {
    return this.#meili.state()
  }

  override async rebuild(batches: AsyncIterable<SearchDocument[]>) {
    const answer = await super.rebuild(batches)
    await this.#rebuildSecond()
    return answer
  }

  /** One at a time over all processes: two at once would take each other's documents for all there are. */
  async #rebuildSecond(): Promise<void> {
    const { pool } = this.postgres
    const isMine = await asJob(pool, 'rebuild of the second search engine', async (client) => {
      await client.query('set local idle_in_transaction_session_timeout = 0')
      const start = await this.#missed.now()
      const { documents } = await this.#meili.rebuild(allStored(pool))
      // What the reading may have passed by.
      await this.#missed.noteSince(start)
      log.info({ documents }, 'the search engine was filled from the database')
    })
    if (!isMine) return log.info('the search engine is being filled by another process')
    this.#breaker.close()
    await this.#missed.replay()
  }

  #replaySoon() {
    this.#missed
      .replay()
      .catch((error: unknown) => log.warn({ error }, 'the search engine could not catch up'))
  }

  override async maintain(isWhole = false) {
    const anew = await this.postgres.maintain(isWhole)
    if (anew.length) await this.#missed.note(anew)
    try {
      await this.#mend()
      this.#said = ''
    } catch (error) {
      // Not through the breaker: questions that fail meanwhile would keep it from ever trying.
      const what = error instanceof Error ? error.message : 'unknown'
      if (what !== this.#said) log.warn({ error }, 'the search engine could not be maintained')
      this.#said = what
    }
  }

  /** An engine that is empty, or differs from the database and was not being written to, is filled anew. */
  async #mend(): Promise<void> {
    const begun = this.#begun
    const held = await this.#meili.count()
    const { documents, missed } = await this.#missed.counts()
    const isEmpty = held === null || (held === 0 && documents > 0)
    if (isEmpty) {
      log.warn({ documents }, 'the search engine is empty')
      return this.#rebuildSecond()
    }
    this.#breaker.close()
    if (missed) return this.#missed.replay()
    const isQuiet = this.#ended === begun && this.#begun === begun
    const differs = isQuiet && held !== documents
    // Another process may be writing just now: only what still differs a minute later is mended.
    if (differs && this.#hasDiffered) {
      log.warn({ documents, held }, 'the search engine does not hold what the database holds')
      this.#hasDiffered = false
      return this.#rebuildSecond()
    }
    this.#hasDiffered = differs
  }
}
