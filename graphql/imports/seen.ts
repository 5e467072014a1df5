// Which ids a file has had so far, in 8 bytes each: a million of them must not cost a tenth of a gigabyte.
import { createHash } from 'node:crypto'

/**
 * A set of texts, kept as 64 bits of their SHA-256. Two of a million texts share those bits with a probability of
 * n²/2^65 = 3·10⁻⁸ (birthday bound); the second would be taken for a repetition.
 */
export class SeenIds {
  #slots = new BigUint64Array(1024)
  #size = 0

  has(id: string): boolean {
    return this.#slots[slotOf(this.#slots, keyOf(id))] !== 0n
  }

  /** Adds a text. @returns whether it is new */
  add(id: string): boolean {
    const key = keyOf(id)
    const slot = slotOf(this.#slots, key)
    if (this.#slots[slot] !== 0n) return false
    this.#slots[slot] = key
    this.#size++
    if (this.#size * 2 > this.#slots.length) this.#grow()
    return true
  }

  #grow(): void {
    const larger = new BigUint64Array(this.#slots.length * 2)
    for (const key of this.#slots) if (key) larger[slotOf(larger, key)] = key
    this.#slots = larger
  }
}

/** Zero marks an empty place, so no key is zero. */
const keyOf = (id: string): bigint =>
  createHash('sha256').update(id).digest().readBigUInt64LE() || 1n

/** The place of a key, or the empty one where it belongs (open addressing). */
function slotOf(slots: BigUint64Array, key: bigint): number {
  const mask = slots.length - 1
  let slot = Number(key & BigInt(mask))
  while (slots[slot] !== 0n && slots[slot] !== key) slot = (slot + 1) & mask
  return slot
}
