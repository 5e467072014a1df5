// Everything searchable into the index, feature by feature.

import type { Pool } from 'pg'
import { features } from '#graphql/features.ts'
import type { SearchDocument } from '#search/document.ts'
import { openSearch } from '#search/engine.ts'
import type { Db } from './client.ts'

const MOST_AT_ONCE = 500

async function* everything(db: Db): AsyncGenerator<SearchDocument[]> {
  for (const { searchable = {} } of features)
    for (const { ids, documents } of Object.values(searchable))
      for (let after = 0; ; ) {
        const batch = await ids(db, after, MOST_AT_ONCE)
        if (batch.length === 0) break
        const found = await documents(db, batch)
        if (found.length > 0) yield found
        after = batch.at(-1) as number
      }
}

/** Makes the index from the database, with its word statistics. Gives the number of documents. */
export async function indexEverything(pool: Pool, db: Db): Promise<number> {
  const search = openSearch(pool)
  const { documents } = await search.rebuild(everything(db))
  await search.maintain()
  return documents
}
