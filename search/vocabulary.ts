import type { Pool } from 'pg'

/** A dictionary word and the terms it is indexed under. */
export type Entry = { word: string; terms: number[] }

/** Questions to the dictionary and to the term statistics, each one prepared statement. */
export class Vocabulary {
  #pool: Pool
  constructor(pool: Pool) {
    this.#pool = pool
  }

  /** Entries for words without accents, exactly as given. */
  async entries(words: string[]): Promise<Map<string, number[]>> {
    if (!words.length) return new Map()
    const { rows } = await this.#pool.query<Entry>({
      name: 'search_words',
      text: 'select word, terms from "SearchWord" where word = any($1::text[])',
      values: [words],
    })
    return new Map(rows.map((row) => [row.word, row.terms]))
  }

  /**
   * Entries for words without accents, and in how many documents that this viewer may see the given terms and those of
   * the entries stand: what a question needs first, in one statement.
   */
  async look(
    words: string[],
    hashes: number[],
    accessIds: number[],
  ): Promise<{ entries: Map<string, number[]>; counts: Map<number, number> }> {
    const entries = new Map<string, number[]>()
    const counts = new Map<number, number>()
    if (!words.length) return { entries, counts }
    const { rows } = await this.#pool.query<{ word: string | null; terms: number[] }>({
      name: 'search_look',
      text: `with known as materialized (select word, terms from "SearchWord" where word = any($1::text[]))
        select word, terms from known
        union all
        select null, array[hash, sum(df)::int] from "SearchTerm"
          where hash = any($2::int[] || array(select unnest(terms) from known)) and "accessId" = any($3::int[]) group by hash`,
      values: [words, hashes, accessIds],
    })
    for (const { word, terms } of rows)
      if (word !== null) entries.set(word, terms)
      else counts.set(terms[0] as number, terms[1] as number)
    return { entries, counts }
  }

  /** The words most used by what this viewer may see that begin like this, at most `limit`. */
  async completions(
    beginning: string,
    accessIds: number[],
    limit: number,
  ): Promise<(Entry & { df: number })[]> {
    const { rows } = await this.#pool.query<Entry & { df: number }>({
      name: 'search_completions',
      text: `select w.word, w.terms, coalesce(sum(t.df), 0)::int as df
        from (
          select word, terms from "SearchWord" where word ~>=~ $1 and word ~<~ ($1 || U&'\\+10FFFF') limit 500
        ) w left join "SearchTerm" t on t.hash = any(w.terms) and t."accessId" = any($2::int[])
        group by w.word, w.terms order by df desc, w.word limit $3`,
      values: [beginning, accessIds, limit],
    })
    return rows
  }

  /** Words that share a form with deleted letters; the caller measures the true distance. */
  async neighbours(forms: number[]): Promise<Entry[]> {
    if (!forms.length) return []
    const { rows } = await this.#pool.query<Entry>({
      name: 'search_neighbours',
      text: 'select word, terms from search_neighbours($1::int[], 2000)',
      values: [forms],
    })
    return rows
  }

  /**
   * For each list of pieces the words that have all of them and stand in documents that this viewer may see: the most
   * used ones, at most `limit`.
   */
  async wordsWith(lists: number[][], accessIds: number[], limit: number): Promise<Entry[][]> {
    const found: Entry[][] = lists.map(() => [])
    if (!accessIds.length || !lists.some((pieces) => pieces.length)) return found
    const { rows } = await this.#pool.query<Entry & { n: number }>({
      name: 'search_words_with',
      text: `select asked.n::int, longer.word, longer.terms
        from unnest($1::text[]) with ordinality asked(pieces, n)
        cross join lateral (
          select w.word, w.terms from search_words_with(asked.pieces::int[], 2000) w
          join "SearchTerm" t on t.hash = any(w.terms) and t."accessId" = any($2::int[])
          group by w.word, w.terms order by sum(t.df) desc, w.word limit $3
        ) longer
        where asked.pieces <> '{}'`,
      values: [lists.map((pieces) => `{${pieces.join(',')}}`), accessIds, limit],
    })
    for (const { n, word, terms } of rows) found[n - 1]?.push({ word, terms })
    return found
  }

  /** In how many documents that this viewer may see each term stands; terms in none are absent. */
  async frequencies(hashes: Iterable<number>, accessIds: number[]): Promise<Map<number, number>> {
    const wanted = [...new Set(hashes)]
    if (!wanted.length || !accessIds.length) return new Map()
    const { rows } = await this.#pool.query<{ hash: number; df: number }>({
      name: 'search_frequencies',
      text: `select hash, sum(df)::int as df from "SearchTerm"
        where hash = any($1::int[]) and "accessId" = any($2::int[]) group by hash`,
      values: [wanted, accessIds],
    })
    return new Map(rows.map((row) => [row.hash, row.df]))
  }

  /** Which of these terms stand in a document the viewer may see, for terms too new for the statistics. */
  async present(hashes: number[], accessIds: number[]): Promise<Set<number>> {
    if (!hashes.length || !accessIds.length) return new Set()
    const { rows } = await this.#pool.query<{ hash: number }>({
      name: 'search_present',
      text: 'select hash from search_present($1::int[], $2::int[]) hash',
      values: [hashes, accessIds],
    })
    return new Set(rows.map((row) => row.hash))
  }

  /** Terms used in the same contexts, as learnt from documents this viewer may see. */
  async related(
    hashes: number[],
    accessIds: number[],
  ): Promise<{ hash: number; related: number[]; weights: number[] }[]> {
    if (!hashes.length || !accessIds.length) return []
    const { rows } = await this.#pool.query<{ hash: number; related: number[]; weights: number[] }>(
      {
        name: 'search_related',
        text: `select hash, related, weights from "SearchTerm"
        where hash = any($1::int[]) and "accessId" = any($2::int[]) and related is not null`,
        values: [hashes, accessIds],
      },
    )
    return rows
  }
}
