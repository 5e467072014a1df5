/**
 * `npm run bench -- duels`: simulated duels between entries of known strengths, N log₂ N of them, each with pairs as people are
 * given them. How well the ranking agrees with the known order (Kendall's tau), beside that of a plain win rate, at three
 * sizes; and how long one ranking takes.
 */

import { chanceFrom } from '#demo/chance.ts'
import { type Comparison, fitStrengths, placesOf } from '#graphql/challenges/bradley-terry.ts'
import { type Candidate, choosePair, pairKey } from '#graphql/challenges/duel-pairs.ts'
import { add, ms, print } from './table.ts'

const SIZES = [50, 500, 5_000]
const MAX_CANDIDATES = 80
const ROUNDS = 5

function measure(count: number): void {
  const duels = Math.round(count * Math.log2(count))
  const all = Array.from({ length: ROUNDS }, (_, nth) => oneRound(count, duels, nth))
  const mean = (of: (round: Round) => number) =>
    all.reduce((sum, round) => sum + of(round), 0) / all.length
  const [ours, plain] = [mean(({ ours }) => ours), mean(({ plain }) => plain)]
  const widest = Math.max(...all.map(({ widest }) => widest))
  const slowest = Math.max(...all.map(({ cold }) => cold))
  add(
    `${count} entries, ${duels} duels: Kendall’s tau`,
    ours.toFixed(3),
    'more than the win rate’s',
    ours > plain,
    `win rate ${plain.toFixed(3)}; means of ${ROUNDS} rounds`,
  )
  add('  most and least shown differ by at most', String(widest), '≤ 2', widest <= 2)
  add(
    '  ranking from nothing, the slowest',
    ms(slowest),
    '≤ 1 s',
    slowest <= 1_000,
    `from the one before ${ms(mean(({ warm }) => warm))}`,
  )
}

type Round = { ours: number; plain: number; widest: number; cold: number; warm: number }

function oneRound(count: number, duels: number, nth: number): Round {
  const chance = chanceFrom(`duels ${count} ${nth}`)
  // Strengths with a deviation of one log-odds.
  const known = Array.from({ length: count }, () => normal(chance))
  const { comparisons, widest, strengths: before } = simulate(known, duels, chance)
  const began = performance.now()
  const fitted = fitStrengths(count, comparisons)
  placesOf(fitted)
  const cold = performance.now() - began
  const again = performance.now()
  fitStrengths(count, comparisons, before)
  const warm = performance.now() - again
  const ours = tau(known, fitted.strengths)
  return { ours, plain: tau(known, winRates(count, comparisons)), widest, cold, warm }
}

type Chance = ReturnType<typeof chanceFrom>
const normal = (chance: Chance): number => {
  let sum = -6
  for (let nth = 0; nth < 12; nth++) sum += chance.next()
  return sum
}

/** People compare in turn, fifteen pairs each; the ranking is computed whenever every entry was shown twice. */
function simulate(known: readonly number[], duels: number, chance: Chance) {
  const entries: Candidate[] = known.map((_, id) => ({ id, duels: 0, strength: 0 }))
  const byPair = new Map<string, Comparison>()
  const seen = new Set<string>()
  let strengths = new Float64Array(known.length)
  let widest = 0
  for (let nth = 0; nth < duels; nth++) {
    if (nth % 15 === 0) seen.clear()
    if (nth % known.length === 0 && nth > 0) {
      strengths = fitStrengths(known.length, [...byPair.values()], strengths)
        .strengths as typeof strengths
      for (const entry of entries) entry.strength = strengths[entry.id] ?? 0
    }
    const pair = choosePair(leastShown(entries, chance), seen)
    if (!pair) continue
    seen.add(pairKey(pair[0].id, pair[1].id))
    for (const one of pair) one.duels++
    const [first = 0, second = 0] = pair.map(({ id }) => id).sort((one, two) => one - two)
    const found = byPair.get(`${first} ${second}`) ?? { first, second, duels: 0, wins: 0 }
    found.duels++
    const odds = Math.exp((known[second] ?? 0) - (known[first] ?? 0))
    if (chance.next() < 1 / (1 + odds)) found.wins++
    byPair.set(`${first} ${second}`, found)
    if (nth % 50 === 0) widest = Math.max(widest, spreadOf(entries))
  }
  return { comparisons: [...byPair.values()], widest, strengths }
}

/** By how often they were shown, and equal ones by lot, as the database gives them. */
function leastShown(entries: readonly Candidate[], chance: Chance): Candidate[] {
  const least = entries.reduce((min, { duels }) => Math.min(min, duels), Number.POSITIVE_INFINITY)
  const found: Candidate[] = []
  for (let level = least; found.length < Math.min(MAX_CANDIDATES, entries.length); level++) {
    const equal = entries.filter(({ duels }) => duels === level)
    found.push(...chance.some(equal, MAX_CANDIDATES - found.length))
  }
  return found
}

const spreadOf = (entries: readonly Candidate[]): number => {
  const counts = entries.map(({ duels }) => duels)
  return counts.reduce((a, b) => Math.max(a, b)) - counts.reduce((a, b) => Math.min(a, b))
}

function winRates(count: number, comparisons: readonly Comparison[]): Float64Array {
  const wins = new Float64Array(count)
  const all = new Float64Array(count)
  for (const { first, second, duels, wins: won } of comparisons) {
    wins[first] = (wins[first] ?? 0) + won
    wins[second] = (wins[second] ?? 0) + duels - won
    all[first] = (all[first] ?? 0) + duels
    all[second] = (all[second] ?? 0) + duels
  }
  return wins.map((won, at) => won / Math.max(1, all[at] ?? 0))
}

/** Kendall's tau-b over all pairs: 12 million for 5,000 entries. */
function tau(one: ArrayLike<number>, two: ArrayLike<number>): number {
  let [agree, differ, tiedOne, tiedTwo] = [0, 0, 0, 0]
  for (let at = 0; at < one.length; at++)
    for (let other = at + 1; other < one.length; other++) {
      const first = (one[at] ?? 0) - (one[other] ?? 0)
      const second = (two[at] ?? 0) - (two[other] ?? 0)
      if (first === 0) tiedOne++
      if (second === 0) tiedTwo++
      if (first * second > 0) agree++
      else if (first * second < 0) differ++
    }
  const all = (one.length * (one.length - 1)) / 2
  return (agree - differ) / Math.sqrt((all - tiedOne) * (all - tiedTwo))
}

for (const count of SIZES) measure(count)
process.stdout.write(`\n${print()}\n`)
