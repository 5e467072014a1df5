// Multinomial logistic regression on sparse vectors, trained by stochastic gradient descent with a step per weight (AdaGrad).
import { type Machine, scoresOf, seededNumbers, shuffle } from './linear-svm.ts'
import type { Vector } from './vectors.ts'

export type SoftmaxOptions = {
  classes: number
  size: number
  passes: number
  /** How strongly weights are drawn to zero, for each feature. */
  decayOf: (feature: number) => number
  /** How much an example counts. */
  weightOf: (at: number) => number
  /** A class that an example says nothing about, or -1. */
  unknownOf?: (at: number) => number
}

/** Turns scores into shares that add up to one. */
export function toShares(scores: Float64Array): void {
  const highest = scores.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY)
  let sum = 0
  for (let c = 0; c < scores.length; c++) {
    scores[c] = Math.exp((scores[c] as number) - highest)
    sum += scores[c] as number
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] as number) / sum
}

const STEP = 0.15

/** @param targets of each vector its class, or shares of the classes that add up to one */
export function trainSoftmax(
  vectors: readonly Vector[],
  targets: readonly ArrayLike<number>[],
  { classes, size, passes, decayOf, weightOf, unknownOf = () => -1 }: SoftmaxOptions,
): Machine {
  const machine = { classes, weights: new Float32Array((size + 1) * classes) }
  const { weights } = machine
  const squares = new Float32Array(weights.length).fill(1e-3)
  const order = Int32Array.from(vectors, (_, at) => at)
  const random = seededNumbers(11)
  const shares = new Float64Array(classes)
  const decays = Float64Array.from({ length: size }, (_, feature) => decayOf(feature))
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random)
    const step = STEP / (1 + pass / 4)
    for (const at of order) {
      const vector = vectors[at] as Vector
      const target = targets[at] as ArrayLike<number>
      const weight = weightOf(at)
      const unknown = unknownOf(at)
      scoresOf(machine, vector, shares)
      if (unknown >= 0) shares[unknown] = Number.NEGATIVE_INFINITY
      toShares(shares)
      const { ids, values } = vector
      for (let i = 0; i <= ids.length; i++) {
        const feature = i < ids.length ? (ids[i] as number) : size
        const value = i < ids.length ? (values[i] as number) : 1
        const decay = i < ids.length ? (decays[feature] as number) : 0
        for (let c = 0; c < classes; c++) {
          const place = feature * classes + c
          const error = ((shares[c] as number) - (target[c] as number)) * weight
          const gradient = error * value + decay * (weights[place] as number)
          squares[place] = (squares[place] as number) + gradient * gradient
          weights[place] =
            (weights[place] as number) - (step * gradient) / Math.sqrt(squares[place] as number)
        }
      }
    }
  }
  return machine
}
