import type { Pool } from 'pg'
import { env } from '#env.ts'
import type { SearchAnswer, SearchDocument, SearchQuery } from './document.ts'
import type { Match, MatchQuery } from './matching.ts'
import { type EngineState, MeiliSearch } from './meilisearch.ts'
import { OneEngine } from './one-engine.ts'
import { PostgresSearch } from './postgres.ts'
import type { SimilarHit, SimilarQuery } from './similar.ts'
import { TwoEngines } from './two-engines.ts'

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
  /** Up to 1,000 documents that say something of a text, with how much, and nothing of their texts; always PostgreSQL. */
  matches(query: MatchQuery): Promise<Match[]>
  /** The aliases have changed: the next question reads them anew. Other processes do within five seconds. */
  forgetAliases(): void
  /** What stands with the second engine, by asking it (at most 0.7 s); null when PostgreSQL is the only one. */
  state(): Promise<EngineState | null>
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
  pause?: number /** Milliseconds until a question is answered without it. */
  wait?: number
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
  const { meiliUrl: url, meiliKey: key, meiliUid: uid, wait } = options
  if (!url) return new OneEngine(postgres)
  const meili = new MeiliSearch(postgres, {
    url,
    key,
    ...(uid ? { uid } : {}),
    ...(wait ? { wait } : {}),
  })
  return new TwoEngines(postgres, meili, options.pause)
}
