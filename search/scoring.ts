import type { Pool } from 'pg'
import { type Plan, planCandidates } from './candidates.ts'
import type { SearchFacet } from './document.ts'
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
export const depth = 500
const mostTerms = 64
const hardLimit = 30_000

/** The question's terms with the factor each one's weight in a document is multiplied by. */
export function termsOf(meanings: Meaning[]): { hash: number; factor: number; meaning: number }[] {
  const terms = meanings.flatMap((meaning, i) =>
    meaning.variants.map((variant) => ({
      hash: variant.hash,
      factor: variant.weight * meaning.weight * meaning.idf,
      meaning: i,
    })),
  )
  return terms.sort((a, b) => b.factor - a.factor).slice(0, mostTerms)
}

const filters = `"accessId" = any($8::int[]) and ($9::text[] is null or kind = any($9)) and ($10::int is null or "spaceId" = $10)
  and ($11::text[] is null or tags && $11) and ($12::text[] is null or status = any($12))
  and ($13::timestamptz is null or at >= $13) and ($14::timestamptz is null or at < $14) and ($15::text is null or id <> $15)`

const lookups = `(terms operator(pg_catalog.&&) $1::int[] or terms operator(pg_catalog.@>) $2::int[] or terms operator(pg_catalog.@>) $3::int[]
  or terms operator(pg_catalog.@>) $4::int[] or terms operator(pg_catalog.@>) $5::int[] or terms operator(pg_catalog.@>) $6::int[]
  or terms operator(pg_catalog.@>) $7::int[])`

const texts = new Map<string, string>()

/** The statement for so many terms: each adds two short look-ups to the score. The newest-first form serves words that half of all documents have. */
function statementText(size: number, isNewest: boolean): string {
  const key = `${size} ${isNewest}`
  const known = texts.get(key)
  if (known) return known
  const part = (i: number) => `get_byte(impacts, idx(terms, $${18 + 2 * i}::int))`
  const all = Array.from({ length: size }, (_, i) => i)
  const found = isNewest
    ? `select * from "SearchDocument" where terms operator(pg_catalog.&&) $1::int[] and $2::int[] is not null and $3::int[] is not null
       and $4::int[] is not null and $5::int[] is not null and $6::int[] is not null and $7::int[] is not null and ${filters}
       order by at desc limit $16`
    : `select * from "SearchDocument" where ${lookups} and ${filters} limit $16`
  const text = `
    select id, kind, "spaceId", tags, status, to_char(at at time zone 'UTC', 'YYYY-MM') as month, extract(epoch from at)::float8 as at,
      array[${all.map(part).join(', ')}] as parts
    from (select *, ${all.map((i) => `${part(i)} * $${19 + 2 * i}::float8`).join(' + ')} as score
      from (${found}) found order by score desc, id limit $17) best`
  texts.set(key, text)
  return text
}

const sizes = [2, 4, 8, 12, 16, 24, 32, 48, 64]

/**
 * The best candidates by the sum of their terms' weights, scored inside PostgreSQL.
 * @param budget about how many documents may be scored
 */
export async function findCandidates(
  pool: Pool,
  meanings: Meaning[],
  documents: number,
  filter: Filter,
  budget: number,
): Promise<Candidate[]> {
  const terms = termsOf(meanings)
  if (!terms.length || !filter.accessIds.length) return []
  const plan = planCandidates(meanings, documents, budget)
  const found = await ask(pool, plan, terms, filter, hardLimit, false)
  if (!plan.isCut || found.length >= 50) return found
  // Common words and nobody has them in a title or together: take the newest that have one at all.
  const hashes = terms.map((term) => term.hash)
  const newest = await ask(
    pool,
    { any: hashes, pairs: [], isCut: true },
    terms,
    filter,
    2_000,
    true,
  )
  const seen = new Set(found.map((candidate) => candidate.id))
  return [...found, ...newest.filter((candidate) => !seen.has(candidate.id))]
}

async function ask(
  pool: Pool,
  plan: Plan,
  terms: ReturnType<typeof termsOf>,
  filter: Filter,
  limit: number,
  isNewest: boolean,
): Promise<Candidate[]> {
  const size = sizes.find((one) => one >= terms.length) ?? mostTerms
  // 0 is the number no term has: a pair of it finds nothing.
  const pairs = Array.from({ length: 6 }, (_, i) => plan.pairs[i] ?? [0])
  const factors = Array.from({ length: size }, (_, i) => [
    terms[i]?.hash ?? 0,
    terms[i]?.factor ?? 0,
  ])
  const { rows } = await pool.query<Candidate>({
    name: `search_${isNewest ? 'newest' : 'score'}_${size}`,
    text: statementText(size, isNewest),
    values: [
      plan.any,
      ...pairs,
      filter.accessIds,
      filter.kinds ?? null,
      filter.spaceId ?? null,
      filter.tags ?? null,
      filter.statuses ?? null,
      filter.from ?? null,
      filter.to ?? null,
      filter.exceptId ?? null,
      limit,
      depth,
      ...factors.flat(),
    ],
  })
  return rows
}

/** How strongly a candidate says each of the question's words, 0 to 1: of a word's variants the best counts. */
export function strengths(
  candidate: Candidate,
  meanings: Meaning[],
  terms: ReturnType<typeof termsOf>,
): number[] {
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
