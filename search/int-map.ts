/** Beyond this share of full places the rows of taken ones grow long. */
const fullest = 0.6

export type PackedIntMap = { keys: Int32Array; values: Int32Array; size: number }

/**
 * Whole numbers → whole numbers in two flat arrays (open addressing, linear probing): eight bytes for every place instead of
 * the fifty of a Map. The key 0 is not for use: it marks an empty place.
 */
export class IntMap {
  #keys: Int32Array
  #values: Int32Array
  #size: number
  /** @param start what was packed, or for how many keys there shall be room */
  constructor(start: PackedIntMap | number = 500) {
    if (typeof start === 'number') {
      const length = 2 ** Math.ceil(Math.log2(start / fullest + 1))
      this.#keys = new Int32Array(length)
      this.#values = new Int32Array(length)
      this.#size = 0
    } else {
      this.#keys = start.keys
      this.#values = start.values
      this.#size = start.size
    }
  }

  pack(): PackedIntMap {
    return { keys: this.#keys, values: this.#values, size: this.#size }
  }

  /** The number kept for this key, or -1. */
  get(key: number): number {
    const place = this.#placeOf(key)
    return this.#keys[place] === 0 ? -1 : (this.#values[place] as number)
  }

  set(key: number, value: number): void {
    const place = this.#placeOf(key)
    this.#values[place] = value
    if (this.#keys[place] !== 0) return
    this.#keys[place] = key
    this.#size++
    if (this.#size > this.#keys.length * fullest) this.#grow()
  }

  /** Where the key stands, or else the empty place where it would. */
  #placeOf(key: number): number {
    const mask = this.#keys.length - 1
    // Keys that count up would stand in one long row: the multiplication spreads them (Knuth, vol. 3, 6.4).
    const spread = Math.imul(key, 0x9e3779b1)
    let place = (spread ^ (spread >>> 15)) & mask
    while (this.#keys[place] !== key && this.#keys[place] !== 0) place = (place + 1) & mask
    return place
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values]
    this.#keys = new Int32Array(2 * keys.length)
    this.#values = new Int32Array(2 * keys.length)
    keys.forEach((key, i) => {
      if (key === 0) return
      const place = this.#placeOf(key)
      this.#keys[place] = key
      this.#values[place] = values[i] as number
    })
  }
}
