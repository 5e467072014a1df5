import type { Pool } from 'pg'

type Audience = { documents: number; languages: Record<string, number> }

/** How long this process believes what it read; counts are estimates for ranking, nothing is decided by them. */
const freshFor = 5_000

/**
 * Sizes and languages of the audiences (`accessId`), read from the database and remembered for a moment. Everything
 * is summed over what one viewer may see: statistics of hidden spaces must not change anybody's results.
 */
export class Audiences {
  #pool: Pool
  #known = new Map<number, Audience>()
  #readAt = Number.NEGATIVE_INFINITY
  constructor(pool: Pool) {
    this.#pool = pool
  }

  forget() {
    this.#readAt = Number.NEGATIVE_INFINITY
  }

  async #read(): Promise<Map<number, Audience>> {
    if (performance.now() - this.#readAt < freshFor) return this.#known
    const { rows } = await this.#pool.query<{ accessId: number } & Audience>({
      name: 'search_audiences',
      text: 'select "accessId", documents, languages from "SearchAudience"',
    })
    this.#known = new Map(rows.map((row) => [row.accessId, row]))
    this.#readAt = performance.now()
    return this.#known
  }

  /** Every audience there is. */
  async ids(): Promise<number[]> {
    return [...(await this.#read()).keys()]
  }

  /** Documents a viewer may see, and the languages that matter among them, most used first, at most six. */
  async of(accessIds: Iterable<number>): Promise<{ documents: number; languages: string[] }> {
    const known = await this.#read()
    const counts = new Map<string, number>()
    let documents = 0
    for (const accessId of new Set(accessIds)) {
      const audience = known.get(accessId)
      if (!audience) continue
      documents += audience.documents
      for (const [language, count] of Object.entries(audience.languages))
        counts.set(language, (counts.get(language) ?? 0) + count)
    }
    const languages = [...counts]
      .filter(([, count]) => count >= 0.005 * documents)
      .sort((a, b) => b[1] - a[1])
      .slice(0, 6)
      .map(([language]) => language)
    return { documents, languages }
  }

  /** The language most documents of this audience have, or else of everyone's; null when nothing is known. */
  async usualLanguage(accessId: number): Promise<string | null> {
    for (const ids of [[accessId], [0]]) {
      const [language] = (await this.of(ids)).languages
      if (language) return language
    }
    return null
  }
}
