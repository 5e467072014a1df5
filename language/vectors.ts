// From a text to a sparse vector: words, word pairs and pieces of words, weighted by how rare they are.
import { piecesOf, wordsOf } from './tokens.ts'

/** Which features a text has, ascending, and how much of each; its length is one. */
export type Vector = { ids: Int32Array; values: Float32Array }

/** Longer words are cut, longer texts end: a paragraph says what it is about in its first words. */
const MAX_WORD = 30
const MAX_WORDS = 400

/** The features of each family with how often a text has them. A family is normalised alone, so that pieces do not drown words. */
function familiesOf(text: string): Map<string, number>[] {
  const words = wordsOf(text).slice(0, MAX_WORDS)
  const wordCounts = new Map<string, number>()
  const pieceCounts = new Map<string, number>()
  const count = (counts: Map<string, number>, feature: string) =>
    counts.set(feature, (counts.get(feature) ?? 0) + 1)
  words.forEach((word, at) => {
    count(wordCounts, `w${word}`)
    const next = words[at + 1]
    if (next !== undefined) count(wordCounts, `p${word} ${next}`)
    for (const piece of piecesOf(word.slice(0, MAX_WORD), 2, 5)) count(pieceCounts, `c${piece}`)
  })
  return [wordCounts, pieceCounts]
}

/** The features of a collection of texts, and how rare each is there. */
export class Vectors {
  readonly #ids = new Map<string, number>()
  #rarity: Float32Array = new Float32Array(0)

  /** @param fewest a feature must stand in this many texts to count */
  constructor(texts: readonly string[], fewest: number) {
    const seenIn = new Map<string, number>()
    for (const text of texts)
      for (const family of familiesOf(text))
        for (const feature of family.keys()) seenIn.set(feature, (seenIn.get(feature) ?? 0) + 1)
    const rarity: number[] = []
    for (const [feature, count] of seenIn) {
      if (count < fewest) continue
      this.#ids.set(feature, rarity.length)
      rarity.push(Math.log((1 + texts.length) / (1 + count)) + 1)
    }
    this.#rarity = Float32Array.from(rarity)
  }

  get size(): number {
    return this.#rarity.length
  }

  of(text: string): Vector {
    const pairs: [number, number][] = []
    const families = familiesOf(text)
    for (const family of families) {
      let squares = 0
      const begin = pairs.length
      for (const [feature, count] of family) {
        const id = this.#ids.get(feature)
        if (id === undefined) continue
        const value = (1 + Math.log(count)) * (this.#rarity[id] as number)
        squares += value * value
        pairs.push([id, value])
      }
      const length = Math.sqrt(squares * families.length) || 1
      for (let at = begin; at < pairs.length; at++) (pairs[at] as [number, number])[1] /= length
    }
    pairs.sort((one, other) => one[0] - other[0])
    return {
      ids: Int32Array.from(pairs, ([id]) => id),
      values: Float32Array.from(pairs, ([, value]) => value),
    }
  }
}
