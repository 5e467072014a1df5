import type { Counts } from './counts.ts'
import type { SearchQuery } from './document.ts'
import { periodKeys, requiredKeys, STRONGEST, tierKey, tiers } from './keys.ts'
import type { Meaning } from './meaning.ts'

/** Which documents are scored: those that have any of `any`, or `facet` and any of `within`, or all of one of the lists of `all`. */
export type Plan = { any: number[]; facet: number; within: number[]; all: number[][] }

/** Lists of `all` that one statement takes, and keys in each (see `search_score_N` in the migration). */
export const MAX_LISTS = 8
/** A faint likeness adds to the score of a candidate, but is no reason to look at a document. */
export const MIN_OPENING_WEIGHT = 0.2
/** Common words that are looked for together. */
const MAX_HEADS = 3
/** A facet that more of the documents have than this does not narrow enough to be worth reading. */
const MAX_FACET_SHARE = 0.3
/** Words are used together more often than chance would have it. */
const TOGETHERNESS = 2

/**
 * Chooses documents to score so that their number stays bounded however large the index and however common the words are:
 * 1. words that few documents have open all of these;
 * 2. of more common words, documents that have several of them;
 * 3. of each, the documents in which it weighs most, tier by tier, and of a tier that is too large the newest.
 * What is left out has one common word, and weakly: it can hardly outrank the rest (the reasoning of MaxScore, Turtle and
 * Flood 1995, on a tiered index).
 * @param counts in how many documents the meanings' terms stand for this viewer; asked for the keys that are needed beyond
 * @param documents how many the viewer may see
 * @param budget how many documents may be scored, about
 */
export async function planCandidates(
  all: Meaning[],
  counts: Counts,
  documents: number,
  filter: Omit<SearchQuery, 'text' | 'limit'>,
  budget: number,
): Promise<Plan> {
  const meanings = all.filter((meaning) => !meaning.isSmall)
  const required = requiredKeys(filter)
  const known = new Map(
    meanings.flatMap(({ variants }) => variants.map(({ hash, df }) => [hash, df])),
  )
  const countOf = (key: number) => known.get(key) ?? counts.of(key)
  const planner = new Planner(countOf, documents, budget)
  const common = planner.addRare(meanings)
  if (!common.length) return planner.plan
  const periods = periodKeys(filter)
  const openings = common.flatMap(openingOf)
  await counts.learn([
    ...required,
    ...periods,
    ...openings.flatMap((hash) => tiers.map((tier) => tierKey(hash, tier))),
  ])
  planner.narrow(required)
  const left = planner.addRare(common)
  planner.addTogether(left)
  left.forEach((meaning, i) => {
    const [hashes, words] = [openingOf(meaning), left.length - i]
    if (filter.from || filter.to || filter.order === 'newest')
      planner.addNewest(hashes, periods, 2 * words)
    planner.addStrongest(hashes, periods, words)
  })
  return planner.plan
}

const openingOf = (meaning: Meaning): number[] =>
  meaning.variants
    .filter((variant) => variant.weight >= MIN_OPENING_WEIGHT)
    .map((variant) => variant.hash)

/** Fills a plan until the budget is spent. */
class Planner {
  readonly plan: Plan = { any: [], facet: 0, within: [], all: [] }
  #countOf: (key: number) => number
  #documents: number
  #left: number
  #facetShare = 1
  constructor(countOf: (key: number) => number, documents: number, budget: number) {
    this.#countOf = countOf
    this.#documents = Math.max(1, documents)
    this.#left = budget
  }

  /** From now on only documents that have the rarest of these keys are looked for, where that helps. */
  narrow(keys: number[]): void {
    const [facet] = [...keys].sort((a, b) => this.#countOf(a) - this.#countOf(b))
    if (facet === undefined) return
    const share = this.#countOf(facet) / this.#documents
    if (share > MAX_FACET_SHARE) return
    this.plan.facet = facet
    this.#facetShare = share
  }

  /** Opens every document of the words that can be afforded, the rarest first. Answers the others. */
  addRare(meanings: Meaning[]): Meaning[] {
    const costOf = (meaning: Meaning) => this.#expected(openingOf(meaning))
    const sorted = [...meanings].sort((a, b) => costOf(a) - costOf(b))
    return sorted.filter((meaning) => !this.#open(openingOf(meaning), this.#left))
  }

  /** Documents that have several of the common words, or two of which one weighs much where too many have both. */
  addTogether(meanings: Meaning[]): void {
    const heads = meanings.slice(0, MAX_HEADS).map(headOf)
    // Half of the budget is kept for what addStrongest finds.
    const least = this.#left / 2
    if (heads.length > 2) this.#openTogether(heads, least)
    heads.forEach((a, i) => {
      for (const b of heads.slice(i + 1)) {
        if (this.#openTogether([a, b], least)) continue
        this.#openTogether([tierKey(a, STRONGEST), b], least)
        this.#openTogether([a, tierKey(b, STRONGEST)], least)
      }
    })
  }

  #openTogether(keys: number[], least: number): boolean {
    const expected = TOGETHERNESS * this.#expectedOfAll(keys)
    if (expected > this.#left - least || !this.#openAll(keys)) return false
    this.#left -= expected
    return true
  }

  /**
   * Documents in which these terms weigh most, tier by tier; of the first tier that is too large the newest.
   * @param words how many words have to live on what is left of the budget
   */
  addStrongest(hashes: number[], periods: number[], words: number): void {
    const least = this.#left * (1 - 1 / words)
    const keys = tiers.map((tier) => hashes.map((hash) => tierKey(hash, tier)))
    const tooLarge = [...keys, hashes].find((tier) => !this.#open(tier, this.#left - least))
    if (tooLarge) this.addNewest(tooLarge, periods, words)
  }

  /** The newest documents that have the most frequent of these keys; `words` as above. */
  addNewest(keys: number[], periods: number[], words: number): void {
    const least = this.#left * (1 - 1 / words)
    const key = keys.reduce((best, one) => (this.#countOf(one) > this.#countOf(best) ? one : best))
    for (const period of periods) {
      if (this.#left <= least) return
      if (this.#countOf(period) === 0) continue
      if (this.#openAll([key, period])) this.#left -= this.#expectedOfAll([key, period])
    }
  }

  #open(keys: number[], left: number): boolean {
    const expected = this.#expected(keys)
    if (expected > left) return false
    const list = this.plan.facet === 0 ? this.plan.any : this.plan.within
    for (const key of keys) list.push(key)
    this.#left -= expected
    return true
  }

  #openAll(keys: number[]): boolean {
    if (this.plan.all.length === MAX_LISTS) return false
    this.plan.all.push(this.#narrowed(keys))
    return true
  }

  /** The keys with the facet, where fewer documents have it than any of them: otherwise its long list is dearer to read than a few rows. */
  #narrowed(keys: number[]): number[] {
    const { facet } = this.plan
    const isNarrower = facet !== 0 && keys.every((key) => this.#countOf(facet) < this.#countOf(key))
    return isNarrower ? [...keys, facet] : keys
  }

  #expected = (keys: number[]): number =>
    this.#facetShare * keys.reduce((sum, key) => sum + this.#countOf(key), 0)

  /** Were the keys independent of each other. */
  #expectedOfAll = (keys: number[]): number =>
    this.#narrowed(keys).reduce(
      (product, key) => (product * this.#countOf(key)) / this.#documents,
      this.#documents,
    )
}

/** The form of a word that most documents have. */
function headOf(meaning: Meaning): number {
  const [first] = [...meaning.variants].sort((a, b) => b.weight * b.df - a.weight * a.df)
  return first?.hash ?? 0
}
