/**
 * Strengths from comparisons in pairs, with their uncertainty. The model is that of R. A. Bradley and M. E. Terry, “Rank Analysis
 * of Incomplete Block Designs: I. The Method of Paired Comparisons”, Biometrika 39 (1952): entry i is chosen over entry j with
 * the probability 1 / (1 + exp(s_j − s_i)). A tie counts half for each. A normal prior around 0 keeps the strength of an entry
 * that won or lost all its duels finite, and says that few duels say little; the strengths are the most probable ones (MAP).
 * They are found by Newton's method one strength at a time, a sweep after the other, as D. R. Hunter, “MM algorithms for
 * generalized Bradley–Terry models”, Annals of Statistics 32 (2004) compares; the function is concave, so there is one maximum.
 * Errors are those of the normal distribution around it (Laplace): roots of the diagonal of the inverse Hessian, exact for
 * few entries and by the first terms of its Neumann series for many.
 */
export type Comparison = {
  /** Positions of the two entries. */
  first: number
  second: number
  /** Duels between them, and those that the first one won; a tie is half a win. */
  duels: number
  wins: number
}
export type Strengths = {
  /** Log-odds of being chosen over an average entry. */
  strengths: Float64Array
  /** Standard errors of the strengths. */
  errors: Float64Array
}

/** How far strengths lie apart when nothing is known: two of three entries within ± 1.5 log-odds. */
const PRIOR_DEVIATION = 1.5
const PRIOR = 1 / PRIOR_DEVIATION ** 2
const ENOUGH = 1e-4
const MAX_SWEEPS = 200
/** A step is at most so long: far from the maximum Newton's own may lead away. */
const MAX_STEP = 2
/** Up to so many entries the Hessian is inverted: some 30 ms. */
const MAX_EXACT = 300

type Graph = {
  /** Where the neighbours of an entry begin. */
  offsets: Int32Array
  neighbours: Int32Array
  duels: Float64Array
  /** Wins of each entry over all. */
  wins: Float64Array
}

/**
 * @param count how many entries there are; comparisons name them 0 … count − 1
 * @param from strengths of before: with them a few new comparisons take a few sweeps
 */
export function fitStrengths(
  count: number,
  comparisons: readonly Comparison[],
  from?: ArrayLike<number>,
): Strengths {
  const graph = graphOf(count, comparisons)
  const strengths = new Float64Array(count)
  if (from) strengths.set(from)
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) if (sweepOnce(graph, strengths) < ENOUGH) break
  return { strengths, errors: errorsOf(graph, strengths) }
}

function graphOf(count: number, comparisons: readonly Comparison[]): Graph {
  const offsets = new Int32Array(count + 1)
  for (const { first, second } of comparisons) {
    offsets[first + 1] = (offsets[first + 1] ?? 0) + 1
    offsets[second + 1] = (offsets[second + 1] ?? 0) + 1
  }
  for (let at = 0; at < count; at++) offsets[at + 1] = (offsets[at + 1] ?? 0) + (offsets[at] ?? 0)
  const next = offsets.slice()
  const neighbours = new Int32Array(comparisons.length * 2)
  const duels = new Float64Array(comparisons.length * 2)
  const wins = new Float64Array(count)
  const add = (of: number, neighbour: number, all: number, won: number) => {
    const at = next[of] ?? 0
    next[of] = at + 1
    neighbours[at] = neighbour
    duels[at] = all
    wins[of] = (wins[of] ?? 0) + won
  }
  for (const { first, second, duels: all, wins: won } of comparisons) {
    add(first, second, all, won)
    add(second, first, all, all - won)
  }
  return { offsets, neighbours, duels, wins }
}

const chance = (difference: number): number => 1 / (1 + Math.exp(-difference))

/** One Newton step for each strength. @returns the longest step */
function sweepOnce({ offsets, neighbours, duels, wins }: Graph, strengths: Float64Array): number {
  let longest = 0
  for (let entry = 0; entry < strengths.length; entry++) {
    const own = strengths[entry] ?? 0
    let slope = (wins[entry] ?? 0) - PRIOR * own
    let bend = PRIOR
    for (let at = offsets[entry] ?? 0; at < (offsets[entry + 1] ?? 0); at++) {
      const won = chance(own - (strengths[neighbours[at] ?? 0] ?? 0))
      const all = duels[at] ?? 0
      slope -= all * won
      bend += all * won * (1 - won)
    }
    const step = Math.max(-MAX_STEP, Math.min(MAX_STEP, slope / bend))
    strengths[entry] = own + step
    longest = Math.max(longest, Math.abs(step))
  }
  // At the maximum they sum to nought, and one at a time they would come there slowly.
  const mean = strengths.reduce((sum, one) => sum + one, 0) / strengths.length
  for (let entry = 0; entry < strengths.length; entry++)
    strengths[entry] = (strengths[entry] ?? 0) - mean
  return longest
}

/** How much a comparison says about the difference of two strengths. */
function weightsOf({ offsets, neighbours, duels }: Graph, strengths: Float64Array) {
  const weights = new Float64Array(neighbours.length)
  const diagonal = new Float64Array(strengths.length).fill(PRIOR)
  for (let entry = 0; entry < strengths.length; entry++)
    for (let at = offsets[entry] ?? 0; at < (offsets[entry + 1] ?? 0); at++) {
      const won = chance((strengths[entry] ?? 0) - (strengths[neighbours[at] ?? 0] ?? 0))
      const weight = (duels[at] ?? 0) * won * (1 - won)
      weights[at] = weight
      diagonal[entry] = (diagonal[entry] ?? 0) + weight
    }
  return { weights, diagonal }
}

function errorsOf(graph: Graph, strengths: Float64Array): Float64Array {
  const { weights, diagonal } = weightsOf(graph, strengths)
  const variances =
    strengths.length <= MAX_EXACT
      ? exactVariances(graph, weights, diagonal)
      : nearVariances(graph, weights, diagonal)
  return variances.map(Math.sqrt)
}

/** The diagonal of (D − W)⁻¹ to second order: D⁻¹ (1 + Σ w² / (d d′)). */
function nearVariances({ offsets, neighbours }: Graph, weights: Float64Array, d: Float64Array) {
  return d.map((own, entry) => {
    let more = 1
    for (let at = offsets[entry] ?? 0; at < (offsets[entry + 1] ?? 0); at++)
      more += (weights[at] ?? 0) ** 2 / (own * (d[neighbours[at] ?? 0] ?? 1))
    return more / own
  })
}

/** The diagonal of the inverse, by Cholesky: H = L Lᵀ, and the squares of L⁻¹ summed by column. */
function exactVariances({ offsets, neighbours }: Graph, weights: Float64Array, d: Float64Array) {
  const size = d.length
  const rows = Array.from({ length: size }, (_, entry) => {
    const row = new Float64Array(size)
    row[entry] = d[entry] ?? 0
    for (let at = offsets[entry] ?? 0; at < (offsets[entry + 1] ?? 0); at++) {
      const other = neighbours[at] ?? 0
      row[other] = (row[other] ?? 0) - (weights[at] ?? 0)
    }
    return row
  })
  const lower = choleskyOf(rows)
  const variances = new Float64Array(size)
  for (let column = 0; column < size; column++) {
    const inverse = new Float64Array(size)
    for (let at = column; at < size; at++) {
      const row = lower[at] as Float64Array
      let sum = at === column ? 1 : 0
      for (let before = column; before < at; before++)
        sum -= (row[before] ?? 0) * (inverse[before] ?? 0)
      inverse[at] = sum / (row[at] ?? 1)
      variances[column] = (variances[column] ?? 0) + (inverse[at] ?? 0) ** 2
    }
  }
  return variances
}

function choleskyOf(rows: readonly Float64Array[]): readonly Float64Array[] {
  const lower = rows.map((row) => row.slice())
  for (const [at, row] of lower.entries())
    for (let column = 0; column <= at; column++) {
      const other = lower[column] as Float64Array
      let sum = rows[at]?.[column] ?? 0
      for (let before = 0; before < column; before++)
        sum -= (row[before] ?? 0) * (other[before] ?? 0)
      row[column] = at === column ? Math.sqrt(sum) : sum / (other[column] ?? 1)
    }
  return lower
}

/** Nine times of ten the strength lies so many errors around its estimate. */
const NINE_OF_TEN = 1.645

export type Place = { place: number; from: number; to: number }

/** Places by strength; `from` … `to` are those that the uncertainty leaves open: no other entry's interval lies apart from its own there. */
export function placesOf({ strengths, errors }: Strengths): Place[] {
  const low = strengths.map((strength, at) => strength - NINE_OF_TEN * (errors[at] ?? 0))
  const high = strengths.map((strength, at) => strength + NINE_OF_TEN * (errors[at] ?? 0))
  const lows = low.slice().sort()
  const highs = high.slice().sort()
  const order = Array.from(strengths.keys()).sort(
    (one, two) => (strengths[two] ?? 0) - (strengths[one] ?? 0),
  )
  const places: Place[] = []
  for (const [nth, at] of order.entries())
    places[at] = {
      place: nth + 1,
      from: 1 + strengths.length - countUpTo(lows, high[at] ?? 0),
      to: strengths.length - countBelow(highs, low[at] ?? 0),
    }
  return places
}

/** How many of sorted numbers are at most so large. */
const countUpTo = (sorted: Float64Array, value: number): number =>
  firstWhere(sorted, (one) => one > value)
const countBelow = (sorted: Float64Array, value: number): number =>
  firstWhere(sorted, (one) => one >= value)

function firstWhere(sorted: Float64Array, is: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (is(sorted[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}

/** In how many of 100 pairs an entry would be chosen over an average one; with the bounds of its interval. */
export const shareOf = (strength: number, error: number) => ({
  share: Math.round(100 * chance(strength)),
  low: Math.round(100 * chance(strength - NINE_OF_TEN * error)),
  high: Math.round(100 * chance(strength + NINE_OF_TEN * error)),
})
