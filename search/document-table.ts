import { Column, type PackedColumn } from './columns.ts'
import type { SearchFacet } from './document.ts'
import { IntMap, type PackedIntMap } from './int-map.ts'
import { grown } from './postings.ts'
import type { Filter } from './scoring.ts'
import { hashOf } from './words.ts'

/** What ranking and filtering need to know of a document; `at` in seconds. */
export type Facts = Omit<SearchFacet, 'month'> & { accessId: number; at: number }

/** No accessId is that small: what stands under it is gone. */
const gone = -2_147_483_648

export type PackedTable = {
  slotOf: PackedIntMap
  same: Int32Array
  at: Float64Array
  numbers: Int32Array
  otherIds: [number, string][]
  kind: PackedColumn<string>
  accessId: PackedColumn<number>
  spaceId: PackedColumn<number | null>
  status: PackedColumn<string | null>
  tags: PackedColumn<string[]>
  slots: number
  gone: number
}

/** The documents of the index in memory, numbered as they come (`slot`); about fifty bytes each. */
export class DocumentTable {
  #slotOf: IntMap
  /** The document before this one whose id has the same hash, or -1. */
  #same: Int32Array
  #at: Float64Array
  /** The number of an id like `idea:7`; ids of another form stand in `#otherIds`. */
  #numbers: Int32Array
  #otherIds: Map<number, string>
  #kind: Column<string>
  #accessId: Column<number>
  #spaceId: Column<number | null>
  #status: Column<string | null>
  #tags: Column<string[]>
  /** Documents that were ever added, and how many of them are gone. */
  slots: number
  gone: number
  /** @param start what was packed, or for how many documents there shall be room */
  constructor(start: PackedTable | number) {
    const room = typeof start === 'number' ? start : 0
    const packed = typeof start === 'number' ? undefined : start
    this.#slotOf = new IntMap(packed?.slotOf ?? room)
    this.#same = packed?.same ?? new Int32Array(room)
    this.#at = packed?.at ?? new Float64Array(room)
    this.#numbers = packed?.numbers ?? new Int32Array(room)
    this.#otherIds = new Map(packed?.otherIds)
    this.#kind = new Column(packed?.kind ?? room)
    this.#accessId = new Column(packed?.accessId ?? room)
    this.#spaceId = new Column(packed?.spaceId ?? room)
    this.#status = new Column(packed?.status ?? room)
    this.#tags = new Column(packed?.tags ?? room)
    this.slots = packed?.slots ?? 0
    this.gone = packed?.gone ?? 0
  }

  pack(): PackedTable {
    return {
      slotOf: this.#slotOf.pack(),
      same: this.#same,
      at: this.#at,
      numbers: this.#numbers,
      otherIds: [...this.#otherIds],
      kind: this.#kind.pack(),
      accessId: this.#accessId.pack(),
      spaceId: this.#spaceId.pack(),
      status: this.#status.pack(),
      tags: this.#tags.pack(),
      slots: this.slots,
      gone: this.gone,
    }
  }

  /** Adds a document, in place of the one that had its id. Answers its slot. */
  add(facts: Facts): number {
    this.remove(facts.id)
    const slot = this.slots++
    if (slot >= this.#same.length) {
      this.#same = grown(this.#same, slot + 1)
      this.#at = grown(this.#at, slot + 1)
      this.#numbers = grown(this.#numbers, slot + 1)
    }
    const hash = hashOf(facts.id)
    this.#same[slot] = this.#slotOf.get(hash)
    this.#slotOf.set(hash, slot)
    const number = numberIn(facts.id, facts.kind)
    if (number === null) this.#otherIds.set(slot, facts.id)
    this.#numbers[slot] = number ?? 0
    this.#at[slot] = facts.at
    this.#kind.set(slot, facts.kind)
    this.#accessId.set(slot, facts.accessId)
    this.#spaceId.set(slot, facts.spaceId)
    this.#status.set(slot, facts.status)
    this.#tags.set(slot, facts.tags)
    return slot
  }

  remove(id: string): void {
    let slot = this.#slotOf.get(hashOf(id))
    while (slot >= 0 && this.idOf(slot) !== id) slot = this.#same[slot] as number
    if (slot < 0 || this.#accessId.get(slot) === gone) return
    this.#accessId.set(slot, gone)
    this.gone++
  }

  idOf(slot: number): string {
    return this.#otherIds.get(slot) ?? `${this.#kind.get(slot)}:${this.#numbers[slot]}`
  }

  /** When it was written, in seconds. */
  atOf(slot: number): number {
    return this.#at[slot] as number
  }

  factsOf(slot: number): SearchFacet & { at: number } {
    const at = this.atOf(slot)
    return {
      id: this.idOf(slot),
      kind: this.#kind.get(slot),
      spaceId: this.#spaceId.get(slot),
      tags: this.#tags.get(slot),
      status: this.#status.get(slot),
      month: monthOf(at),
      at,
    }
  }

  /** The tests that a document must pass; the first is whether it is there and may be proposed. */
  filters(filter: Filter): ((slot: number) => boolean)[] {
    const { kinds, spaceId, tags, statuses, from, to, exceptId } = filter
    const audiences = new Set(filter.accessIds)
    audiences.delete(gone)
    const tests = [this.#accessId.filter((accessId) => audiences.has(accessId))]
    if (kinds) tests.push(this.#kind.filter((kind) => kinds.includes(kind)))
    if (spaceId !== undefined) tests.push(this.#spaceId.filter((space) => space === spaceId))
    if (tags) tests.push(this.#tags.filter((own) => own.some((tag) => tags.includes(tag))))
    if (statuses)
      tests.push(this.#status.filter((status) => status !== null && statuses.includes(status)))
    if (from) tests.push((slot) => this.atOf(slot) >= from.getTime() / 1000)
    if (to) tests.push((slot) => this.atOf(slot) < to.getTime() / 1000)
    if (exceptId !== undefined) tests.push((slot) => this.idOf(slot) !== exceptId)
    return tests
  }
}

/** 7 for `idea:7` of kind `idea`; null for an id that this would not give back letter by letter. */
function numberIn(id: string, kind: string): number | null {
  const number = Number(id.slice(kind.length + 1))
  return Number.isInteger(number) && Math.abs(number) < 2 ** 31 && id === `${kind}:${number}`
    ? number
    : null
}

const daySeconds = 86_400
const months = new Map<number, string>()

/** `2026-11`, of a moment in seconds; remembered by day, since making a date of each of hundreds of rows takes longer than finding them. */
export function monthOf(at: number): string {
  const day = Math.floor(at / daySeconds)
  const known = months.get(day)
  if (known) return known
  const month = new Date(day * daySeconds * 1000).toISOString().slice(0, 7)
  if (months.size > 10_000) months.clear()
  months.set(day, month)
  return month
}
