// Which theme a text belongs to, learned from texts that people put into themes.
import { type Machine, scoresOf, train } from './linear-svm.ts'
import { Vectors } from './vectors.ts'

export type ThemeExample = { text: string; name: string }
export type ThemeProposal = {
  name: string
  /** How far the theme is ahead of the next one; above zero, the text is on its side. */
  lead: number
  score: number
}

const COST = 1
const PASSES = 12

export class ThemeModel {
  readonly #names: readonly string[]
  readonly #vectors: Vectors
  readonly #machine: Machine

  private constructor(names: readonly string[], vectors: Vectors, machine: Machine) {
    this.#names = names
    this.#vectors = vectors
    this.#machine = machine
  }

  /** The same examples give the same model. @param pause called between passes, so that others get their turn */
  static async train(
    examples: readonly ThemeExample[],
    pause?: () => Promise<void>,
  ): Promise<ThemeModel> {
    const names = [...new Set(examples.map(({ name }) => name))]
    const places = new Map(names.map((name, at) => [name, at]))
    const vectors = new Vectors(
      examples.map(({ text }) => text),
      1,
    )
    const machine = await train(
      examples.map(({ text }) => vectors.of(text)),
      Int32Array.from(examples, ({ name }) => places.get(name) as number),
      {
        classes: names.length,
        size: vectors.size,
        cost: COST,
        passes: PASSES,
        ...(pause && { afterPass: pause }),
      },
    )
    return new ThemeModel(names, vectors, machine)
  }

  /** The theme that fits best, or undefined where no feature of the text is known. */
  propose(text: string): ThemeProposal | undefined {
    const vector = this.#vectors.of(text)
    if (vector.ids.length === 0 || this.#names.length === 0) return undefined
    const scores = new Float64Array(this.#names.length)
    scoresOf(this.#machine, vector, scores)
    let best = 0
    for (let at = 1; at < scores.length; at++)
      if ((scores[at] as number) > (scores[best] as number)) best = at
    let next = Number.NEGATIVE_INFINITY
    scores.forEach((score, at) => {
      if (at !== best) next = Math.max(next, score)
    })
    const score = scores[best] as number
    return { name: this.#names[best] as string, lead: score - Math.max(next, -1), score }
  }
}
