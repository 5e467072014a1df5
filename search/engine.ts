import type { SearchAnswer, SearchDocument, SearchQuery } from './document.ts'
import type { SimilarHit, SimilarQuery } from './similar.ts'

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
  /** Timed work, cheap when there is nothing to do: word statistics, learnt associations, writes a lost engine missed. Run it every minute or so. */
  maintain(): Promise<void>
}
