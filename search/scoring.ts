import pg, { type Pool } from 'pg'
import { MAX_LISTS, type Plan, planCandidates } from './candidates.ts'
import type { Counts } from './counts.ts'
import type { SearchFacet } from './document.ts'
import { monthOf } from './keys.ts'
import type { Meaning } from './meaning.ts'

/** A candidate with the weight of each of the question's terms in it (0 to 255), in the order of `termsOf`. */
export type Candidate = SearchFacet & { at: number; parts: number[] }

export type Filter = {
  accessIds: number[]
  kinds?: string[] | undefined
  spaceId?: number | undefined
  tags?: string[] | undefined
  statuses?: string[] | undefined
  from?: Date | undefined
  to?: Date | undefined
  order?: 'relevance' | 'newest' | undefined
  exceptId?: string | undefined
}

/** How deep one question goes. Beyond it nobody pages; narrower words or filters lead there. */
export const depth = 300
const MAX_TERMS = 64

/** `scored`: how many documents may be looked at; `kept`: how many of them come back. */
export type Bounds = { scored: number; kept: number }

/** One term of a question; `factor` is what its weight in a document is multiplied by. */
export type Term = { hash: number; factor: number; meaning: number }

/** The question's terms with the factor each one's weight in a document is multiplied by. */
export function termsOf(meanings: Meaning[]): Term[] {
  const terms = meanings.flatMap((meaning, i) =>
    meaning.variants.map((variant) => ({
      hash: variant.hash,
      factor: variant.weight * meaning.weight * meaning.idf,
      meaning: i,
    })),
  )
  return terms.sort((a, b) => b.factor - a.factor).slice(0, MAX_TERMS)
}

// `at` travels as seconds and the month is cut from it here: both are cheaper than in SQL.
const columns = 'id, kind, "spaceId", tags, status, extract(epoch from at)::float8 as at, parts'

const nothing = { hash: 0, factor: 0 }
/** The plan's estimates may be wrong by so much before documents are left out. */
const MAX_OVERRUN = 4
/** There is a function for each of these numbers of terms, see the migration. */
const sizes = [4, 8, 16, 32, 64]

/** A question as it was understood, with what is known of its terms. */
export type Understood = { meanings: Meaning[]; documents: number; counts: Counts }

/**
 * The best documents by the sum of their terms' weights times factors, at most `kept`, scored inside PostgreSQL.
 * @param bounds `scored`: about how many documents may be looked at for a question of a dozen terms
 */
export async function findCandidates(
  pool: Pool,
  { meanings, documents, counts }: Understood,
  filter: Filter,
  { scored, kept }: Bounds,
): Promise<Candidate[]> {
  const terms = termsOf(meanings)
  if (!terms.length || !filter.accessIds.length) return []
  // Every term costs its look-up in every candidate.
  const budget = scored / Math.max(1, terms.length / 12)
  const plan = await planCandidates(meanings, counts, documents, filter, budget)
  return score(pool, plan, terms, filter, { scored: Math.ceil(MAX_OVERRUN * budget), kept })
}

const valuesOf = (filter: Filter): unknown[] => [
  filter.accessIds,
  filter.kinds ?? null,
  filter.spaceId ?? null,
  filter.tags ?? null,
  filter.statuses ?? null,
  filter.from ?? null,
  filter.to ?? null,
  filter.exceptId ?? null,
]

async function score(
  pool: Pool,
  plan: Plan,
  terms: Term[],
  filter: Filter,
  bounds: Bounds,
): Promise<Candidate[]> {
  const size = sizes.find((one) => one >= terms.length) ?? MAX_TERMS
  // 0 is the number no document has: a list of it finds nothing.
  const lists = Array.from({ length: MAX_LISTS }, (_, i) => plan.all[i] ?? [0])
  const filled = Array.from({ length: size }, (_, i) => terms[i] ?? nothing)
  const values = [
    plan.any,
    [plan.facet],
    plan.within,
    ...lists,
    ...valuesOf(filter),
    bounds.scored,
    bounds.kept,
    filled.map((term) => term.hash),
    filled.map((term) => term.factor),
  ]
  const { rows } = await pool.query<Candidate>({
    name: `search_score_${size}`,
    text: `select ${columns} from search_score_${size}(${values.map((_, i) => `$${i + 1}`).join(', ')})`,
    values,
    types: { getTypeParser },
  })
  for (const row of rows) row.month = monthOf(new Date(row.at * 1_000))
  return rows
}

/** These documents with the weights of the question's terms, whatever proposed them. */
export async function weighed(
  pool: Pool,
  ids: string[],
  meanings: Meaning[],
): Promise<Candidate[]> {
  const { rows } = await pool.query<Candidate>({
    name: 'search_weighed',
    text: `select id, kind, "spaceId", tags, status, extract(epoch from at)::float8 as at,
        array(select get_byte(impacts, idx(terms, hash)) from unnest($2::int[]) with ordinality asked(hash, n) order by n) as parts
      from "SearchDocument" where id = any($1::text[])`,
    values: [ids, termsOf(meanings).map(({ hash }) => hash)],
    types: { getTypeParser },
  })
  for (const row of rows) row.month = monthOf(new Date(row.at * 1_000))
  return rows
}

// Hundreds of short arrays of whole numbers come back: splitting them is ten times faster than the general parser.
const numbersOf = (text: string) => text.slice(1, -1).split(',').map(Number)
const getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  oid === 1007 ? numbersOf : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser

/** How strongly a candidate says each of the question's words, 0 to 1: of a word's variants the best counts. */
export function strengths(candidate: Candidate, meanings: Meaning[], terms: Term[]): number[] {
  const best = meanings.map(() => 0)
  terms.forEach((term, i) => {
    const meaning = meanings[term.meaning]
    if (!meaning) return
    const weight = meaning.idf * meaning.weight
    const value = weight > 0 ? ((candidate.parts[i] ?? 0) / 255) * (term.factor / weight) : 0
    if (value > (best[term.meaning] ?? 0)) best[term.meaning] = value
  })
  return best
}
