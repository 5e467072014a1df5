// The yardstick: plain BM25 (k1 1.2, b 0.75) over English stems with every word kept, as a textbook has it.
import type { SearchDocument } from '#search/document.ts'
import type { Stems } from '#search/stems.ts'
import { wordsOf } from '#search/words.ts'

export class Bm25 {
  #stems: Stems
  #postings = new Map<string, Map<number, number>>()
  #lengths: number[] = []
  #ids: string[] = []
  constructor(stems: Stems) {
    this.#stems = stems
  }

  /** The stems of a text, in their order. */
  async termsOf(text: string): Promise<string[]> {
    const words = wordsOf(text).map((word) => word.plain)
    await this.#stems.learn('en', words)
    return words.map((word) => this.#stems.of('en', word).term)
  }

  async add(documents: SearchDocument[]): Promise<void> {
    for (const { id, title, body } of documents) {
      const terms = await this.termsOf(`${title}\n${body}`)
      const number = this.#ids.push(id) - 1
      this.#lengths.push(terms.length)
      for (const term of terms) {
        const found = this.#postings.get(term) ?? new Map<number, number>()
        this.#postings.set(term, found.set(number, (found.get(number) ?? 0) + 1))
      }
    }
  }

  /** The ids of the best documents, at most `limit`. */
  async ask(text: string, limit: number): Promise<string[]> {
    return (await this.scored(text, limit)).map(({ id }) => id)
  }

  /** The same with their scores. */
  async scored(text: string, limit: number): Promise<{ id: string; score: number }[]> {
    const count = this.#ids.length
    const usual = this.#lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, count)
    const scores = new Map<number, number>()
    for (const term of await this.termsOf(text)) {
      const found = this.#postings.get(term) ?? new Map<number, number>()
      const idf = Math.log(1 + (count - found.size + 0.5) / (found.size + 0.5))
      for (const [number, times] of found) {
        const length = 0.25 + (0.75 * (this.#lengths[number] ?? 0)) / usual
        const score = (idf * times * 2.2) / (times + 1.2 * length)
        scores.set(number, (scores.get(number) ?? 0) + score)
      }
    }
    const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit)
    return best.map(([number, score]) => ({ id: this.#ids[number] ?? '', score }))
  }
}
