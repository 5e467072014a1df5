import type { SearchDocument } from './document.ts'
import { formsToIndex } from './forms.ts'
import { facetKeysOf, tierKey, tierOf } from './keys.ts'
import { detectLanguage, short } from './language.ts'
import { isQuestionWord } from './question-words.ts'
import type { Stems } from './stems.ts'
import {
  beginningHash,
  fold,
  hashOf,
  joined,
  longestBeginning,
  type Word,
  wordsOf,
} from './words.ts'

/**
 * A document as the index holds it. `terms[i]` is a hashed stem and `impacts[i + 1]` its weight from 1 to 255, so that
 * scoring a candidate is a few look-ups in two short arrays. `impacts[0]` is 0: the weight of a term that is not there.
 * Behind the stems stand keys that have no weight (see keys.ts).
 */
export type IndexedDocument = {
  document: SearchDocument
  language: string | null
  terms: number[]
  impacts: Uint8Array
  /** Every word as people type it, with the terms it was indexed under. */
  vocabulary: Map<string, Set<number>>
}

type Field = {
  words: string[]
  weight: number /** Words of a usual text of this kind. */
  pivot: number
}

// BM25F (Robertson, Zaragoza and Taylor 2004): the fields' frequencies are weighted and made comparable by length,
// then saturated together. The pivots are fixed instead of averages, so that no document needs indexing anew when others come.
const saturation = 1.2
const lengthShare = 0.75
const titleWeight = 2.2
const tagWeight = 1.4
const extraWeight = 1.2
const titlePivot = 8
const bodyPivot = 70
const mostTerms = 1_200
/** Weight of the small words ("the") of a title: enough to find a title made of nothing else. */
const smallWordWeight = 0.05

/** A word that only begins like what is being typed says less than a whole one. */
const beginningWeight = 1

/** Words of the title, the tags, the extra text and the body, in lower case with accents, with joined forms (`e-mail` → email). */
export function fieldsOf(document: SearchDocument): Field[] {
  return [
    { words: plainWords(document.title, 500), weight: titleWeight, pivot: titlePivot },
    {
      words: document.tags.flatMap((tag) => plainWords(tag, 20)),
      weight: tagWeight,
      pivot: titlePivot,
    },
    { words: plainWords(document.extra ?? '', 2_000), weight: extraWeight, pivot: bodyPivot },
    { words: plainWords(document.body, 20_000), weight: 1, pivot: bodyPivot },
  ]
}

/** A text's words with the joined forms of hyphenated ones beside their parts. */
export function plainWords(text: string, limit: number): string[] {
  const words = wordsOf(text, limit)
  const plain: string[] = []
  words.forEach((word: Word, i) => {
    plain.push(word.plain)
    const whole = joined(text, word, words[i + 1])
    if (whole) plain.push(whole)
  })
  return plain
}

/**
 * Turns a batch into what is stored: one question to the database per language with words never seen before.
 * @param usualLanguages by accessId, for texts too short to tell
 */
export async function indexDocuments(
  documents: SearchDocument[],
  stems: Stems,
  usualLanguages: Map<number, string | null>,
): Promise<IndexedDocument[]> {
  const read = documents.map((document) => {
    const fields = fieldsOf(document)
    const words = fields.flatMap((field) => field.words)
    const language = languageIn(
      words,
      document.language,
      usualLanguages.get(document.accessId) ?? null,
    )
    return { document, fields, words, language }
  })
  const byLanguage = new Map<string | null, Set<string>>()
  for (const { language, words } of read) {
    const all = byLanguage.get(language) ?? new Set()
    byLanguage.set(language, all)
    for (const word of words) all.add(word)
  }
  for (const [language, words] of byLanguage) await stems.learn(language, words)
  return read.map(({ document, fields, language }) =>
    indexDocument(document, fields, language, stems),
  )
}

/** What a text is written in, as it tells itself; else what its writer said, else what is usual there. */
export function languageIn(
  words: string[],
  said: string | null | undefined,
  usual: string | null,
): string | null {
  const expected = short(said) ?? usual
  return detectLanguage(words, expected) ?? expected
}

function indexDocument(
  document: SearchDocument,
  fields: Field[],
  language: string | null,
  stems: Stems,
): IndexedDocument {
  const weights = new Map<number, number>()
  const vocabulary: IndexedDocument['vocabulary'] = new Map()
  fields.forEach((field, f) => {
    const length = 1 - lengthShare + (lengthShare * field.words.length) / field.pivot
    for (const word of field.words) {
      const { hash, isSmall } = stems.of(language, word)
      const isQuiet = isSmall && !isQuestionWord(language, word)
      if (isQuiet && f > 0) continue
      const weight = (field.weight * (isQuiet ? smallWordWeight : 1)) / length
      weights.set(hash, (weights.get(hash) ?? 0) + weight)
      if (f < 2) for (const beginning of beginningsOf(word)) weights.set(beginning, beginningWeight)
      remember(vocabulary, word, hash)
      for (const more of formsToIndex(word)) {
        const other = hashOf(fold(more.form))
        weights.set(other, (weights.get(other) ?? 0) + weight * more.weight)
        remember(vocabulary, more.form, other)
      }
    }
  })
  const terms = [...weights.keys()].slice(0, mostTerms)
  const impacts = new Uint8Array(terms.length + 1)
  terms.forEach((hash, i) => {
    impacts[i + 1] = impactOf(weights.get(hash) ?? 0)
  })
  const strong = terms.flatMap((hash, i) => {
    const tier = tierOf(impacts[i + 1] as number)
    return tier === 0 ? [] : [tierKey(hash, tier)]
  })
  const keys = new Set([...strong, ...facetKeysOf(document)])
  return { document, language, terms: [...terms, ...keys], impacts, vocabulary }
}

/** What a second engine is told of a document: its terms with their weights, and which of them its title says. */
export function impactsOf({ document, terms, impacts, language }: IndexedDocument, stems: Stems) {
  const weights = new Map<number, number>()
  for (let i = 1; i < impacts.length; i++) weights.set(terms[i - 1] as number, impacts[i] as number)
  const titleWords = plainWords(document.title, 500)
  const inTitle = new Set(
    titleWords.flatMap((word) => [
      stems.of(language, word).hash,
      ...formsToIndex(word).map(({ form }) => hashOf(fold(form))),
    ]),
  )
  return { weights, inTitle }
}

/** Saturated weight, 1 to 255. */
export function impactOf(weight: number): number {
  return Math.max(1, Math.round((255 * weight) / (weight + saturation)))
}

/** What a word said once in a title of usual length weighs, 0 to 1: the yardstick of `similar`. */
export const titleImpact = impactOf(titleWeight) / 255

function beginningsOf(plain: string): number[] {
  const folded = fold(plain)
  const most = Math.min(longestBeginning, folded.length)
  return Array.from({ length: most }, (_, i) => beginningHash(folded.slice(0, i + 1)))
}

function remember(vocabulary: IndexedDocument['vocabulary'], plain: string, hash: number) {
  const folded = fold(plain)
  const hashes = vocabulary.get(folded)
  if (hashes) hashes.add(hash)
  else vocabulary.set(folded, new Set([hash]))
}
