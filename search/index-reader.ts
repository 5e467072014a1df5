import { setImmediate as breathe } from 'node:timers/promises'
import type { ClientBase } from 'pg'
import { MemoryIndex, type Stored } from './memory-index.ts'

/** Everything that was committed when it was taken, in PostgreSQL's own terms: transactions below `upTo` but those `running`. */
export type Snapshot = { upTo: string; running: string[] }

export const snapshotColumns = `pg_snapshot_xmax(pg_current_snapshot())::text as "upTo",
  array(select one::text from pg_snapshot_xip(pg_current_snapshot()) one) as running`

export const storedColumns = `id, kind, "spaceId", tags, status, "accessId", extract(epoch from at)::float8 as at,
  array_send(terms) as terms, impacts`

/** Documents read at once: little work between other requests, little memory. */
const batchSize = 50
/** Larger indexes stay in PostgreSQL alone: about 200 bytes of memory a document. */
const mostDocuments = 1_500_000

/**
 * Reads the tables into memory, the oldest document first, as one snapshot sees them: following begins where it ends.
 * Throws when the database does, and for an index that is too large.
 */
export async function readIndex(
  client: ClientBase,
): Promise<{ index: MemoryIndex; seen: Snapshot }> {
  await client.query('begin isolation level repeatable read read only')
  const { rows } = await client.query<Snapshot & { count: number }>(
    `select ${snapshotColumns}, (select count(*)::int from "SearchDocument") as count`,
  )
  const [{ count, ...seen } = { count: 0, upTo: '0', running: [] }] = rows
  if (count > mostDocuments) throw new Error('the search index is too large for memory')
  const index = new MemoryIndex(count)
  await client.query(
    `declare stored no scroll cursor for select ${storedColumns} from "SearchDocument" order by at`,
  )
  for (;;) {
    const batch = await client.query<Stored>(`fetch ${batchSize} from stored`)
    for (const stored of batch.rows) index.add(stored)
    if (batch.rows.length < batchSize) break
    await breathe()
  }
  await client.query('commit')
  return { index, seen }
}
