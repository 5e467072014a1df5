import pg, { type Pool } from 'pg'
import { leastWeight, type Plan, planCandidates } from './candidates.ts'
import type { SearchFacet } from './document.ts'
import { monthOf } from './document-table.ts'
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
  exceptId?: string | undefined
}

/** How deep one question goes. Beyond it nobody pages; narrower words or filters lead there. */
export const depth = 300
const mostTerms = 64
const hardLimit = 30_000

/** `scored`: about how many documents may be looked at; `kept`: how many of them come back. */
export type Bounds = { scored: number; kept: number }

/** One term of a question; `factor` is what its weight in a document is multiplied by, `opens` whether it alone is a reason to look at one. */
export type Term = { hash: number; factor: number; meaning: number; opens: boolean }

/** The question's terms with the factor each one's weight in a document is multiplied by. */
export function termsOf(meanings: Meaning[]): Term[] {
  const terms = meanings.flatMap((meaning, i) =>
    meaning.variants.map((variant) => ({
      hash: variant.hash,
      factor: variant.weight * meaning.weight * meaning.idf,
      meaning: i,
      opens: variant.weight >= leastWeight,
    })),
  )
  return terms.sort((a, b) => b.factor - a.factor).slice(0, mostTerms)
}

// `at` travels as seconds and the month is cut from it here: both are cheaper than in SQL.
const columns = 'id, kind, "spaceId", tags, status, extract(epoch from at)::float8 as at, parts'

/**
 * Documents that have one of the terms at all, the newest first, among the newest 20,000: for words so common that the
 * first pages are soon full.
 */
const newestText = `
  select id, kind, "spaceId", tags, status, extract(epoch from at)::float8 as at,
    array(select get_byte(impacts, idx(terms, hash)) from unnest($1::int[]) with ordinality h(hash, i) order by i) as parts
  from (select * from "SearchDocument" order by at desc limit 20000) newest
  where terms operator(pg_catalog.&&) $1::int[] and "accessId" = any($2::int[])
    and ($3::text[] is null or kind = any($3)) and ($4::int is null or "spaceId" = $4) and ($5::text[] is null or tags && $5)
    and ($6::text[] is null or status = any($6)) and ($7::timestamptz is null or at >= $7)
    and ($8::timestamptz is null or at < $8) and ($9::text is null or id <> $9)
  order by newest.at desc limit 500`

const nothing = { hash: 0, factor: 0 }
/** There is a function for each of these numbers of terms, see the migration. */
const sizes = [4, 8, 16, 32, 64]

/**
 * The best candidates by the sum of their terms' weights, scored inside PostgreSQL.
 */
export async function findCandidates(
  pool: Pool,
  meanings: Meaning[],
  documents: number,
  filter: Filter,
  bounds: Bounds,
): Promise<Candidate[]> {
  const terms = termsOf(meanings)
  if (!terms.length || !filter.accessIds.length) return []
  // Every term costs its look-up in every candidate.
  const plan = planCandidates(meanings, documents, bounds.scored / Math.max(1, terms.length / 12))
  const found = await score(pool, plan, terms, filter, bounds.kept)
  if (!plan.isCut || found.length >= 50) return found
  // Common words, and few have them in a title or together: then the newest that have one at all.
  const newest = await ask(pool, 'search_newest', newestText, [
    terms.map((term) => term.hash),
    ...valuesOf(filter),
  ])
  const seen = new Set(found.map((candidate) => candidate.id))
  return [...found, ...newest.filter((candidate) => !seen.has(candidate.id))]
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

function score(
  pool: Pool,
  plan: Plan,
  terms: Term[],
  filter: Filter,
  kept: number,
): Promise<Candidate[]> {
  const size = sizes.find((one) => one >= terms.length) ?? mostTerms
  // 0 is the number no term has: a pair of it finds nothing.
  const pairs = Array.from({ length: 6 }, (_, i) => plan.pairs[i] ?? [0])
  const filled = Array.from({ length: size }, (_, i) => terms[i] ?? nothing)
  const places = Array.from({ length: 19 }, (_, i) => `$${i + 1}`).join(', ')
  return ask(
    pool,
    `search_score_${size}`,
    `select ${columns} from search_score_${size}(${places})`,
    [
      plan.any,
      ...pairs,
      ...valuesOf(filter),
      hardLimit,
      kept,
      filled.map((term) => term.hash),
      filled.map((term) => term.factor),
    ],
  )
}

async function ask(pool: Pool, name: string, text: string, values: unknown[]) {
  const { rows } = await pool.query<Candidate>({ name, text, values, types: { getTypeParser } })
  for (const row of rows) row.month = monthOf(row.at)
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
