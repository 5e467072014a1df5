// Everything searchable, feature by feature: for a new index, and for a space whose audience changed.
import type { Db } from '#prisma/client.ts'
import type { SearchDocument } from '#search/document.ts'
import { type Feature, type Searchable, searchableOf } from './define.ts'

const MAX_AT_ONCE = 500

/** Every search document of the company, in batches: what a rebuild of the index reads. */
export async function* everySearchDocument(
  features: readonly Feature[],
  db: Db,
): AsyncGenerator<SearchDocument[]> {
  for (const feature of features)
    for (const { ids, documents } of Object.values(searchableOf(feature)))
      for (let after = 0; ; ) {
        const batch = await ids(db, after, MAX_AT_ONCE)
        if (batch.length === 0) break
        const found = await documents(db, batch)
        if (found.length > 0) yield found
        after = batch.at(-1) as number
      }
}

/** Everything that stands in a space, in batches. */
export async function* everythingIn(
  features: readonly Feature[],
  db: Db,
  spaceId: number,
): AsyncGenerator<Searchable[]> {
  for (const feature of features)
    for (const [kind, { idsInSpace }] of Object.entries(searchableOf(feature)))
      for (let after = 0; idsInSpace; ) {
        const batch = await idsInSpace(db, spaceId, after, MAX_AT_ONCE)
        if (batch.length === 0) break
        yield batch.map((id): Searchable => `${kind}:${id}`)
        after = batch.at(-1) as number
      }
}
