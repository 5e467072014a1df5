import type { Counts } from './counts.ts'
import { isInside, piecesOf } from './forms.ts'
import { editDistance, editsAllowed, formsToAsk, trust } from './spelling.ts'
import type { Entry, Vocabulary } from './vocabulary.ts'
import { beginningHash, hashOf, longestBeginning, type Word, wordsOf } from './words.ts'

/** A word of a question on its way to a meaning. */
export type Draft = {
  word: Word
  /** What the word itself is indexed under. */
  hashes: Set<number>
  isSmall: boolean
  /** What it may have been meant to be, with how likely that is, 0 to 1. */
  guesses: Map<number, number>
  /** It may be unfinished. */
  isPrefix: boolean
}

type Asked = { text: string; accessIds: number[] }
type CountOf = (hashes: Iterable<number>) => number

const mostCompletions = 20
const completionWeight = 0.85
const mostCorrections = 12
const mostUncounted = 40
/** A word in no more documents than this share, or this number, is looked for inside longer ones. */
const RARE_SHARE = 0.01
const MIN_RARE = 5
const MAX_INSIDE = 20
const INSIDE_WEIGHT = 0.5

/** In how many documents a draft's own forms stand: the most of any. */
export const frequencyOf = (draft: Draft, counts: Counts): number =>
  Math.max(0, ...[...draft.hashes].map((hash) => counts.of(hash)))

/** Finds what was meant by words that (nearly) nothing has: unfinished, misspelt, run together or torn apart. */
export class Guesser {
  #vocabulary: Vocabulary
  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
  }

  /**
   * Adds guesses to the drafts that need some. Answers whether any were added.
   * @param counts frequencies of the drafts' own hashes for this viewer
   */
  async guess(drafts: Draft[], counts: Counts, asked: Asked, documents: number): Promise<boolean> {
    for (const draft of drafts) if (draft.isPrefix) await this.#complete(draft, asked)
    await this.#findInside(
      drafts.filter(
        (draft) => frequencyOf(draft, counts) <= Math.max(MIN_RARE, RARE_SHARE * documents),
      ),
      asked,
    )
    const rare = Math.max(1, Math.min(3, documents / 2_000))
    const doubtful = drafts.filter(
      (draft) => draft.guesses.size === 0 && frequencyOf(draft, counts) <= rare,
    )
    if (doubtful.length) await this.#correct(doubtful, counts, asked)
    return drafts.some((draft) => draft.guesses.size > 0)
  }

  /** Short beginnings are indexed as such; longer ones are looked up in the dictionary. */
  async #complete(draft: Draft, asked: Asked): Promise<void> {
    const typed = draft.word.folded
    if (typed.length <= longestBeginning) {
      draft.guesses.set(beginningHash(typed), completionWeight)
      return
    }
    const found = await this.#vocabulary.completions(typed, asked.accessIds, mostCompletions)
    for (const { terms } of found)
      for (const hash of terms)
        if (!draft.hashes.has(hash)) draft.guesses.set(hash, completionWeight)
  }

  /** Rare words are also looked for inside longer ones: `Heizung` in Heizungsausfall, `회의` in 회의실예약. */
  async #findInside(rare: Draft[], asked: Asked): Promise<void> {
    const drafts = rare.filter((draft) => !draft.isPrefix && !draft.isSmall)
    const pieces = drafts.map((draft) => piecesOf(draft.word.folded).map(hashOf))
    const found = await this.#vocabulary.wordsWith(pieces, asked.accessIds, MAX_INSIDE)
    drafts.forEach((draft, i) => {
      for (const { word, terms } of found[i] ?? [])
        if (isInside(draft.word.folded, word))
          for (const hash of terms)
            if (!draft.hashes.has(hash)) draft.guesses.set(hash, INSIDE_WEIGHT)
    })
  }

  /** Misspellings of doubtful words; for words nothing has also missing and superfluous spaces. */
  async #correct(doubtful: Draft[], counts: Counts, asked: Asked): Promise<void> {
    const unseen = doubtful.filter((draft) => frequencyOf(draft, counts) === 0)
    // A word too new for the statistics is no misspelling.
    const present = await this.#vocabulary.present(
      unseen.flatMap((draft) => [...draft.hashes]),
      asked.accessIds,
    )
    const unknown = unseen.filter((draft) => ![...draft.hashes].some((hash) => present.has(hash)))
    const neighbours = await this.#vocabulary.neighbours(
      doubtful.flatMap((draft) => formsToAsk(draft.word.folded)),
    )
    const near = doubtful.map((draft) => nearTo(draft.word.folded, neighbours))
    const pieces = await this.#vocabulary.entries(
      unknown.flatMap((draft) => splits(draft.word.folded).flat()),
    )
    const hashes = [
      ...near.flat().flatMap((one) => one.entry.terms),
      ...[...pieces.values()].flat(),
    ]
    const found = await this.#counted(hashes, asked)
    const countOf: CountOf = (list) => Math.max(0, ...[...list].map((hash) => found.get(hash) ?? 0))
    doubtful.forEach((draft, i) => {
      addCorrections(draft, near[i] ?? [], countOf, frequencyOf(draft, counts))
    })
    for (const draft of unknown) addSplit(draft, pieces, countOf)
    await this.#joinNeighbours(unknown, asked.text)
  }

  /** Frequencies, with 1 for words that stand in a document too new to be counted. */
  async #counted(hashes: number[], asked: Asked): Promise<Map<number, number>> {
    const found = await this.#vocabulary.frequencies(hashes, asked.accessIds)
    const uncounted = [...new Set(hashes)]
      .filter((hash) => !found.has(hash))
      .slice(0, mostUncounted)
    for (const hash of await this.#vocabulary.present(uncounted, asked.accessIds))
      found.set(hash, 1)
    return found
  }

  /** `dash board` → dashboard: two typed words that the dictionary has as one. */
  async #joinNeighbours(unknown: Draft[], text: string): Promise<void> {
    if (!unknown.length) return
    const words = wordsOf(text, 100).map((word) => word.folded)
    const pairs = words.slice(1).map((right, i) => [words[i] ?? '', right] as const)
    const isUnknown = new Set(unknown.map((draft) => draft.word.folded))
    const wanted = pairs.filter(([left, right]) => isUnknown.has(left) || isUnknown.has(right))
    const entries = await this.#vocabulary.entries(wanted.map(([left, right]) => left + right))
    for (const [left, right] of wanted)
      for (const draft of unknown)
        if (draft.word.folded === left || draft.word.folded === right)
          for (const hash of entries.get(left + right) ?? []) draft.guesses.set(hash, 0.9)
  }
}

type Near = { entry: Entry; distance: number }

function nearTo(typed: string, neighbours: Entry[]): Near[] {
  const most = editsAllowed(typed)
  const measured = neighbours.map((entry) => ({
    entry,
    distance: editDistance(typed, entry.word, most),
  }))
  return measured.filter((one) => one.distance > 0 && one.distance <= most)
}

function addCorrections(draft: Draft, near: Near[], countOf: CountOf, ownCount: number) {
  const typed = draft.word.folded
  // A word that is known, only rare, is corrected to a far more frequent one alone, and with less trust.
  const least = ownCount > 0 ? 10 * ownCount : 1
  const known = near
    .map((one) => ({
      ...one,
      count: countOf(one.entry.terms),
      trust: trust(typed, one.entry.word, one.distance),
    }))
    .filter((one) => one.count >= least)
    .sort((a, b) => b.trust - a.trust || b.count - a.count)
  const nearest = Math.min(...known.map((one) => one.distance))
  for (const one of known.slice(0, mostCorrections)) {
    const weight = one.trust * (ownCount > 0 ? 0.5 : 1) * (one.distance > nearest ? 0.5 : 1)
    for (const hash of one.entry.terms)
      if (!draft.hashes.has(hash))
        draft.guesses.set(hash, Math.max(weight, draft.guesses.get(hash) ?? 0))
  }
}

/** Letters between the parts of a German or Dutch compound: `Heizungsausfall` is Heizung and Ausfall. */
const links = ['es', 'en', 's', 'n', 'e']

/** Where a word might be two: `heatpump` → heat pump. */
function splits(word: string): [string, string][] {
  if (word.length < 6 || word.length > 40 || /\d/.test(word)) return []
  return Array.from({ length: word.length - 5 }, (_, i) => i + 3).flatMap((at) => {
    const [left, right] = [word.slice(0, at), word.slice(at)]
    const unlinked = links
      .filter((link) => left.endsWith(link) && left.length - link.length >= 4 && at >= 5)
      .map((link): [string, string] => [left.slice(0, -link.length), right])
    return [[left, right], ...unlinked]
  })
}

function addSplit(draft: Draft, pieces: Map<string, number[]>, countOf: CountOf) {
  let best: { hashes: number[]; count: number } | null = null
  for (const [left, right] of splits(draft.word.folded)) {
    const hashes = [pieces.get(left) ?? [], pieces.get(right) ?? []]
    const count = Math.min(...hashes.map(countOf))
    if (count > (best?.count ?? 0)) best = { hashes: hashes.flat(), count }
  }
  for (const hash of best?.hashes ?? []) draft.guesses.set(hash, 0.6)
}
