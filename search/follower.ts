import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Pool } from 'pg'
import { log } from '#log.ts'
import { readIndex, type Snapshot, snapshotColumns, storedColumns } from './index-reader.ts'
import { MemoryIndex, type PackedIndex, type Stored } from './memory-index.ts'
import { unpacked } from './packing.ts'

/** What another process wrote is seen this many milliseconds later at most; what this one wrote, at once. */
const freshFor = 100
/** More changes than this at once are not caught up with one by one: everything is read anew. */
const mostChanges = 3_000
/** Nobody asked for so many milliseconds: removals are not kept for ever, so everything is read anew. */
const longestAbsence = 12 * 3_600_000
/** A small index is read here and now; a larger one by a program beside this one. */
const mostReadHere = 3_000
/** After a failed reading, milliseconds until the next. */
const retryAfter = 10_000

// Rows carry the transaction that wrote them. What a snapshot did not see is what was written by a transaction that was
// running then or began later, whatever the order of commits; moments in time would miss a slow transaction's rows.
// A row that says "later than now" came with a copy of another server's database and is no news.
const changedIn = (table: string) => `
  array((select id from "${table}" where "changedIn" >= $1::bigint
      and "changedIn" < pg_snapshot_xmax(pg_current_snapshot())::text::bigint order by "changedIn" limit ${mostChanges + 1})
    union (select id from "${table}" where "changedIn" = any($2::bigint[]) limit ${mostChanges + 1}))`

const newsText = `select ${snapshotColumns}, ${changedIn('SearchDocument')} as changed, ${changedIn('SearchRemoval')} as removed`

const readerProgram = fileURLToPath(new URL('./reader-program.ts', import.meta.url))

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

  /** Reads ahead, so that the first question need not ask the tables. Never throws. */
  async warm(): Promise<void> {
    if (!this.#index) this.#loadSoon()
    await this.#reading
  }

  /** Reads the tables into memory; what is there already is replaced at the end. Throws when the database does. */
  async load(): Promise<void> {
    const { rows } = await this.#pool.query(
      `select from "SearchDocument" limit ${mostReadHere + 1}`,
    )
    const { index, seen } =
      rows.length > mostReadHere ? await this.#readBeside() : await this.#read()
    this.#index = index
    this.#seen = seen
    this.#seenAt = performance.now()
    this.#hasNews = true
  }

  async #read() {
    const client = await this.#pool.connect()
    let failure: Error | undefined
    try {
      return await readIndex(client)
    } catch (error) {
      failure = error as Error
      throw error
    } finally {
      // A connection that failed half-way is not given back to others.
      client.release(failure)
    }
  }

  async #readBeside(): Promise<{ index: MemoryIndex; seen: Snapshot }> {
    const { connectionString, host, port, user, database, password, ssl } = this.#pool.options
    const reader = spawn(process.execPath, [readerProgram])
    // A process that has done its work need not wait for it.
    reader.unref()
    const complaint = text(reader.stderr)
    reader.on('error', (error) => reader.stdout.destroy(error))
    reader.stdin.on('error', () => reader.stdout.destroy())
    reader.stdin.end(
      JSON.stringify({ connectionString, host, port, user, database, password, ssl }),
    )
    try {
      const { index, seen } = await unpacked<{ index: PackedIndex; seen: Snapshot }>(reader.stdout)
      return { index: new MemoryIndex(index), seen }
    } catch (error) {
      throw new Error((await complaint) || 'the program that reads the search index failed', {
        cause: error,
      })
    }
  }

  /**
   * The index with everything that was committed before this call by this process, and until a moment before by others.
   * Null while it is being read: then the tables must be asked. Throws when the database does.
   */
  async current(): Promise<MemoryIndex | null> {
    if (performance.now() - this.#seenAt > longestAbsence) this.#index = null
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
    })
    return rows
  }
}
