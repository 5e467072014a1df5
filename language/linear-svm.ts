// Linear support vector machines with squared hinge loss, each class against the rest, trained together by dual coordinate
// descent (Hsieh et al. 2008). The weights of all classes stand side by side, so that a text is read once for all of them.
import type { Vector } from './vectors.ts'

/** Numbers that look random and are the same in every run. */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function shuffle(order: Int32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = order[at] as number
    order[at] = order[other] as number
    order[other] = kept
  }
}

export type Machine = {
  classes: number
  /** Of feature f and class c at f * classes + c; the last row is the bias. */
  weights: Float32Array
}

/** How far on each class's side a text lies, written to `scores`. */
export function scoresOf(
  { classes, weights }: Machine,
  { ids, values }: Vector,
  scores: Float64Array,
): void {
  const bias = weights.length - classes
  for (let c = 0; c < classes; c++) scores[c] = weights[bias + c] as number
  for (let i = 0; i < ids.length; i++) {
    const row = (ids[i] as number) * classes
    const value = values[i] as number
    for (let c = 0; c < classes; c++)
      scores[c] = (scores[c] as number) + (weights[row + c] as number) * value
  }
}

function add(
  { classes, weights }: Machine,
  { ids, values }: Vector,
  steps: Float64Array,
  changed: Int32Array,
  count: number,
): void {
  for (let i = 0; i <= ids.length; i++) {
    const row = i < ids.length ? (ids[i] as number) * classes : weights.length - classes
    const value = i < ids.length ? (values[i] as number) : 1
    for (let k = 0; k < count; k++) {
      const c = changed[k] as number
      weights[row + c] = (weights[row + c] as number) + (steps[c] as number) * value
    }
  }
}

export type TrainOptions = {
  classes: number
  /** How many features there are. */
  size: number
  /** What an error costs: the higher, the closer to the examples. */
  cost: number
  passes: number
  /** A weight of its own for an example. */
  weightOf?: (at: number) => number
  /** Called after each pass, for who does not want to wait at a stretch. */
  afterPass?: () => Promise<void>
}

/** @param labels the class of each vector */
export async function train(
  vectors: readonly Vector[],
  labels: Int32Array,
  { classes, size, cost, passes, weightOf = () => 1, afterPass }: TrainOptions,
): Promise<Machine> {
  const machine = { classes, weights: new Float32Array((size + 1) * classes) }
  const duals = new Float32Array(vectors.length * classes)
  const squares = Float64Array.from(vectors, ({ values }) =>
    values.reduce((sum, value) => sum + value * value, 1),
  )
  const order = Int32Array.from(vectors, (_, at) => at)
  const random = seededNumbers(7)
  const scores = new Float64Array(classes)
  const steps = new Float64Array(classes)
  const changed = new Int32Array(classes)
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random)
    for (const at of order) {
      const vector = vectors[at] as Vector
      scoresOf(machine, vector, scores)
      const slack = 0.5 / (cost * weightOf(at))
      const diagonal = (squares[at] as number) + slack
      let count = 0
      for (let c = 0; c < classes; c++) {
        const place = at * classes + c
        const sign = labels[at] === c ? 1 : -1
        const dual = duals[place] as number
        const gradient = sign * (scores[c] as number) - 1 + dual * slack
        const next = Math.max(0, dual - gradient / diagonal)
        if (Math.abs(next - dual) < 1e-4 * cost) continue
        duals[place] = next
        steps[c] = (next - dual) * sign
        changed[count++] = c
      }
      if (count > 0) add(machine, vector, steps, changed, count)
    }
    await afterPass?.()
  }
  return machine
}
