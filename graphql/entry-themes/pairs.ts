// Entries that share much of their words. Pure; linear in the entries, for each is compared by its rarest words alone, and with few.
import { type EntryWords, indexOf } from './entry-words.ts'

export type Pair = {
  firstId: number
  secondId: number
  score: number
  shared: string[]
  onlyFirst: string[]
  onlySecond: string[]
}

/** The rarest words of an entry, by which others are found. */
const WORDS_TRIED = 12
/** A word that stands in more entries finds none. */
const MAX_THERE = 40
const MIN_SHARED = 2
const MIN_SCORE = 0.18
const MAX_PAIRS = 200
const WORDS_SHOWN = 8

/** The pairs that are most alike, best first, at most 200. */
export function pairsOf(entries: readonly EntryWords[]): Pair[] {
  const { places, rarity } = indexOf(entries)
  const pairs: Pair[] = []
  entries.forEach((entry, place) => {
    const tried = [...entry.words.keys()]
      .filter((term) => (places.get(term)?.length ?? 0) <= MAX_THERE)
      .sort((a, b) => rarity(b) - rarity(a) || (a < b ? -1 : 1))
      .slice(0, WORDS_TRIED)
    const shared = new Map<number, number>()
    for (const term of tried)
      for (const other of places.get(term) ?? [])
        if (other > place) shared.set(other, (shared.get(other) ?? 0) + 1)
    for (const [other, count] of shared) {
      const second = entries[other]
      if (!second || count < MIN_SHARED) continue
      const pair = comparedTo(entry, second, rarity)
      if (pair.score >= MIN_SCORE) pairs.push(pair)
    }
  })
  return pairs
    .sort((a, b) => b.score - a.score || a.firstId - b.firstId || a.secondId - b.secondId)
    .slice(0, MAX_PAIRS)
}

function comparedTo(one: EntryWords, other: EntryWords, rarity: (term: string) => number): Pair {
  const [first, second] = one.id < other.id ? [one, other] : [other, one]
  const weightOf = ({ words }: EntryWords, term: string) =>
    (words.get(term)?.weight ?? 0) * rarity(term)
  const sumOf = (terms: readonly string[]) =>
    terms.reduce((sum, term) => sum + Math.max(weightOf(first, term), weightOf(second, term)), 0)
  const rarest = (terms: readonly string[]) =>
    terms.toSorted((a, b) => rarity(b) - rarity(a) || (a < b ? -1 : 1)).slice(0, WORDS_SHOWN)
  const both = [...first.words.keys()].filter((term) => second.words.has(term))
  const onlyFirst = [...first.words.keys()].filter((term) => !second.words.has(term))
  const onlySecond = [...second.words.keys()].filter((term) => !first.words.has(term))
  const shared = sumOf(both)
  const written =
    ({ words }: EntryWords) =>
    (term: string) =>
      words.get(term)?.word ?? term
  return {
    firstId: first.id,
    secondId: second.id,
    score: shared / (shared + sumOf(onlyFirst) + sumOf(onlySecond) || 1),
    shared: rarest(both).map(written(first)),
    onlyFirst: rarest(onlyFirst).map(written(first)),
    onlySecond: rarest(onlySecond).map(written(second)),
  }
}
