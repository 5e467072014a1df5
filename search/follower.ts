import { setImmediate as breathe } from 'node:timers/promises'
import type { Pool } from 'pg'
import { log } from '#log.ts'
import { MemoryIndex, type Stored } from './memory-index.ts'
import { getTypeParser } from './scoring.ts'

/** What another process wrote is seen this many milliseconds later at most; what this one wrote, at once. */
const freshFor = 100
/** Documents read at once while loading: a few milliseconds of work between other requests. */
const batchSize = 400
/** More changes than this at once are not caught up with one by one: everything is read anew. */
const mostChanges = 3_000
/** Larger indexes stay in PostgreSQL alone: about 90 bytes of memory a document. */
const mostDocuments = 2_000_000
/** After a failed reading, milliseconds until the next. */
const retryAfter = 10_000

/** Everything that was committed when it was taken, in PostgreSQL's own terms: transactions below `upTo` but those `running`. */
type Snapshot = { upTo: string; running: string[] }

const snapshotColumns = `pg_snapshot_xmax(pg_current_snapshot())::text as "upTo",
  array(select one::text from pg_snapshot_xip(pg_current_snapshot()) one) as running`

// Rows carry the transaction that wrote them. What a snapshot did not see is what was written by a transaction that was
// running then or began later, whatever the order of commits; moments in time would miss a slow transaction's rows.
// A row that says "later than now" came with a copy of another server's database and is no news.
const changedIn = (table: string) => `
  array((select id from "${table}" where "changedIn" >= $1::bigint
      and "changedIn" < pg_snapshot_xmax(pg_current_snapshot())::text::bigint order by "changedIn" limit ${mostChanges + 1})
    union (select id from "${table}" where "changedIn" = any($2::bigint[]) limit ${mostChanges + 1}))`

const newsText = `select ${snapshotColumns}, ${changedIn('SearchDocument')} as changed, ${changedIn('SearchRemoval')} as removed`

const storedColumns = `id, kind, "spaceId", tags, status, "accessId", extract(epoch from at)::float8 as at, terms, impacts`

/** Keeps an index in memory in step with the tables: read once, then followed by what was written since. */
export class Follower {
  #pool: Pool
  #index: MemoryIndex | null = null
  #seen: Snapshot = { upTo: '0', running: [] }
  #seenAt = Number.NEGATIVE_INFINITY
  #hasNews = false
  #catchingUp: Promise<void> | null = null
  #reading: Promise<void> | null = null
  #failedAt = Number.NEGATIVE_INFINITY
  constructor(pool: Pool) {
    this.#pool = pool
  }

  /** Called when this process has written: the next question looks. */
  note(): void {
    this.#hasNews = true
  }

  /** Reads the tables into memory, oldest first; what is there already is replaced at the end. Throws when the database does. */
  async load(): Promise<void> {
    const index = new MemoryIndex()
    const client = await this.#pool.connect()
    let failure: Error | undefined
    try {
      // One snapshot for all of it, which is also where following begins.
      await client.query('begin isolation level repeatable read read only')
      const { rows } = await client.query<Snapshot>(`select ${snapshotColumns}`)
      await client.query(
        `declare stored no scroll cursor for select ${storedColumns} from "SearchDocument" order by at`,
      )
      for (;;) {
        const batch = await client.query<Stored>({
          text: `fetch ${batchSize} from stored`,
          types: { getTypeParser },
        })
        for (const stored of batch.rows) index.add(stored)
        if (batch.rows.length < batchSize) break
        if (index.size > mostDocuments) throw new Error('the search index is too large for memory')
        await breathe()
      }
      await client.query('commit')
      this.#index = index
      this.#seen = rows[0] ?? this.#seen
      this.#seenAt = Number.NEGATIVE_INFINITY
    } catch (error) {
      failure = error as Error
      throw error
    } finally {
      // A connection that failed half-way is not given back to others.
      client.release(failure)
    }
  }

  /**
   * The index with everything that was committed before this call by this process, and until a moment before by others.
   * Null while it is being read: then the tables must be asked. Throws when the database does.
   */
  async current(): Promise<MemoryIndex | null> {
    if (!this.#index || this.#index.isWorn) this.#loadSoon()
    // The first round may be one that began before this call; the second was not.
    for (let round = 0; this.#index && round < 3 && this.#isBehind(); round++) {
      this.#catchingUp ??= this.#catchUp()
        .catch((error: unknown) => {
          this.#hasNews = true
          throw error
        })
        .finally(() => {
          this.#catchingUp = null
        })
      await this.#catchingUp
    }
    return this.#index
  }

  #isBehind(): boolean {
    return this.#hasNews || performance.now() - this.#seenAt >= freshFor
  }

  #loadSoon(): void {
    if (this.#reading || performance.now() - this.#failedAt < retryAfter) return
    this.#reading = this.load()
      .catch((error: unknown) => {
        this.#failedAt = performance.now()
        log.warn({ error }, 'the search index could not be read into memory')
      })
      .finally(() => {
        this.#reading = null
      })
  }

  async #catchUp(): Promise<void> {
    const start = performance.now()
    this.#hasNews = false
    const index = this.#index
    const { rows } = await this.#pool.query<Snapshot & { changed: string[]; removed: string[] }>({
      name: 'search_news',
      text: newsText,
      values: [this.#seen.upTo, this.#seen.running],
    })
    const news = rows[0]
    if (!news || !index) return
    if (news.changed.length > mostChanges || news.removed.length > mostChanges) this.#index = null
    else {
      const stored = news.changed.length
        ? await this.#stored('id = any($1::text[])', [news.changed])
        : []
      // Read anew meanwhile: that one follows from its own beginning.
      if (index !== this.#index) return
      for (const id of [...news.removed, ...news.changed]) index.remove(id)
      for (const one of stored) index.add(one)
      this.#seen = { upTo: news.upTo, running: news.running }
      this.#seenAt = start
    }
  }

  async #stored(where: string, values: unknown[]): Promise<Stored[]> {
    const { rows } = await this.#pool.query<Stored>({
      name: `search_stored ${where}`,
      text: `select ${storedColumns} from "SearchDocument" where ${where}`,
      values,
      types: { getTypeParser },
    })
    return rows
  }
}
