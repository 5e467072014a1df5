import { checkQuery, checkText, InvalidSearch } from './document.ts'
import type { Meaning } from './meaning.ts'
import { aliasWeight, type PostgresSearch } from './postgres.ts'
import { type Candidate, findCandidates, strengths, type Term, termsOf } from './scoring.ts'
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

/** More than for a search: a long text has many terms, which makes each document dearer and their number smaller. */
const bounds = { scored: 1_500, kept: 150 }
const titleWords = 24
const bodyWords = 60
const MAX_MEANINGS = 20
const bodyShare = 0.4
/** What says less than this share of a text is not like it. */
const MIN_SCORE = 0.12
/** How much it adds that a document says all of a text, beyond how strongly it says the words of it. */
const COVERAGE_SHARE = 0.4
/** A word that has this share of its full weight in a document is said by it. */
const SAID = 0.25
/** A word of a short title counts up to this much more than one of a title of usual length. */
const MAX_EMPHASIS = 1.3

/**
 * The documents most like a text that is being written, best first.
 * @throws InvalidSearch for a limit out of range, a NUL, or ids that are no whole numbers
 */
export async function similar(
  postgres: PostgresSearch,
  query: SimilarQuery,
): Promise<SimilarHit[]> {
  checkSimilar(query)
  const { accessIds, kinds, exceptId } = query
  const understood = await readTexts(postgres, query)
  const filter = { accessIds, kinds, exceptId }
  const found = await findCandidates(postgres.pool, understood, filter, bounds)
  const { meanings } = understood
  const terms = termsOf(meanings)
  const hits = found
    .map((candidate) => hitOf(candidate, meanings, terms))
    .filter((hit) => hit.score >= MIN_SCORE)
  hits.sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1))
  return hits.slice(0, query.limit).map(({ rank: _, ...hit }) => hit)
}

function checkSimilar(query: SimilarQuery) {
  checkText('title', query.title)
  checkText('body', query.body ?? '')
  checkText('exceptId', query.exceptId ?? '')
  const { accessIds, kinds, limit } = query
  if (limit > 50) throw new InvalidSearch('limit', 'limit must be a whole number from 1 to 50')
  checkQuery({ text: '', accessIds, kinds, limit })
}

/** The words of the title, then the most telling ones of the body. */
export async function readTexts(
  postgres: PostgresSearch,
  query: Pick<SimilarQuery, 'title' | 'body' | 'accessIds' | 'language'>,
) {
  const { accessIds, language = null } = query
  const shared = { accessIds, language, isPrefix: false }
  const readingTitle = postgres.reader.read({
    ...shared,
    text: query.title.slice(0, 1_000).toWellFormed(),
    mostWords: titleWords,
    isGuessing: true,
    synonymWeight: 0.5,
    aliasWeight,
    relatedWeight: 0.3,
    questionWordWeight: 0.5,
  })
  const readingBody = postgres.reader.read({
    ...shared,
    text: (query.body ?? '').slice(0, 4_000).toWellFormed(),
    mostWords: bodyWords,
    isGuessing: false,
    synonymWeight: 0,
    aliasWeight: 0,
    relatedWeight: 0,
    questionWordWeight: 0,
  })
  const [title, body] = await Promise.all([readingTitle, readingBody])
  const said = new Set(title.meanings.map((meaning) => meaning.folded))
  const more = body.meanings.filter((meaning) => !said.has(meaning.folded))
  const meanings = [...title.meanings, ...more.map((one) => ({ ...one, weight: bodyShare }))]
  meanings.sort((a, b) => importanceOf(b) - importanceOf(a))
  const { documents, counts } = title
  return { meanings: meanings.slice(0, MAX_MEANINGS), documents, counts }
}

function hitOf(candidate: Candidate, meanings: Meaning[], terms: Term[]) {
  const found = strengths(candidate, meanings, terms).map((value) => value / titleImpact)
  const whole = meanings.reduce((sum, meaning) => sum + importanceOf(meaning), 0)
  const sum = meanings.reduce(
    (all, meaning, i) => all + Math.min(MAX_EMPHASIS, found[i] ?? 0) * importanceOf(meaning),
    0,
  )
  const said = meanings.reduce(
    (all, meaning, i) => all + Math.min(1, (found[i] ?? 0) / SAID) * importanceOf(meaning),
    0,
  )
  return {
    id: candidate.id,
    kind: candidate.kind,
    score: whole > 0 ? Math.min(1, sum / whole) : 0,
    // Between documents that say as much, the one that says little else comes first.
    rank: whole > 0 ? sum * (1 + (COVERAGE_SHARE * said) / whole) : 0,
    matchedWords: meanings.filter((_, i) => (found[i] ?? 0) > 0).map((meaning) => meaning.word),
  }
}

const importanceOf = (meaning: Meaning) => meaning.idf * meaning.weight
