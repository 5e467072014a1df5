import type { Meaning } from './meaning.ts'
import { titleHash } from './words.ts'

/** Which documents are worth scoring: those with any of these terms, or with both of a pair. */
export type Plan = {
  any: number[]
  pairs: [number, number][] /** Words too common to look up alone. */
  isCut: boolean
}

export const mostPairs = 6
/** A faint likeness adds to the score of a candidate, but is no reason to look at a document. */
export const leastWeight = 0.2

/**
 * Chooses candidates so that the work stays bounded however common the words are: rare words open every document that has
 * them; of words too common for that, documents that have two of them, and those that have one in the title. A document
 * with a single common word can hardly outrank these (the reasoning of MaxScore, Turtle and Flood 1995).
 * @param budget about how many documents may be scored
 */
export function planCandidates(meanings: Meaning[], documents: number, budget: number): Plan {
  const any = new Set<number>()
  const common: Meaning[] = []
  let spent = 0
  const opening = (meaning: Meaning) =>
    meaning.variants.filter((variant) => variant.weight >= leastWeight)
  const costOf = (meaning: Meaning) =>
    opening(meaning).reduce((sum, variant) => sum + variant.df, 0)
  for (const meaning of [...meanings].sort((a, b) => costOf(a) - costOf(b))) {
    if (spent + costOf(meaning) > budget) common.push(meaning)
    else {
      spent += costOf(meaning)
      for (const variant of opening(meaning)) any.add(variant.hash)
    }
  }
  const heads = common.slice(0, 4).map(mainVariant)
  const pairs: [number, number][] = []
  heads.forEach((a, i) => {
    for (const b of heads.slice(i + 1)) {
      const expected = (2 * a.df * b.df) / Math.max(1, documents)
      if (pairs.length >= mostPairs || spent + expected > 2 * budget) continue
      spent += expected
      pairs.push([a.hash, b.hash])
    }
  })
  for (const meaning of common)
    for (const variant of opening(meaning)) any.add(titleHash(variant.hash))
  return { any: [...any], pairs, isCut: common.length > 0 }
}

function mainVariant(meaning: Meaning) {
  return meaning.variants.reduce((best, variant) =>
    variant.weight * variant.df > best.weight * best.df ? variant : best,
  )
}
