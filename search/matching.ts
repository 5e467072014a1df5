import { checkQuery, checkText, InvalidSearch } from './document.ts'
import type { PostgresSearch } from './postgres.ts'
import { findCandidates, strengths, termsOf } from './scoring.ts'
import { readTexts, type SimilarQuery } from './similar.ts'

/** As a SimilarQuery, with a limit from 1 to 1,000. */
export type MatchQuery = Omit<SimilarQuery, 'exceptId'>
/** A document that says something of the text; `score` grows with how much of it and how rare that is, 0 to 1. */
export type Match = { id: string; score: number }

const MAX_MATCHES = 1_000
/** A long text has many terms, each of which costs its look-up in every document. */
const SCORED = 2_000

/**
 * The documents that say most of what a text says, without their texts: what a ranking of something else begins with.
 * @throws InvalidSearch for a limit out of range, a NUL, or ids that are no whole numbers
 */
export async function matches(postgres: PostgresSearch, query: MatchQuery): Promise<Match[]> {
  const { title, body = '', accessIds, kinds, limit } = query
  checkText('title', title)
  checkText('body', body)
  if (!(limit >= 1 && limit <= MAX_MATCHES))
    throw new InvalidSearch('limit', `limit must be a whole number from 1 to ${MAX_MATCHES}`)
  checkQuery({ text: '', accessIds, kinds, limit: 1 })
  const understood = await readTexts(postgres, query)
  const bounds = { scored: SCORED, kept: limit }
  const found = await findCandidates(postgres.pool, understood, { accessIds, kinds }, bounds)
  const { meanings } = understood
  const terms = termsOf(meanings)
  const whole = meanings.reduce((sum, { idf, weight }) => sum + idf * weight, 0)
  const scored = found.map((candidate) => ({
    id: candidate.id,
    score:
      strengths(candidate, meanings, terms).reduce((sum, value, i) => {
        const { idf = 0, weight = 0 } = meanings[i] ?? {}
        return sum + value * idf * weight
      }, 0) / (whole || 1),
  }))
  return scored.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}
