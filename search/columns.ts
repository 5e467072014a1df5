import { grown } from './postings.ts'

export type PackedColumn<Value> = { values: Value[]; cells: Uint32Array }

/** One fact of every document. Equal values are kept once, so that a filter looks at each value once and not at each document. */
export class Column<Value> {
  #numberOf = new Map<string, number>()
  #values: Value[]
  #cells: Uint32Array
  /** @param start what was packed, or for how many documents there shall be room */
  constructor(start: PackedColumn<Value> | number) {
    const { values, cells } =
      typeof start === 'number' ? { values: [], cells: new Uint32Array(start) } : start
    this.#values = values
    this.#cells = cells
    this.#values.forEach((value, number) => {
      this.#numberOf.set(JSON.stringify(value), number)
    })
  }

  pack(): PackedColumn<Value> {
    return { values: this.#values, cells: this.#cells }
  }

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
