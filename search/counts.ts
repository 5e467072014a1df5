import type { Vocabulary } from './vocabulary.ts'

/** In how many documents that one viewer may see terms stand; each term is asked for once a question. */
export class Counts {
  #vocabulary: Vocabulary
  readonly accessIds: number[]
  #known = new Map<number, number>()
  #asked = new Set<number>()
  constructor(vocabulary: Vocabulary, accessIds: number[]) {
    this.#vocabulary = vocabulary
    this.accessIds = accessIds
  }

  /** Entries of the dictionary for these words; the counts of their terms and of the given ones are known afterwards. */
  async look(words: string[], hashes: number[]): Promise<Map<string, number[]>> {
    const { entries, counts } = await this.#vocabulary.look(words, hashes, this.accessIds)
    for (const hash of [...hashes, ...[...entries.values()].flat()]) this.#asked.add(hash)
    for (const [hash, count] of counts) this.#known.set(hash, count)
    return entries
  }

  /** Afterwards the counts of these terms are known. */
  async learn(hashes: Iterable<number>): Promise<void> {
    const wanted = [...hashes].filter((hash) => !this.#asked.has(hash))
    for (const hash of wanted) this.#asked.add(hash)
    const found = await this.#vocabulary.frequencies(wanted, this.accessIds)
    for (const [hash, count] of found) this.#known.set(hash, count)
  }

  /** 0 for a term that stands in none, or that was never asked for. */
  of(hash: number): number {
    return this.#known.get(hash) ?? 0
  }
}
