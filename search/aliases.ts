import type { Pool } from 'pg'
import type { Stems } from './stems.ts'
import { hashOf, wordsOf } from './words.ts'

/** Two names for one thing, each of one to a few words, and where: null in the whole company, else for readers of a space. */
type Pair = { name: string; other: string; spaceId: number | null }
/** The words of one name, each by the numbers it may be indexed under. */
type Name = number[][]
/** Who says the first name may mean the second. */
export type Alias = { from: Name; to: Name }

/** How long this process believes what it read. */
const FRESH_FOR = 5_000
/** More than administrators may keep. */
const MAX_ALIASES = 2_000
const MAX_WORDS = 6

/** The names that a company uses for one thing, as its administrators keep them. */
export class Aliases {
  #pool: Pool
  #stems: Stems
  #pairs: Promise<Pair[]> = Promise.resolve([])
  #readAt = Number.NEGATIVE_INFINITY
  constructor(pool: Pool, stems: Stems) {
    this.#pool = pool
    this.#stems = stems
  }

  /** The next question reads them anew. */
  forget(): void {
    this.#readAt = Number.NEGATIVE_INFINITY
  }

  #read(): Promise<Pair[]> {
    if (performance.now() - this.#readAt >= FRESH_FOR) {
      this.#readAt = performance.now()
      this.#pairs = this.#pool
        .query<Pair>({
          name: 'search_aliases',
          text: `select name, other, "spaceId" from "SearchAlias" order by id limit ${MAX_ALIASES}`,
        })
        .then(({ rows }) => rows)
      this.#pairs.catch(() => this.forget())
    }
    return this.#pairs
  }

  /** Those of the whole company and of the spaces that the viewer reads, in both directions. */
  async of(accessIds: number[], languages: string[]): Promise<Alias[]> {
    const readable = new Set(accessIds)
    const pairs = (await this.#read()).filter(
      ({ spaceId }) => spaceId === null || readable.has(spaceId),
    )
    if (!pairs.length) return []
    const words = pairs.flatMap(({ name, other }) => [...plainOf(name), ...plainOf(other)])
    await Promise.all(languages.map((language) => this.#stems.learn(language, words)))
    return pairs.flatMap(({ name, other }) => {
      const [one, two] = [this.#nameOf(name, languages), this.#nameOf(other, languages)]
      return one.length && two.length
        ? [
            { from: one, to: two },
            { from: two, to: one },
          ]
        : []
    })
  }

  #nameOf(name: string, languages: string[]): Name {
    return wordsOf(name, MAX_WORDS).map(({ plain, folded }) => [
      ...new Set([
        ...languages.map((language) => this.#stems.of(language, plain).hash),
        hashOf(folded),
      ]),
    ])
  }
}

const plainOf = (name: string) => wordsOf(name, MAX_WORDS).map(({ plain }) => plain)
