import type { Pool } from 'pg'
import { stemmerOf } from './language.ts'
import { fold, RecentMap } from './words.ts'

/** What a word is indexed as: its stem without accents. `isSmall` for words like "the", which say nothing by themselves. */
export type Stem = { term: string; isSmall: boolean }

/**
 * Stemming by PostgreSQL's snowball dictionaries, remembered in this process: words repeat, so that after a moment
 * hardly any batch asks the database.
 */
export class Stems {
  #pool: Pool
  #known = new RecentMap<Stem>(60_000)
  constructor(pool: Pool) {
    this.#pool = pool
  }

  /** Learns all these words in one statement. Afterwards `of` knows them. */
  async learn(language: string | null, plainWords: Iterable<string>): Promise<void> {
    const stemmer = stemmerOf(language)
    if (!stemmer) return
    const unknown = [...new Set(plainWords)].filter(
      (word) => !this.#known.get(`${stemmer} ${word}`),
    )
    if (!unknown.length) return
    const { rows } = await this.#pool.query<{ word: string; stem: string[] | null }>({
      name: 'search_stems',
      text: 'select word, ts_lexize($1::regdictionary, word) as stem from unnest($2::text[]) as word',
      values: [stemmer, unknown],
    })
    for (const { word, stem } of rows) {
      const term = fold(stem?.[0] ?? word)
      this.#known.set(`${stemmer} ${word}`, { term, isSmall: stem?.length === 0 })
    }
  }

  /** The stem of a word that was learnt; otherwise the word itself. */
  of(language: string | null, plain: string): Stem {
    const stemmer = stemmerOf(language)
    return (
      (stemmer && this.#known.get(`${stemmer} ${plain}`)) || { term: fold(plain), isSmall: false }
    )
  }
}
