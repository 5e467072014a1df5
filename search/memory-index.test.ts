import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { IntMap } from './int-map.ts'
import { MemoryIndex, type PackedIndex } from './memory-index.ts'
import { packed, unpacked } from './packing.ts'
import { Postings } from './postings.ts'
import type { Filter, Term } from './scoring.ts'

type Doc = { id: number; accessId: number; terms: Map<number, number>; at: number }

/** As PostgreSQL's array_send packs numbers. */
function sent(numbers: number[]): Buffer {
  const bytes = Buffer.alloc(20 + 8 * numbers.length)
  numbers.forEach((number, i) => {
    bytes.writeInt32BE(4, 20 + 8 * i)
    bytes.writeInt32BE(number, 24 + 8 * i)
  })
  return bytes
}

const stored = ({ id, accessId, terms, at }: Doc) => ({
  id: `idea:${id}`,
  kind: 'idea',
  spaceId: accessId,
  tags: [`tag ${id % 3}`],
  status: null,
  accessId,
  at,
  terms: sent([...terms.keys()]),
  impacts: Buffer.from([0, ...terms.values()]),
})

const indexOf = (docs: Doc[]) => {
  const index = new MemoryIndex()
  for (const doc of docs) index.add(stored(doc))
  return index
}

const term = fc.integer({ min: 1, max: 12 })
const doc = fc.record({
  id: fc.integer({ min: 1, max: 25 }),
  accessId: fc.integer({ min: 0, max: 3 }),
  terms: fc.array(fc.tuple(term, fc.integer({ min: 1, max: 255 })), { maxLength: 8 }),
  at: fc.constant(1_000),
})
const docs = fc
  .array(doc, { maxLength: 60 })
  .map((list): Doc[] => list.map((one) => ({ ...one, terms: new Map(one.terms) })))
const question = fc
  .uniqueArray(term, { maxLength: 5 })
  .map((hashes): Term[] =>
    hashes.map((hash, i) => ({ hash, factor: 0.5 + i, meaning: i, opens: i % 3 < 2 })),
  )

/** The same by looking at every document. */
function slowly(all: Doc[], terms: Term[], { accessIds, exceptId }: Filter) {
  const latest = [...new Map(all.map((one) => [one.id, one])).values()]
  return latest
    .filter((one) => accessIds.includes(one.accessId) && `idea:${one.id}` !== exceptId)
    .filter((one) => terms.some(({ hash, opens }) => opens && one.terms.has(hash)))
    .map((one) => terms.reduce((sum, t) => sum + t.factor * (one.terms.get(t.hash) ?? 0), 0))
    .sort((a, b) => b - a)
}

test('the best of an index in memory are those that looking at every document finds', () => {
  fc.assert(
    fc.property(docs, question, fc.integer({ min: 1, max: 30 }), (all, terms, kept) => {
      const filter = { accessIds: [0, 2], exceptId: 'idea:7' }
      const index = indexOf(all)
      // One after another: nothing of one question is left for the next.
      for (const asked of [terms, terms.slice(1), terms]) {
        const found = index.best(asked, filter, kept)
        const scores = found.map(({ parts }) =>
          parts.reduce((sum, part, t) => sum + part * (asked[t]?.factor ?? 0), 0),
        )
        const wanted = slowly(all, asked, filter).slice(0, kept)
        expect(scores.length).toBe(wanted.length)
        for (const [i, score] of wanted.entries()) expect(scores[i]).toBeCloseTo(score, 2)
      }
    }),
  )
})

test('an index that was handed over answers as before, and goes on growing', async () => {
  const index = indexOf(
    Array.from({ length: 5_000 }, (_, id) => ({
      id,
      accessId: 0,
      at: id,
      terms: new Map([
        [1, 1 + (id % 255)],
        [2 + (id % 7), 9],
      ]),
    })),
  )
  const terms = [{ hash: 1, factor: 1, meaning: 0, opens: true }]
  const filter = { accessIds: [0] }
  const before = index.best(terms, filter, 100)
  const bytes = Buffer.concat([...packed({ index: index.pack() })])
  for (const size of [1, 1_000, bytes.length]) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    )
    if (size === 1) pieces.splice(100, Number.POSITIVE_INFINITY, bytes.subarray(100))
    const { index: plain } = await unpacked<{ index: PackedIndex }>(Readable.from(pieces))
    const copy = new MemoryIndex(plain)
    expect(copy.best(terms, filter, 100)).toEqual(before)
    copy.add(stored({ id: 254, accessId: 0, at: 1, terms: new Map([[1, 1]]) }))
    copy.remove('idea:509')
    const ids = copy.best(terms, filter, 100).map(({ id }) => id)
    expect(ids).not.toContain('idea:254')
    expect(ids).not.toContain('idea:509')
  }
  await expect(unpacked(Readable.from([bytes.subarray(0, 5_000)]))).rejects.toThrow('too early')
})

test('what is gone is found no more, its room is known to be wasted', () => {
  const index = indexOf(
    Array.from({ length: 20_000 }, (_, id) => ({
      id,
      accessId: 0,
      at: 1,
      terms: new Map([[1, 5]]),
    })),
  )
  expect(index.isWorn).toBe(false)
  for (let id = 0; id < 7_000; id++) index.remove(`idea:${id}`)
  index.remove('idea:1')
  index.remove('nobody')
  expect(index.size).toBe(13_000)
  expect(index.isWorn).toBe(true)
})

test('postings come out as they went in, however long the list and however far apart', () => {
  const postings = new Postings()
  let slot = 0
  const lists = new Map<number, [number, number][]>()
  for (let i = 0; i < 30_000; i++) {
    slot += i % 1_000 === 0 ? 40_000 : 1 + (i % 3)
    for (const hash of [-5, 1 + (i % 100), 1_000 + i]) {
      const list = lists.get(hash) ?? []
      lists.set(hash, list)
      list.push([slot, 1 + (i % 255)])
      postings.add(hash, slot, 1 + (i % 255))
    }
  }
  for (const [hash, list] of lists) {
    expect(postings.read(hash)).toBe(list.length)
    const { slots, impacts } = postings
    for (const [i, one] of list.entries()) {
      if (slots[i] !== one[0] || impacts[i] !== one[1]) expect([slots[i], impacts[i]]).toEqual(one)
    }
  }
  expect(postings.read(999_999)).toBe(0)
})

test('a flat map keeps what a Map keeps', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.nat())), (pairs) => {
      const wanted = pairs.filter(([key]) => key !== 0)
      const map = new IntMap(0)
      for (const [key, value] of wanted) map.set(key, value)
      for (const [key, value] of new Map(wanted)) expect(map.get(key)).toBe(value)
      expect(map.get(51)).toBe(-1)
    }),
  )
})
