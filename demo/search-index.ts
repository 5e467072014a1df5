// Everything searchable into the index, feature by feature.
import type { Pool } from 'pg'
import { features } from '#graphql/features.ts'
import { everySearchDocument } from '#graphql/reindex.ts'
import type { Db } from '#prisma/client.ts'
import { openSearch } from '#search/engine.ts'

/**
 * Makes the index, with its word statistics, from what `db` sees; it is written through the pool.
 * Gives the number of documents.
 */
export async function indexEverything(pool: Pool, db: Db): Promise<number> {
  const search = openSearch(pool)
  const { documents } = await search.rebuild(everySearchDocument(features, db))
  await search.maintain()
  return documents
}
