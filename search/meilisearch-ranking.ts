// One question a word in one request; each word's score times its rarity, added up per document.
import type { MultiSearchQuery } from 'meilisearch'
import type { Pool } from 'pg'
import type { Ranked } from './answer.ts'
import type { SearchFacet, SearchQuery } from './document.ts'
import { monthOf } from './keys.ts'
import type { Meaning } from './meaning.ts'
import { filterOf, MAX_HITS_A_WORD, termFields, tokenOf, wordFields } from './meilisearch-rows.ts'
import { depth } from './scoring.ts'

/** Meilisearch did something else than was agreed. */
export class BadEngineAnswer extends Error {
  override name = 'BadEngineAnswer'
}

const MAX_WORDS = 8
const MAX_QUESTIONS = 24
const MAX_TERMS_A_WORD = 4
/** What weighs less is not worth a question of its own. */
const MIN_WEIGHT = 0.2

/** What one part of the request asks: a word as typed, or a term for it, and what its answer counts. */
export type Asked = { q: string; fields: string[]; meaning: number; factor: number }

const importanceOf = (meaning: Meaning) => meaning.idf * meaning.weight

/** The rarest words as they were typed, then what else may stand for them, the weightiest first. */
export function askedOf(meanings: Meaning[], query: SearchQuery): Asked[] {
  const last = meanings.length - 1
  const isUnfinished = query.isPrefix === true && !/\s$/.test(query.text)
  const chosen = meanings
    .map((meaning, i) => ({ meaning, i }))
    .sort((a, b) => importanceOf(b.meaning) - importanceOf(a.meaning))
    .slice(0, MAX_WORDS)
  const words = chosen.map(
    ({ meaning, i }): Asked => ({
      // A blank ends the word: without it Meilisearch would complete it.
      q: isUnfinished && i === last ? meaning.word : `${meaning.word} `,
      fields: wordFields,
      meaning: i,
      factor: importanceOf(meaning),
    }),
  )
  const terms = chosen.flatMap(({ meaning, i }) =>
    telling(meaning).map(
      ({ hash, weight }): Asked => ({
        q: `${tokenOf(hash)} `,
        fields: termFields,
        meaning: i,
        factor: importanceOf(meaning) * weight,
      }),
    ),
  )
  terms.sort((a, b) => b.factor - a.factor)
  return [...words, ...terms].slice(0, MAX_QUESTIONS)
}

/** The variants of a word that stand somewhere, the surest first; of a word that no statistics know yet, any. */
function telling({ variants }: Meaning) {
  const known = variants.filter((variant) => variant.df > 0)
  return (known.length ? known : variants)
    .filter((variant) => variant.weight >= MIN_WEIGHT)
    .sort((a, b) => b.weight - a.weight || b.df - a.df)
    .slice(0, MAX_TERMS_A_WORD)
}

export function requestOf(
  asked: Asked[],
  indexUid: string,
  query: SearchQuery,
): MultiSearchQuery[] {
  const filter = filterOf(query)
  return asked.map(({ q, fields }) => ({
    indexUid,
    q,
    filter,
    limit: MAX_HITS_A_WORD,
    attributesToRetrieve: ['id'],
    attributesToSearchOn: fields,
    showRankingScore: true,
  }))
}

/**
 * The best documents by the sum over their words; of what may stand for one word the best counts.
 * @throws BadEngineAnswer when the answer has another shape
 */
export function addedUp(answer: unknown, asked: Asked[]): { id: string; score: number }[] {
  const results = (answer as { results?: { hits?: unknown }[] } | null)?.results
  if (!Array.isArray(results) || results.length !== asked.length)
    throw new BadEngineAnswer('Meilisearch answered without results')
  const byWord = new Map<number, Map<string, number>>()
  results.forEach((result, i) => {
    if (!Array.isArray(result?.hits)) throw new BadEngineAnswer('Meilisearch answered without hits')
    const { meaning, factor } = asked[i] as Asked
    const best = byWord.get(meaning) ?? new Map<string, number>()
    byWord.set(meaning, best)
    for (const hit of result.hits as { id: string; _rankingScore: number }[]) {
      if (typeof hit?.id !== 'string' || typeof hit._rankingScore !== 'number')
        throw new BadEngineAnswer('Meilisearch answered with a strange hit')
      const score = hit._rankingScore * factor
      if (score > (best.get(hit.id) ?? 0)) best.set(hit.id, score)
    }
  })
  const sums = new Map<string, number>()
  for (const best of byWord.values())
    for (const [id, score] of best) sums.set(id, (sums.get(id) ?? 0) + score)
  return [...sums]
    .map(([id, score]) => ({ id, score }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, depth)
}

/** The ranking with what facets need, from our own copy; what is gone from it is left out. */
export async function rankedOf(
  pool: Pool,
  found: { id: string; score: number }[],
): Promise<Ranked[]> {
  if (!found.length) return []
  const { rows } = await pool.query<SearchFacet & { at: number }>({
    name: 'search_facets',
    text: `select id, kind, "spaceId", tags, status, extract(epoch from at)::float8 as at
      from "SearchDocument" where id = any($1::text[])`,
    values: [found.map(({ id }) => id)],
  })
  const byId = new Map(
    rows.map((row) => [row.id, { ...row, month: monthOf(new Date(row.at * 1_000)) }]),
  )
  return found.flatMap(({ id, score }) => {
    const row = byId.get(id)
    return row ? [{ row, score }] : []
  })
}
