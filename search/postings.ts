import { IntMap, type PackedIntMap } from './int-map.ts'

/**
 * Which documents have a term and with what weight, packed: a posting is its weight (one byte, 1 to 255) and the distance
 * to the document before it (one to five bytes, seven bits each). Lists grow by slices, each twice as long as the one
 * before, that are cut from shared pages (after the in-memory postings of Büttcher, Clarke and Lushman 2006): adding
 * moves nothing, and a list of one posting takes a dozen bytes.
 */

const pageBits = 16
const pageSize = 1 << pageBits
const firstSlice = 12
const longestSlice = 4_096
/** The last bytes of a slice tell where the next one begins. */
const linkSize = 4

// Of each list, in one array: where it begins, where the next posting goes, where its slice ends, how long that slice
// is, the last document, how many postings.
const [head, next, end, size, last, count] = [0, 1, 2, 3, 4, 5]
const fields = 6

export type PackedPostings = {
  pages: Uint8Array[]
  free: number
  listOf: PackedIntMap
  lists: Int32Array
  used: number
}

export class Postings {
  #pages: Uint8Array[]
  #free: number
  #listOf: IntMap
  #lists: Int32Array
  #used: number
  constructor(packed?: PackedPostings) {
    this.#pages = packed?.pages ?? []
    this.#free = packed?.free ?? pageSize
    this.#listOf = new IntMap(packed?.listOf)
    this.#lists = packed?.lists ?? new Int32Array(fields * 1_024)
    this.#used = packed?.used ?? 0
  }

  pack(): PackedPostings {
    return {
      pages: this.#pages,
      free: this.#free,
      listOf: this.#listOf.pack(),
      lists: this.#lists,
      used: this.#used,
    }
  }

  /** Where `read` puts what it reads: documents in growing order, and the term's weight in each. */
  slots = new Int32Array(1_024)
  impacts = new Uint8Array(1_024)

  /** Adds a posting. Documents (`slot`) come in growing order; `impact` is 1 to 255. */
  add(hash: number, slot: number, impact: number): void {
    const at = this.#listFor(hash) * fields
    const lists = this.#lists
    let distance = slot - (lists[at + last] as number)
    // A posting is never torn apart.
    const needed = 2 + Math.floor((31 - Math.clz32(distance | 1)) / 7)
    if ((lists[at + end] as number) - (lists[at + next] as number) < needed) this.#extend(at)
    const place = lists[at + next] as number
    const page = this.#pages[place >>> pageBits] as Uint8Array
    let to = place & (pageSize - 1)
    page[to++] = impact
    while (distance > 127) {
      page[to++] = (distance & 127) | 128
      distance >>>= 7
    }
    page[to++] = distance
    lists[at + next] = place - (place & (pageSize - 1)) + to
    lists[at + last] = slot
    lists[at + count] = (lists[at + count] as number) + 1
  }

  /** How many documents have it, those that are gone by now included. */
  count(hash: number): number {
    const list = this.#listOf.get(hash)
    return list < 0 ? 0 : (this.#lists[list * fields + count] as number)
  }

  /** Unpacks a term's postings into `slots` and `impacts` from place `from` on; what stands before it stays. Answers where they end. */
  read(hash: number, from = 0): number {
    const list = this.#listOf.get(hash)
    if (list < 0) return from
    const at = list * fields
    const until = from + (this.#lists[at + count] as number)
    this.#makeRoom(until)
    const { slots, impacts } = this
    let slice = firstSlice
    let place = this.#lists[at + head] as number
    let slot = 0
    for (let read = from; read < until; ) {
      const page = this.#pages[place >>> pageBits] as Uint8Array
      let next = place & (pageSize - 1)
      const link = next + slice - linkSize
      // What was not written is 0, which is no weight: the slice was left there.
      while (read < until && next < link && page[next] !== 0) {
        impacts[read] = page[next++] as number
        let byte = page[next++] as number
        let distance = byte & 127
        for (let shift = 7; byte > 127; shift += 7) {
          byte = page[next++] as number
          distance |= (byte & 127) << shift
        }
        slot += distance
        slots[read++] = slot
      }
      place = linkAt(page, link)
      slice = Math.min(longestSlice, 2 * slice)
    }
    return until
  }

  #listFor(hash: number): number {
    const known = this.#listOf.get(hash)
    if (known >= 0) return known
    const list = this.#used++
    this.#listOf.set(hash, list)
    if (fields * this.#used > this.#lists.length)
      this.#lists = grown(this.#lists, fields * this.#used)
    const place = this.#cut(firstSlice)
    this.#lists.set([place, place, place + firstSlice - linkSize, firstSlice, 0, 0], list * fields)
    return list
  }

  /** Gives a list its next slice. */
  #extend(at: number): void {
    const lists = this.#lists
    const longer = Math.min(longestSlice, 2 * (lists[at + size] as number))
    const place = this.#cut(longer)
    const link = lists[at + end] as number
    const page = this.#pages[link >>> pageBits] as Uint8Array
    for (let i = 0; i < linkSize; i++) page[(link & (pageSize - 1)) + i] = place >>> (8 * i)
    lists[at + next] = place
    lists[at + end] = place + longer - linkSize
    lists[at + size] = longer
  }

  /** A slice of a page, where slices never reach into the next one. */
  #cut(length: number): number {
    if (this.#free + length > pageSize) {
      this.#pages.push(new Uint8Array(pageSize))
      this.#free = 0
    }
    const place = (this.#pages.length - 1) * pageSize + this.#free
    this.#free += length
    return place
  }

  #makeRoom(wanted: number): void {
    if (wanted <= this.slots.length) return
    this.slots = grown(this.slots, wanted)
    this.impacts = grown(this.impacts, this.slots.length)
  }
}

const linkAt = (page: Uint8Array, at: number): number =>
  (page[at] as number) |
  ((page[at + 1] as number) << 8) |
  ((page[at + 2] as number) << 16) |
  ((page[at + 3] as number) << 24)

/** A longer copy, with room for at least `wanted`. */
export function grown<
  List extends Uint8Array | Int32Array | Uint32Array | Float32Array | Float64Array,
>(list: List, wanted: number): List {
  const longer = new (list.constructor as new (length: number) => List)(
    Math.max(wanted, Math.ceil(1.5 * list.length)),
  )
  longer.set(list as never)
  return longer
}
