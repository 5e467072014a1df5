import { checkText, InvalidSearch } from './document.ts'
import type { Meaning } from './meaning.ts'
import type { PostgresSearch } from './postgres.ts'
import { findCandidates, strengths, termsOf } from './scoring.ts'
import { titleImpact } from './terms.ts'

export type SimilarQuery = {
  title: string
  body?: string | undefined
  /** As in SearchQuery: spaces whose documents may be proposed. */
  accessIds: number[]
  kinds?: string[] | undefined
  /** 1 to 50. */
  limit: number
  /** The document itself, when it exists already. */
  exceptId?: string | undefined
  /** ISO 639-1 of the writer, if known. */
  language?: string | null | undefined
}

export type SimilarHit = {
  id: string
  kind: string
  /** 0 to 1: the share of what the text says, weighted by rarity, that the document says too. */
  score: number
  /** Words of the text, as typed, that the document has in some form. */
  matchedWords: string[]
}

/** Documents scored for one question, about. */
const scoredOf = (documents: number) => 2_000 + 0.04 * documents
const kept = 150
const titleWords = 16
const bodyWords = 60
const mostMeanings = 20
const bodyShare = 0.4
/** A word of a short title counts up to this much more than one of a title of usual length. */
const mostEmphasis = 1.3

/** The documents most like a text that is being written, best first. Throws InvalidSearch for a limit out of range or a NUL. */
export async function similar(
  postgres: PostgresSearch,
  query: SimilarQuery,
): Promise<SimilarHit[]> {
  checkText('title', query.title)
  checkText('body', query.body ?? '')
  if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > 50)
    throw new InvalidSearch('limit', 'limit must be a whole number from 1 to 50')
  const ask = {
    accessIds: query.accessIds,
    isPrefix: false,
    language: query.language ?? null,
    isGuessing: true,
    synonymWeight: 0.5,
    relatedWeight: 0.3,
  }
  const reading = await postgres.reader.read({ ...ask, text: query.title, mostWords: titleWords })
  const meanings = reading.meanings
  if (query.body) {
    const said = new Set(meanings.map((meaning) => meaning.folded))
    const body = await postgres.reader.read({
      ...ask,
      text: query.body.slice(0, 4_000).toWellFormed(),
      mostWords: bodyWords,
      synonymWeight: 0,
      relatedWeight: 0,
      isGuessing: false,
    })
    for (const meaning of body.meanings)
      if (!said.has(meaning.folded)) meanings.push({ ...meaning, weight: bodyShare })
  }
  meanings.sort((a, b) => b.idf * b.weight - a.idf * a.weight)
  meanings.splice(mostMeanings)
  const found = await findCandidates(
    postgres.pool,
    meanings,
    reading.documents,
    { accessIds: query.accessIds, kinds: query.kinds, exceptId: query.exceptId },
    { scored: scoredOf(reading.documents), kept },
  )
  const terms = termsOf(meanings)
  const whole = meanings.reduce((sum, meaning) => sum + importanceOf(meaning), 0)
  const hits = found.map((candidate) => {
    const found = strengths(candidate, meanings, terms).map((value) => value / titleImpact)
    const sumOf = (most: number) =>
      found.reduce((all, value, i) => all + Math.min(most, value) * importanceOf(meanings[i]), 0)
    return {
      id: candidate.id,
      kind: candidate.kind,
      score: whole > 0 ? sumOf(1) / whole : 0,
      // Between documents that say as much, the one that says little else comes first.
      rank: sumOf(mostEmphasis),
      matchedWords: meanings.filter((_, i) => (found[i] ?? 0) > 0).map((one) => one.word),
    }
  })
  hits.sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1))
  return hits.slice(0, query.limit).map(({ rank: _, ...hit }) => hit)
}

const importanceOf = (meaning: Meaning | undefined) => (meaning ? meaning.idf * meaning.weight : 0)
