// How right a classifier is: accuracy, and F1 of each class with their mean.

export class ClassFigures {
  readonly #right = new Map<string, number>()
  readonly #said = new Map<string, number>()
  readonly #true = new Map<string, number>()
  #all = 0
  #allRight = 0

  add(truth: string, said: string): void {
    const count = (counts: Map<string, number>, name: string) =>
      counts.set(name, (counts.get(name) ?? 0) + 1)
    count(this.#true, truth)
    count(this.#said, said)
    this.#all++
    if (truth !== said) return
    this.#allRight++
    count(this.#right, truth)
  }

  get size(): number {
    return this.#all
  }
  get accuracy(): number {
    return this.#allRight / Math.max(1, this.#all)
  }
  f1(name: string): number {
    const both = (this.#true.get(name) ?? 0) + (this.#said.get(name) ?? 0)
    return both === 0 ? 0 : (2 * (this.#right.get(name) ?? 0)) / both
  }
  /** The mean over all classes that there are. */
  get macroF1(): number {
    const names = [...this.#true.keys()]
    return names.reduce((sum, name) => sum + this.f1(name), 0) / Math.max(1, names.length)
  }
}

export const three = (figure: number): string => figure.toFixed(3)
