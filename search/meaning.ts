import type { Alias, Aliases } from './aliases.ts'
import type { Audiences } from './audiences.ts'
import { MIN_OPENING_WEIGHT } from './candidates.ts'
import { Counts } from './counts.ts'
import { formsToAskFor } from './forms.ts'
import { type Draft, Guesser } from './guessing.ts'
import { isQuestionWord } from './question-words.ts'
import type { Stems } from './stems.ts'
import { type Synonyms, synonymsOf } from './synonyms.ts'
import { languageIn } from './terms.ts'
import type { Vocabulary } from './vocabulary.ts'
import { fold, hashOf, joined, type Word, wordsOf } from './words.ts'

/** What a variant is of the word: itself in some form, a guess at what was meant, or another word for it. */
export type Likeness = 'WORD' | 'GUESS' | 'SYNONYM' | 'ALIAS'
/** One way a document may say what was asked. `weight` 1 is the word itself; a guess weighs less. */
export type Variant = { hash: number; weight: number; df: number; is: Likeness }
/** Other words for one word of a question, by their numbers. */
type Others = Map<number, { weight: number; is: Likeness }>

/** One word of the question with everything it may mean. */
export type Meaning = {
  /** As typed. */
  word: string
  folded: string
  variants: Variant[]
  /** Documents the viewer may see that have it in one of its certain forms. */
  df: number
  /** Rarity: BM25's inverse document frequency, above 0. */
  idf: number
  /** Importance in the question: 1, less for words of a body. */
  weight: number
  /** It adds to a score, but is no reason to look at a document: a word that asks. */
  isSmall: boolean
}

export type Question = {
  text: string
  accessIds: number[]
  /** The last word may be unfinished. */
  isPrefix: boolean
  language: string | null
  mostWords: number
  /** False for long texts: their misspelt words are left alone. */
  isGuessing: boolean
  /** How much a synonym counts, 0 to 1; 0 leaves them out. */
  synonymWeight: number
  /** How much another name counts that the company uses for the same thing, 0 to 1; 0 leaves them out. */
  aliasWeight: number
  /** How much a word that asks ("how") counts, 0 to 1; 0 leaves them out as all small words. */
  questionWordWeight: number
  /** How much a word counts that was learnt to be used in the same contexts, 0 to 1; 0 leaves them out. */
  relatedWeight: number
}

/** A question's words, the languages they may be in, and what is known of their terms. */
type Words = {
  words: Word[]
  own: string | null
  languages: string[]
  synonyms: Synonyms[]
  counts: Counts
}

export type Reading = {
  meanings: Meaning[]
  /** Documents the viewer may see. */
  documents: number
  languages: string[]
  counts: Counts
}

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
  #guesser: Guesser
  readonly aliases: Aliases
  constructor(stems: Stems, audiences: Audiences, vocabulary: Vocabulary, aliases: Aliases) {
    this.aliases = aliases
    this.#stems = stems
    this.#audiences = audiences
    this.#vocabulary = vocabulary
    this.#guesser = new Guesser(vocabulary)
  }

  async read(question: Question): Promise<Reading> {
    const { documents, languages } = await this.#audiences.of(question.accessIds)
    const words = uniqueWords(question)
    const plain = words.map((word) => word.plain)
    const own = languageIn(plain, question.language, languages[0] ?? null)
    const all = [...new Set([own, ...languages, ...(languages.length ? [] : ['en'])])].filter(
      (one) => one !== null,
    )
    const counts = new Counts(this.#vocabulary, question.accessIds)
    const synonyms =
      question.synonymWeight > 0
        ? await Promise.all(all.map((language) => synonymsOf(language, this.#stems)))
        : []
    const drafts = await this.#drafts({ words, own, languages: all, synonyms, counts }, question)
    await counts.learn(hashesOf(drafts))
    if (question.isGuessing && (await this.#guesser.guess(drafts, counts, question, documents)))
      await counts.learn(hashesOf(drafts))
    const hasOthers = drafts.some((draft) => !draft.isSmall)
    const meanings = drafts.map((draft) => {
      const isSmall = draft.isSmall && !draft.isPrefix && hasOthers
      const weight = isSmall ? question.questionWordWeight : 1
      return { ...meaningOf(draft, counts, documents), weight, isSmall }
    })
    const known = { synonyms, languages: all }
    await this.#addOthers(meanings, known, question, counts, documents)
    return { meanings, documents, languages: all, counts }
  }

  /** What each word is indexed under, small words left out unless there is nothing else. */
  async #drafts(
    { words, own, languages, synonyms, counts }: Words,
    question: Question,
  ): Promise<Draft[]> {
    const plain = words.map((word) => word.plain)
    await Promise.all(languages.map((language) => this.#stems.learn(language, plain)))
    const stemmed = words.map((word) => [
      ...languages.map((language) => this.#stems.of(language, word.plain).hash),
      hashOf(word.folded),
      ...formsToAskFor(word.plain).map((form) => hashOf(fold(form))),
    ])
    // Synonyms will be wanted in a moment: asked for with the rest they cost no statement of their own.
    const hashes = new Set(stemmed.flat())
    const others = [...hashes].flatMap((hash) =>
      synonyms.flatMap((list) => [...(list.get(hash) ?? [])]),
    )
    const entries = await counts.look(
      words.map((word) => word.folded),
      [...new Set([...hashes, ...others])],
    )
    const last = words.at(-1)
    const drafts = words.map(
      (word, i): Draft => ({
        word,
        hashes: new Set([...(stemmed[i] ?? []), ...(entries.get(word.folded) ?? [])]),
        isSmall: this.#stems.of(own, word.plain).isSmall,
        guesses: new Map(),
        isPrefix: question.isPrefix && word === last && word.end === question.text.length,
      }),
    )
    const telling = drafts.filter((draft) => !draft.isSmall || draft.isPrefix)
    if (!telling.length) return drafts.slice(0, question.mostWords)
    const isKept = (draft: Draft) =>
      !draft.isSmall ||
      draft.isPrefix ||
      (question.questionWordWeight > 0 && isQuestionWord(own, draft.word.plain))
    return drafts.filter(isKept).slice(0, question.mostWords)
  }

  /** Adds other words for the same: synonyms from the tables, aliases, and what was learnt from the viewer's own documents. */
  async #addOthers(
    meanings: Meaning[],
    { synonyms, languages }: Pick<Words, 'synonyms' | 'languages'>,
    question: Question,
    counts: Counts,
    documents: number,
  ): Promise<void> {
    const others = meanings.map((meaning) =>
      synonymsFrom(synonyms, meaning, question.synonymWeight),
    )
    if (question.relatedWeight > 0) await this.#addRelated(meanings, others, question)
    if (question.aliasWeight > 0)
      for (const alias of await this.aliases.of(question.accessIds, languages))
        addAlias(meanings, others, alias, question.aliasWeight)
    await counts.learn(others.flatMap((map) => [...map.keys()]))
    meanings.forEach((meaning, i) => {
      for (const [hash, { weight, is }] of others[i] ?? []) {
        const df = counts.of(hash)
        // A common synonym of a rare word says no more than common words do.
        // Another name may be too new for the statistics.
        const fair = weight * Math.min(1, idfOf(df, documents) / meaning.idf)
        // Somebody said that it is the same: however common it is, it is looked for.
        if (is === 'ALIAS')
          meaning.variants.push({ hash, df, is, weight: Math.max(fair, MIN_OPENING_WEIGHT) })
        else if (df > 0) meaning.variants.push({ hash, df, is, weight: fair })
      }
    })
  }

  async #addRelated(meanings: Meaning[], others: Others[], question: Question): Promise<void> {
    const certain = meanings.map(certainOf)
    const rows = await this.#vocabulary.related(
      certain.flat().map((variant) => variant.hash),
      question.accessIds,
    )
    for (const { hash, related, weights } of rows)
      certain.forEach((variants, i) => {
        const own = new Set(meanings[i]?.variants.map((variant) => variant.hash))
        if (!variants.some((variant) => variant.hash === hash)) return
        related.forEach((other, r) => {
          const weight = (weights[r] ?? 0) * question.relatedWeight
          if (!own.has(other) && weight > (others[i]?.get(other)?.weight ?? 0))
            others[i]?.set(other, { weight, is: 'SYNONYM' })
        })
      })
  }
}

const certainOf = (meaning: Meaning) => meaning.variants.filter(({ weight }) => weight >= 0.8)

function synonymsFrom(lists: Synonyms[], meaning: Meaning, weight: number): Others {
  const own = new Set(meaning.variants.map((variant) => variant.hash))
  const others: Others = new Map()
  for (const variant of certainOf(meaning))
    for (const list of lists)
      for (const other of list.get(variant.hash) ?? [])
        if (!own.has(other)) others.set(other, { weight, is: 'SYNONYM' })
  return others
}

/** Where a question says all words of one name, each of them may be said by the words of the other. */
function addAlias(meanings: Meaning[], others: Others[], { from, to }: Alias, weight: number) {
  const named = from.map((hashes) =>
    meanings.findIndex(({ variants }) =>
      variants.some(({ hash, is }) => (is === 'WORD' || is === 'GUESS') && hashes.includes(hash)),
    ),
  )
  if (named.includes(-1)) return
  const each = weight / Math.sqrt(to.length)
  for (const i of named) {
    const own = new Set(meanings[i]?.variants.map((variant) => variant.hash))
    for (const hash of to.flat())
      if (!own.has(hash) && each > (others[i]?.get(hash)?.weight ?? 0))
        others[i]?.set(hash, { weight: each, is: 'ALIAS' })
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

function meaningOf(
  draft: Draft,
  counts: Counts,
  documents: number,
): Omit<Meaning, 'weight' | 'isSmall'> {
  const variants: Variant[] = []
  for (const hash of draft.hashes)
    variants.push({ hash, weight: 1, df: counts.of(hash), is: 'WORD' })
  for (const [hash, weight] of draft.guesses)
    variants.push({ hash, weight, df: counts.of(hash), is: 'GUESS' })
  const known = variants.filter((variant) => variant.df > 0)
  const best = Math.max(0, ...known.map((variant) => variant.weight))
  const certain = known.filter((variant) => variant.weight >= 0.8 * best)
  const df = Math.min(
    documents,
    certain.reduce((sum, variant) => sum + variant.df, 0),
  )
  // A term too new for the statistics has no count yet and must be looked for all the same.
  const kept = [...known, ...variants.filter((variant) => variant.df === 0).slice(0, 6)]
  return {
    word: draft.word.plain,
    folded: draft.word.folded,
    variants: kept,
    df,
    idf: idfOf(df, documents),
  }
}
