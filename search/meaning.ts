import type { Audiences } from './audiences.ts'
import { detectLanguage, short } from './language.ts'
import { editDistance, editsAllowed, formsToAsk, trust } from './spelling.ts'
import type { Stems } from './stems.ts'
import { synonymsOf } from './synonyms.ts'
import type { Entry, Vocabulary } from './vocabulary.ts'
import { fold, hashOf, joined, type Word, wordsOf } from './words.ts'

/** One way a document may say what was asked. `weight` 1 is the word itself; a guess weighs less. */
export type Variant = { hash: number; weight: number; df: number }

/** One word of the question with everything it may mean. */
export type Meaning = {
  /** As typed. */
  word: string
  folded: string
  variants: Variant[]
  /** Documents the viewer may see that have it in one of its certain forms. */
  df: number
  /** Rarity: BM25's inverse document frequency, never below 0. */
  idf: number
  /** Importance in the question: 1, less for words of a body. */
  weight: number
}

export type Question = {
  text: string
  accessIds: number[]
  /** The last word may be unfinished. */
  isPrefix: boolean
  language: string | null
  mostWords: number
  /** False for long texts: their misspelt words are left alone. */
  isGuessing?: boolean
  /** How much a synonym counts, 0 to 1; 0 leaves them out. */
  synonymWeight: number
}

export type Reading = { meanings: Meaning[]; documents: number; languages: string[] }

type Draft = {
  word: Word
  hashes: Set<number>
  isSmall: boolean
  guesses: Map<number, number>
  isPrefix: boolean
}

const mostCompletions = 20

/** BM25's idf (Robertson and Spärck Jones) with the +1 that keeps it positive. */
export const idfOf = (df: number, documents: number): number => {
  const n = Math.max(documents, df)
  return Math.log(1 + (n - df + 0.5) / (df + 0.5))
}

/** Reads a text as a question: stems, joined and split words, misspellings, beginnings, synonyms, and how rare each is for this viewer. */
export class Reader {
  #stems: Stems
  #audiences: Audiences
  #vocabulary: Vocabulary
  constructor(stems: Stems, audiences: Audiences, vocabulary: Vocabulary) {
    this.#stems = stems
    this.#audiences = audiences
    this.#vocabulary = vocabulary
  }

  async read(question: Question): Promise<Reading> {
    const { documents, languages } = await this.#audiences.of(question.accessIds)
    const words = uniqueWords(question)
    const own =
      short(question.language) ??
      detectLanguage(words.map((word) => word.plain)) ??
      languages[0] ??
      null
    const all = [...new Set([own, ...languages, ...(languages.length ? [] : ['en'])])].filter(
      (language) => language !== null,
    )
    const drafts = await this.#drafts(words, own, all, question)
    let counts = await this.#vocabulary.frequencies(hashesOf(drafts), question.accessIds)
    if (question.isGuessing !== false && (await this.#guess(drafts, counts, question, documents)))
      counts = await this.#vocabulary.frequencies(hashesOf(drafts), question.accessIds)
    const meanings = drafts.map((draft) => meaningOf(draft, counts, documents))
    if (question.synonymWeight > 0) await this.#addSynonyms(meanings, all, question)
    return { meanings, documents, languages: all }
  }

  /** What each word is indexed under, small words left out unless there is nothing else. */
  async #drafts(
    words: Word[],
    own: string | null,
    languages: string[],
    question: Question,
  ): Promise<Draft[]> {
    const plain = words.map((word) => word.plain)
    for (const language of languages) await this.#stems.learn(language, plain)
    const entries = await this.#vocabulary.entries(words.map((word) => word.folded))
    const last = words.at(-1)
    const drafts = words.map((word): Draft => {
      const stems = languages.map((language) => this.#stems.of(language, word.plain))
      const hashes = new Set([
        ...stems.map((stem) => stem.hash),
        hashOf(word.folded),
        ...(entries.get(word.folded) ?? []),
      ])
      const isPrefix = question.isPrefix && word === last && word.end === question.text.length
      return {
        word,
        hashes,
        isSmall: this.#stems.of(own, word.plain).isSmall,
        guesses: new Map(),
        isPrefix,
      }
    })
    const telling = drafts.filter((draft) => !draft.isSmall || draft.isPrefix)
    return (telling.length ? telling : drafts).slice(0, question.mostWords)
  }

  /** Adds completions and corrections for words that (nearly) nothing has. Answers whether any were added. */
  async #guess(
    drafts: Draft[],
    counts: Map<number, number>,
    question: Question,
    documents: number,
  ): Promise<boolean> {
    let hasGuessed = false
    for (const draft of drafts)
      if (draft.isPrefix) hasGuessed = (await this.#complete(draft, question)) || hasGuessed
    const rare = Math.max(1, Math.min(3, documents / 2_000))
    const doubtful = drafts.filter(
      (draft) => draft.guesses.size === 0 && frequency(draft, counts) <= rare,
    )
    if (!doubtful.length) return hasGuessed
    const unseen = doubtful.filter((draft) => frequency(draft, counts) === 0)
    const present = await this.#vocabulary.present(
      unseen.flatMap((draft) => [...draft.hashes]),
      question.accessIds,
    )
    const isNew = (draft: Draft) => [...draft.hashes].some((hash) => present.has(hash))
    await this.#correct(
      doubtful,
      unseen.filter((draft) => !isNew(draft)),
      counts,
      question,
    )
    return hasGuessed || doubtful.some((draft) => draft.guesses.size > 0)
  }

  async #complete(draft: Draft, question: Question): Promise<boolean> {
    const found = await this.#vocabulary.completions(
      draft.word.folded,
      question.accessIds,
      mostCompletions,
    )
    for (const { word, terms } of found)
      for (const hash of terms)
        if (!draft.hashes.has(hash)) draft.guesses.set(hash, word === draft.word.folded ? 1 : 0.85)
    return found.some((entry) => entry.df > 0) && draft.guesses.size > 0
  }

  /** Misspellings of doubtful words; for words nothing has also missing and superfluous spaces. */
  async #correct(
    doubtful: Draft[],
    unknown: Draft[],
    counts: Map<number, number>,
    question: Question,
  ): Promise<void> {
    const neighbours = await this.#vocabulary.neighbours(
      doubtful.flatMap((draft) => formsToAsk(draft.word.folded)),
    )
    const pieces = await this.#vocabulary.entries(
      unknown.flatMap((draft) => splits(draft.word.folded).flat()),
    )
    const found = await this.#vocabulary.frequencies(
      [...neighbours.flatMap((entry) => entry.terms), ...[...pieces.values()].flat()],
      question.accessIds,
    )
    const countOf = (hashes: Iterable<number>) =>
      Math.max(0, ...[...hashes].map((hash) => found.get(hash) ?? 0))
    for (const draft of doubtful)
      addCorrections(draft, neighbours, countOf, frequency(draft, counts))
    for (const draft of unknown) addSplit(draft, pieces, countOf)
    await this.#joinNeighbours(unknown, question)
  }

  /** `dash bord` … `dash board`: two typed words that the dictionary has as one. */
  async #joinNeighbours(unknown: Draft[], question: Question): Promise<void> {
    const words = wordsOf(question.text, 100)
    const pairs = words.slice(1).map((right, i) => [words[i] as Word, right] as const)
    const wanted = pairs.filter((pair) =>
      unknown.some((draft) => pair.some((word) => word.folded === draft.word.folded)),
    )
    const entries = await this.#vocabulary.entries(
      wanted.map(([left, right]) => left.folded + right.folded),
    )
    for (const [left, right] of wanted)
      for (const draft of unknown)
        if (draft.word.folded === left.folded || draft.word.folded === right.folded)
          for (const hash of entries.get(left.folded + right.folded) ?? [])
            draft.guesses.set(hash, 0.9)
  }

  async #addSynonyms(meanings: Meaning[], languages: string[], question: Question): Promise<void> {
    const lists = await Promise.all(languages.map((language) => synonymsOf(language, this.#stems)))
    const added = new Map<Meaning, Set<number>>()
    for (const meaning of meanings) {
      const own = new Set(meaning.variants.map((variant) => variant.hash))
      const others = new Set<number>()
      for (const { hash, weight } of meaning.variants)
        if (weight >= 0.8)
          for (const list of lists)
            for (const other of list.get(hash) ?? []) if (!own.has(other)) others.add(other)
      if (others.size) added.set(meaning, others)
    }
    const counts = await this.#vocabulary.frequencies(
      [...added.values()].flatMap((set) => [...set]),
      question.accessIds,
    )
    for (const [meaning, others] of added)
      for (const hash of others) {
        const df = counts.get(hash)
        if (df) meaning.variants.push({ hash, weight: question.synonymWeight, df })
      }
  }
}

function uniqueWords(question: Question): Word[] {
  const words = wordsOf(question.text, question.mostWords * 20)
  const whole: Word[] = []
  words.forEach((word, i) => {
    whole.push(word)
    const both = joined(question.text, word, words[i + 1])
    if (both) whole.push({ ...word, plain: both, folded: fold(both) })
  })
  // The last of equal words stays, so that an unfinished word is still the last one.
  return [...new Map(whole.reverse().map((word) => [word.folded, word])).values()].reverse()
}

const hashesOf = (drafts: Draft[]) =>
  drafts.flatMap((draft) => [...draft.hashes, ...draft.guesses.keys()])

const frequency = (draft: Draft, counts: Map<number, number>) =>
  Math.max(0, ...[...draft.hashes].map((hash) => counts.get(hash) ?? 0))

function addCorrections(
  draft: Draft,
  neighbours: Entry[],
  countOf: (hashes: Iterable<number>) => number,
  ownCount: number,
) {
  const typed = draft.word.folded
  const most = editsAllowed(typed)
  const near: { entry: Entry; value: number; distance: number }[] = []
  for (const entry of neighbours) {
    const distance = editDistance(typed, entry.word, most)
    const count = countOf(entry.terms)
    if (distance === 0 || distance > most || count === 0) continue
    // A word that is known, only rare, is corrected to a far more frequent one alone.
    if (ownCount > 0 && count < 10 * ownCount) continue
    near.push({
      entry,
      distance,
      value: trust(typed, entry.word, distance) * (ownCount > 0 ? 0.5 : 1),
    })
  }
  const nearest = Math.min(...near.map((one) => one.distance))
  near.sort((a, b) => b.value - a.value || countOf(b.entry.terms) - countOf(a.entry.terms))
  for (const { entry, value, distance } of near.slice(0, 12)) {
    const weight = distance > nearest ? value * 0.5 : value
    for (const hash of entry.terms)
      if (!draft.hashes.has(hash))
        draft.guesses.set(hash, Math.max(weight, draft.guesses.get(hash) ?? 0))
  }
}

/** Where a word might be two: `heatpump` → heat pump. */
function splits(word: string): [string, string][] {
  if (word.length < 6 || word.length > 40 || /\d/.test(word)) return []
  return Array.from({ length: word.length - 5 }, (_, i) => [
    word.slice(0, i + 3),
    word.slice(i + 3),
  ])
}

function addSplit(
  draft: Draft,
  pieces: Map<string, number[]>,
  countOf: (hashes: Iterable<number>) => number,
) {
  let best: { hashes: number[]; count: number } | null = null
  for (const [left, right] of splits(draft.word.folded)) {
    const hashes = [pieces.get(left) ?? [], pieces.get(right) ?? []]
    const count = Math.min(...hashes.map(countOf))
    if (count > (best?.count ?? 0)) best = { hashes: hashes.flat(), count }
  }
  for (const hash of best?.hashes ?? []) draft.guesses.set(hash, 0.6)
}

function meaningOf(draft: Draft, counts: Map<number, number>, documents: number): Meaning {
  const variants: Variant[] = []
  for (const hash of draft.hashes) variants.push({ hash, weight: 1, df: counts.get(hash) ?? 0 })
  for (const [hash, weight] of draft.guesses)
    variants.push({ hash, weight, df: counts.get(hash) ?? 0 })
  const known = variants.filter((variant) => variant.df > 0)
  const best = Math.max(0, ...known.map((variant) => variant.weight))
  const certain = known.filter((variant) => variant.weight >= 0.8 * best)
  const df = Math.min(
    documents,
    certain.reduce((sum, variant) => sum + variant.df, 0),
  )
  // A term too new for the statistics has no count yet and must be looked for all the same.
  const kept = known.length ? known : variants.slice(0, 6)
  return {
    word: draft.word.plain,
    folded: draft.word.folded,
    variants: kept,
    df,
    idf: idfOf(df, documents),
    weight: 1,
  }
}
