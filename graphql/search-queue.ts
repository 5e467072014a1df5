// Gathers what has to be indexed for a moment, so that a busy minute costs a few statements instead of thousands.
import { type Db, jobDb } from '#prisma/client.ts'
import type { SearchDocument } from '#search/document.ts'
import { batcher } from './batcher.ts'
import { type Feature, type Searchable, searchableOf } from './define.ts'

/** How long to gather, in milliseconds; the promise is that a post is found within 2 s. */
const GATHER = 40
const MAX_AT_ONCE = 500

export type SearchIndex = {
  put(documents: SearchDocument[]): Promise<void>
  remove(ids: string[]): Promise<void>
}

export type SearchQueue = { reindex(what: readonly Searchable[]): Promise<void> }

/** The queue before an index. `reindex` resolves when the index has what the database had at that moment. */
export function searchQueue(
  features: readonly Feature[],
  index: SearchIndex,
  over: Db = jobDb,
): SearchQueue {
  const queue = batcher<Searchable>({
    wait: GATHER,
    max: MAX_AT_ONCE,
    work: (what) => indexNow(features, index, over, what),
  })
  return {
    async reindex(what) {
      await Promise.all(what.map((one) => queue.add(one)))
    },
  }
}

/** Reads the rows behind `what` and brings the index in step: what is gone from the database leaves the index. */
async function indexNow(
  features: readonly Feature[],
  index: SearchIndex,
  over: Db,
  what: Searchable[],
): Promise<void> {
  const byKind = new Map<string, number[]>()
  for (const one of what) {
    const [kind, id] = one.split(':') as [string, string]
    byKind.set(kind, [...(byKind.get(kind) ?? []), Number(id)])
  }
  for (const [kind, ids] of byKind) {
    const source = features.map((feature) => searchableOf(feature)[kind]).find(Boolean)
    if (!source) continue
    const documents = await source.documents(over, ids)
    const found = new Set(documents.map((document) => document.id))
    const gone = ids.map((id) => `${kind}:${id}`).filter((id) => !found.has(id))
    if (documents.length) await index.put(documents)
    if (gone.length) await index.remove(gone)
  }
}
