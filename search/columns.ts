import { grown } from './postings.ts'

/** One fact of every document. Equal values are kept once, so that a filter looks at each value once and not at each document. */
export class Column<Value> {
  #numberOf = new Map<string, number>()
  #values: Value[] = []
  #cells = new Uint32Array(1_024)

  set(slot: number, value: Value): void {
    if (slot >= this.#cells.length) this.#cells = grown(this.#cells, slot + 1)
    const key = JSON.stringify(value)
    let number = this.#numberOf.get(key)
    if (number === undefined) {
      number = this.#values.push(value) - 1
      this.#numberOf.set(key, number)
    }
    this.#cells[slot] = number
  }

  get(slot: number): Value {
    return this.#values[this.#cells[slot] as number] as Value
  }

  /** The test for documents whose value passes `isWanted`. */
  filter(isWanted: (value: Value) => boolean): (slot: number) => boolean {
    const passes = Uint8Array.from(this.#values, (value) => (isWanted(value) ? 1 : 0))
    const cells = this.#cells
    return (slot) => passes[cells[slot] as number] === 1
  }
}
