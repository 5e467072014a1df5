import { DocumentTable, type Facts, type PackedTable } from './document-table.ts'
import { grown, type PackedPostings, Postings } from './postings.ts'
import type { Candidate, Filter, Term } from './scoring.ts'

/**
 * A document with its terms and their weights (see terms.ts). The terms come as PostgreSQL's `array_send` packs them, so
 * that a million numbers need not become a million texts on their way: a head of 20 bytes, then 4 of length and 4 of
 * value for each.
 */
export type Stored = Facts & { terms: Buffer; impacts: Buffer }
export type PackedIndex = { documents: PackedTable; postings: PackedPostings }

const packedHead = 20
const packedTerm = 8

/**
 * The whole index of this process's database, packed in memory: a question adds up the weights of its terms in every
 * document that has one, which costs some nanoseconds a posting where reading a row costs microseconds.
 */
export class MemoryIndex {
  #documents: DocumentTable
  #postings: Postings
  #sums = new Float32Array(1_024)
  /** For a moment: at which place of the answer a document stands, counted from 1. */
  #places = new Int32Array(1_024)
  /** @param start what was packed, or how many documents are about to come */
  constructor(start: PackedIndex | number = 0) {
    const packed = typeof start === 'number' ? undefined : start
    // A tenth more than there are: the next that come need no longer arrays at once.
    const room = typeof start === 'number' ? 1_000 + Math.ceil(1.1 * start) : 0
    this.#documents = new DocumentTable(packed?.documents ?? room)
    this.#postings = new Postings(packed?.postings)
  }

  /** All of it in plain arrays, which another thread can hand over without copying. */
  pack(): PackedIndex {
    return { documents: this.#documents.pack(), postings: this.#postings.pack() }
  }

  add(stored: Stored): void {
    const slot = this.#documents.add(stored)
    const { terms, impacts } = stored
    for (let i = 1; i < impacts.length; i++) {
      const hash = terms.readInt32BE(packedHead + packedTerm * i - 4)
      this.#postings.add(hash, slot, impacts[i] as number)
    }
  }

  remove(id: string): void {
    this.#documents.remove(id)
  }

  get size(): number {
    return this.#documents.slots - this.#documents.gone
  }

  /** Room that what is gone still takes: many say that a fresh index would be smaller. */
  get isWorn(): boolean {
    return this.#documents.gone > 5_000 && this.#documents.gone > 0.3 * this.#documents.slots
  }

  /** The `kept` best documents by the sum of their terms' weights times factors; of equals those that were added last. */
  best(terms: readonly Term[], filter: Filter, kept: number): Candidate[] {
    this.#makeRoom()
    const ends = this.#read(terms)
    this.#addUp(terms, ends)
    const best = this.#select(this.#documents.filters(filter), kept)
    this.#sums.fill(0)
    return this.#withParts(best, ends)
  }

  #makeRoom(): void {
    const wanted = this.#documents.slots
    if (wanted <= this.#sums.length) return
    this.#sums = grown(this.#sums, wanted)
    this.#places = new Int32Array(this.#sums.length)
  }

  /** Unpacks all the terms' postings, one after another. Answers where each one's end. */
  #read(terms: readonly Term[]): number[] {
    let end = 0
    return terms.map(({ hash }) => {
      end = this.#postings.read(hash, end)
      return end
    })
  }

  #addUp(terms: readonly Term[], ends: number[]): void {
    const sums = this.#sums
    const { slots, impacts } = this.#postings
    for (const opens of [true, false])
      terms.forEach((term, t) => {
        if (term.opens !== opens) return
        const end = ends[t] as number
        for (let i = ends[t - 1] ?? 0; i < end; i++) {
          const slot = slots[i] as number
          // A faint likeness adds to a document that something else has opened.
          if (!opens && sums[slot] === 0) continue
          sums[slot] = (sums[slot] as number) + (impacts[i] as number) * term.factor
        }
      })
  }

  /** The best that pass, best first: a heap whose top is the worst that is kept, filled from the newest on. */
  #select(tests: Test[], kept: number): number[] {
    const sums = this.#sums
    const isWorse = (a: number, b: number) =>
      ((sums[a] as number) - (sums[b] as number) || a - b) < 0
    const heap: number[] = []
    let least = 0
    for (let slot = this.#documents.slots - 1; slot >= 0; slot--) {
      // Nearly all end here.
      if ((sums[slot] as number) <= least || !passesAll(tests, slot)) continue
      if (heap.length < kept) rise(heap, slot, isWorse)
      else sink(heap, slot, isWorse)
      if (heap.length === kept) least = sums[heap[0] as number] as number
    }
    return heap.sort((a, b) => (isWorse(a, b) ? 1 : -1))
  }

  #withParts(best: number[], ends: number[]): Candidate[] {
    const places = this.#places
    const { slots, impacts } = this.#postings
    const found = best.map((slot, i): Candidate => {
      places[slot] = i + 1
      return { ...this.#documents.factsOf(slot), parts: new Array(ends.length).fill(0) }
    })
    let i = 0
    ends.forEach((end, t) => {
      for (; i < end; i++) {
        const place = places[slots[i] as number] as number
        if (place > 0) (found[place - 1] as Candidate).parts[t] = impacts[i] as number
      }
    })
    for (const slot of best) places[slot] = 0
    return found
  }
}

type Test = (slot: number) => boolean

function passesAll(tests: Test[], slot: number): boolean {
  for (const passes of tests) if (!passes(slot)) return false
  return true
}

type IsWorse = (a: number, b: number) => boolean

function rise(heap: number[], slot: number, isWorse: IsWorse): void {
  let at = heap.push(slot) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!isWorse(slot, heap[parent] as number)) break
    heap[at] = heap[parent] as number
    at = parent
  }
  heap[at] = slot
}

/** Puts a slot in the place of the worst. */
function sink(heap: number[], slot: number, isWorse: IsWorse): void {
  let at = 0
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && isWorse(heap[child + 1] as number, heap[child] as number))
      child++
    if (!isWorse(heap[child] as number, slot)) break
    heap[at] = heap[child] as number
    at = child
  }
  heap[at] = slot
}
