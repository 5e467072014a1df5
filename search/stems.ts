import type { Pool } from 'pg'
import { stemmerOf } from './language.ts'
import { fold, hashOf, RecentMap } from './words.ts'

/** What a word is indexed as: its stem without accents, and its number. `isSmall` for words like "the", which say nothing by themselves. */
export type Stem = { term: string; hash: number; isSmall: boolean }

const stemOf = (term: string, isSmall = false): Stem => ({ term, hash: hashOf(term), isSmall })

/**
 * Stemming by PostgreSQL's snowball dictionaries, remembered in this process: words repeat, so that after a moment
 * hardly any batch asks the database.
 */
export class Stems {
  #pool: Pool
  #known = new Map<string, RecentMap<Stem>>()
  constructor(pool: Pool) {
    this.#pool = pool
  }

  #knownIn(stemmer: string): RecentMap<Stem> {
    const known = this.#known.get(stemmer) ?? new RecentMap<Stem>(30_000)
    this.#known.set(stemmer, known)
    return known
  }

  /** Learns all these words in one statement. Afterwards `of` knows them. */
  async learn(language: string | null, plainWords: Iterable<string>): Promise<void> {
    const stemmer = stemmerOf(language)
    if (!stemmer) return
    const known = this.#knownIn(stemmer)
    const unknown = new Set<string>()
    for (const word of plainWords) if (!known.get(word)) unknown.add(word)
    if (!unknown.size) return
    const { rows } = await this.#pool.query<{ word: string; stem: string[] | null }>({
      name: 'search_stems',
      text: 'select word, ts_lexize($1::regdictionary, word) as stem from unnest($2::text[]) as word',
      values: [stemmer, [...unknown]],
    })
    for (const { word, stem } of rows)
      known.set(word, stemOf(fold(stem?.[0] ?? word), stem?.length === 0))
  }

  /** The stem of a word that was learnt; otherwise the word itself. */
  of(language: string | null, plain: string): Stem {
    const stemmer = stemmerOf(language)
    return (stemmer && this.#known.get(stemmer)?.get(plain)) || stemOf(fold(plain))
  }
}
