import type { SearchDocument, SearchQuery } from './document.ts'
import type { Search } from './engine.ts'
import { type MatchQuery, matches } from './matching.ts'
import type { EngineState } from './meilisearch.ts'
import type { PostgresSearch } from './postgres.ts'
import { type SimilarQuery, similar } from './similar.ts'

/** PostgreSQL alone. */
export class OneEngine implements Search {
  protected postgres: PostgresSearch
  constructor(postgres: PostgresSearch) {
    this.postgres = postgres
  }
  put(documents: SearchDocument[]) {
    return this.postgres.put(documents)
  }
  remove(ids: string[]) {
    return this.postgres.remove(ids)
  }
  search(query: SearchQuery) {
    return this.postgres.search(query)
  }
  similar(query: SimilarQuery) {
    return similar(this.postgres, query)
  }
  matches(query: MatchQuery) {
    return matches(this.postgres, query)
  }
  forgetAliases() {
    this.postgres.reader.aliases.forget()
  }
  isHealthy() {
    return this.postgres.isHealthy()
  }
  async state(): Promise<EngineState | null> {
    return null
  }
  rebuild(batches: AsyncIterable<SearchDocument[]>) {
    return this.postgres.rebuild(batches)
  }
  async maintain(isWhole = false): Promise<void> {
    await this.postgres.maintain(isWhole)
  }
}
