import { expect, test } from 'vitest'
import { type Comparison, fitStrengths, placesOf, shareOf } from './bradley-terry.ts'
import { type Candidate, choosePair, pairKey } from './duel-pairs.ts'

/** The same numbers in every run. */
function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
const round = (values: Iterable<number>) =>
  [...values].map((value) => Math.round(value * 1e3) / 1e3)

test('an entry that won three of four duels is as strong as the prior lets it be, and the other one is as weak', () => {
  const { strengths } = fitStrengths(2, [{ first: 0, second: 1, duels: 4, wins: 3 }])
  const [one = 0, two = 0] = strengths
  expect(one).toBeCloseTo(-two, 6)
  // Where the slope of the log posterior is nought: wins − duels · p − strength / 1.5².
  const won = 1 / (1 + Math.exp(two - one))
  expect(3 - 4 * won - one / 2.25).toBeCloseTo(0, 3)
})

test('who won everything is strong, not infinitely so; a tie counts half; who was never compared is average and least certain', () => {
  const { strengths, errors } = fitStrengths(4, [
    { first: 0, second: 1, duels: 50, wins: 50 },
    { first: 1, second: 2, duels: 2, wins: 1 },
  ])
  expect(strengths[0]).toBeGreaterThan(1.5)
  expect(strengths[0]).toBeLessThan(5)
  expect(strengths[3]).toBeCloseTo(0, 4)
  expect(errors[3]).toBeCloseTo(1.5, 6)
  expect(errors[0]).toBeLessThan(1.5)
})

/** Duels between entries of known strengths, each with neighbours by lot. */
function simulated(count: number, duels: number, seed: number) {
  const chance = chanceFrom(seed)
  const known = Array.from({ length: count }, () => (chance() + chance() + chance() - 1.5) * 3)
  const byPair = new Map<string, Comparison>()
  for (let nth = 0; nth < duels; nth++) {
    const [first, second] = [nth % count, Math.floor(chance() * count)].sort((a, b) => a - b) as [
      number,
      number,
    ]
    if (first === second) continue
    const found = byPair.get(`${first} ${second}`) ?? { first, second, duels: 0, wins: 0 }
    found.duels++
    if (chance() < 1 / (1 + Math.exp((known[second] ?? 0) - (known[first] ?? 0)))) found.wins++
    byPair.set(`${first} ${second}`, found)
  }
  return { known, comparisons: [...byPair.values()] }
}

test('nine intervals of ten hold the known strength, computed exactly or nearly', () => {
  for (const count of [200, 400]) {
    const { known, comparisons } = simulated(count, count * 12, count)
    const { strengths, errors } = fitStrengths(count, comparisons)
    const mean = known.reduce((sum, one) => sum + one, 0) / count
    const held = known.filter(
      (strength, at) =>
        Math.abs(strength - mean - (strengths[at] ?? 0)) < 1.645 * (errors[at] ?? 0),
    )
    expect(held.length / count).toBeGreaterThan(0.84)
    expect(held.length / count).toBeLessThan(0.97)
  }
})

test('beginning with the strengths of before comes to the same', () => {
  const { comparisons } = simulated(60, 400, 7)
  const before = fitStrengths(60, comparisons.slice(0, 200))
  expect(round(fitStrengths(60, comparisons, before.strengths).strengths)).toEqual(
    round(fitStrengths(60, comparisons).strengths),
  )
})

test('places are ranges where intervals overlap, and single where they lie apart', () => {
  const places = placesOf({
    strengths: Float64Array.of(0, 3, 0.1, -3),
    errors: Float64Array.of(0.2, 0.2, 0.2, 0.2),
  })
  expect(places).toEqual([
    { place: 3, from: 2, to: 3 },
    { place: 1, from: 1, to: 1 },
    { place: 2, from: 2, to: 3 },
    { place: 4, from: 4, to: 4 },
  ])
  expect(shareOf(0, 0.2)).toEqual({ share: 50, low: 42, high: 58 })
})

test('41 entries over 58 people with 14 choices each are shown equally often, one more or fewer, and nobody sees a pair twice or an own entry', () => {
  const chance = chanceFrom(41)
  const entries: Candidate[] = Array.from({ length: 41 }, (_, id) => ({
    id,
    duels: 0,
    strength: chance() * 2,
  }))
  const seen = Array.from({ length: 58 }, () => new Set<string>())
  let widest = 0
  for (let turn = 0; turn < 14; turn++)
    for (const [person, own] of seen.entries()) {
      const candidates = entries
        .filter(({ id }) => id !== person)
        .map((entry) => ({ entry, lot: chance() }))
        .sort((one, two) => one.entry.duels - two.entry.duels || one.lot - two.lot)
        .map(({ entry }) => entry)
      const pair = choosePair(candidates, own) as [Candidate, Candidate]
      const key = pairKey(pair[0].id, pair[1].id)
      expect(own.has(key)).toBe(false)
      expect([pair[0].id, pair[1].id]).not.toContain(person)
      own.add(key)
      for (const one of pair) one.duels++
      const counts = entries.map(({ duels }) => duels)
      widest = Math.max(widest, Math.max(...counts) - Math.min(...counts))
    }
  expect(entries.reduce((sum, { duels }) => sum + duels, 0)).toBe(58 * 14 * 2)
  expect(widest).toBeLessThanOrEqual(2)
  const counts = entries.map(({ duels }) => duels)
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
})
