import type { Pool } from 'pg'
import type { SearchDocument } from './document.ts'

type Target = {
  put(documents: SearchDocument[]): Promise<void>
  remove(ids: string[]): Promise<void>
}

const columns = 'id, kind, title, body, extra, tags, "accessId", "spaceId", status, language, at'
const batchSize = 200
/** A write may have begun so long before it can be seen, longer than any statement may take. */
const UNSEEN_FOR = '15 seconds'

/** Writes that the second engine missed, kept in the database until it has caught up; whatever process saw them. */
export class MissedWrites {
  #pool: Pool
  #target: Target
  #running: Promise<void> | null = null
  constructor(pool: Pool, target: Target) {
    this.#pool = pool
    this.#target = target
  }

  async note(ids: string[]): Promise<void> {
    await this.#pool.query(
      `insert into "SearchMissed" (id) select distinct id from unnest($1::text[]) id order by id
       on conflict (id) do update set "missedAt" = clock_timestamp()`,
      [ids],
    )
  }

  /** Notes everything written or removed since a database time: what a rebuild may have passed by. */
  async noteSince(time: string): Promise<void> {
    await this.#pool.query(
      `insert into "SearchMissed" (id)
       select id from "SearchDocument" where "indexedAt" >= $1::timestamptz - interval '${UNSEEN_FOR}'
       union select id from "SearchRemoval" where "removedAt" >= $1::timestamptz - interval '${UNSEEN_FOR}' order by id
       on conflict (id) do update set "missedAt" = clock_timestamp()`,
      [time],
    )
  }

  async now(): Promise<string> {
    const { rows } = await this.#pool.query<{ now: string }>(
      'select clock_timestamp()::text as now',
    )
    return rows[0]?.now ?? 'infinity'
  }

  /** How many documents are stored, and how many of them the target has still to be given. */
  async counts(): Promise<{ documents: number; missed: number }> {
    const { rows } = await this.#pool.query<{ documents: number; missed: number }>(
      `select (select count(*)::int from "SearchDocument") as documents,
        (select count(*)::int from (select from "SearchMissed" limit 1000) missed) as missed`,
    )
    return rows[0] ?? { documents: 0, missed: 0 }
  }

  /** Gives the target the present state of everything it missed. One run at a time in a process; two processes only repeat each other. */
  replay(): Promise<void> {
    this.#running ??= this.#replayAll().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #replayAll(): Promise<void> {
    for (;;) {
      const { rows } = await this.#pool.query<{ id: string; missedAt: string }>(
        `select id, "missedAt"::text as "missedAt" from "SearchMissed" order by "missedAt" limit ${batchSize}`,
      )
      if (!rows.length) return
      const ids = rows.map((row) => row.id)
      const { rows: documents } = await this.#pool.query<SearchDocument>(
        `select ${columns} from "SearchDocument" where id = any($1::text[])`,
        [ids],
      )
      const stored = new Set(documents.map((document) => document.id))
      await this.#target.put(documents)
      await this.#target.remove(ids.filter((id) => !stored.has(id)))
      // What was missed again meanwhile stays for the next round.
      await this.#pool.query(
        'delete from "SearchMissed" m using unnest($1::text[], $2::timestamptz[]) r(id, at) where m.id = r.id and m."missedAt" = r.at',
        [ids, rows.map((row) => row.missedAt)],
      )
    }
  }
}

/** Stored documents by id, after one, in a batch. @param where further SQL, fixed in the code */
export async function storedAfter(
  pool: Pool,
  after: string,
  where: 'true' | 'language is null' = 'true',
): Promise<SearchDocument[]> {
  const { rows } = await pool.query<SearchDocument>(
    `select ${columns} from "SearchDocument" where id > $1 and ${where} order by id limit ${batchSize}`,
    [after],
  )
  return rows
}

/** Every stored document, by id, in batches; rows that change meanwhile are read once. */
export async function* allStored(pool: Pool): AsyncGenerator<SearchDocument[]> {
  for (let after = ''; ; ) {
    const rows = await storedAfter(pool, after)
    if (!rows.length) return
    yield rows
    after = rows.at(-1)?.id ?? ''
  }
}
