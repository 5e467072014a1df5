// One question a word in one request; each word's score times its rarity, added up per document.
import type { MultiSearchQuery } from 'meilisearch'
import type { Pool } from 'pg'
import type { Ranked } from './answer.ts'
import type { SearchQuery } from './document.ts'
import type { Meaning } from './meaning.ts'
import { filterOf, MAX_HITS_A_WORD, termFields, tokenOf, wordFields } from './meilisearch-rows.ts'
import { rank } from './postgres.ts'
import { depth, weighed } from './scoring.ts'

/** Meilisearch did something else than was agreed. */
export class BadEngineAnswer extends Error {
  override name = 'BadEngineAnswer'
}

const MAX_WORDS = 8
const MAX_QUESTIONS = 24
const MAX_TERMS_A_WORD = 4
/** What weighs less is not worth a question of its own. */
const MIN_WEIGHT = 0.2
/** What only the server finds of a word says so much of it, against about half for a word in a text of usual length. */
const GUESS = 0.3

/** What one part of the request asks: a word as typed, or a term for it, and what its answer counts. */
export type Asked = { q: string; fields: string[]; meaning: number; weight: number }

const importanceOf = (meaning: Meaning) => meaning.idf * meaning.weight
/** A word that nothing is known to say is asked for last: it would count as the rarest of all. */
const worthOf = (meaning: Meaning) =>
  meaning.variants.some(({ df }) => df > 0) ? importanceOf(meaning) : 0

/** The rarest words as they were typed, then what else may stand for them, the weightiest first. */
export function askedOf(meanings: Meaning[], query: SearchQuery): Asked[] {
  const last = meanings.length - 1
  const isUnfinished = query.isPrefix === true && !/\s$/.test(query.text)
  const chosen = meanings
    .map((meaning, i) => ({ meaning, i }))
    .sort((a, b) => worthOf(b.meaning) - worthOf(a.meaning))
    .slice(0, MAX_WORDS)
  const words = chosen.map(
    ({ meaning, i }): Asked => ({
      // A blank ends the word: without it Meilisearch would complete it.
      q: isUnfinished && i === last ? meaning.word : `${meaning.word} `,
      fields: wordFields,
      meaning: i,
      weight: 1,
    }),
  )
  const terms = chosen.flatMap(({ meaning, i }) =>
    telling(meaning).map(
      ({ hash, weight }): Asked => ({
        q: `${tokenOf(hash)} `,
        fields: termFields,
        meaning: i,
        weight,
      }),
    ),
  )
  const factorOf = ({ meaning, weight }: Asked) =>
    importanceOf(meanings[meaning] as Meaning) * weight
  terms.sort((a, b) => factorOf(b) - factorOf(a))
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

/** A document with how well it says each word, 0 to 1, as the server has it. */
export type Proposed = { id: string; said: number[] }

/**
 * The best documents by the sum over their words; of what may stand for one word the best counts.
 * @throws BadEngineAnswer when the answer has another shape
 */
export function addedUp(answer: unknown, asked: Asked[], meanings: Meaning[]): Proposed[] {
  const results = (answer as { results?: { hits?: unknown }[] } | null)?.results
  if (!Array.isArray(results) || results.length !== asked.length)
    throw new BadEngineAnswer('Meilisearch answered without results')
  const found = new Map<string, number[]>()
  results.forEach((result, i) => {
    if (!Array.isArray(result?.hits)) throw new BadEngineAnswer('Meilisearch answered without hits')
    const { meaning, weight } = asked[i] as Asked
    for (const hit of result.hits as { id: string; _rankingScore: number }[]) {
      if (typeof hit?.id !== 'string' || typeof hit._rankingScore !== 'number')
        throw new BadEngineAnswer('Meilisearch answered with a strange hit')
      const said = found.get(hit.id) ?? meanings.map(() => 0)
      found.set(hit.id, said)
      said[meaning] = Math.max(said[meaning] as number, hit._rankingScore * weight)
    }
  })
  const sumOf = (said: number[]) =>
    said.reduce((sum, value, i) => sum + value * importanceOf(meanings[i] as Meaning), 0)
  return [...found]
    .map(([id, said]) => ({ id, said, score: sumOf(said) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, depth)
}

/**
 * The ranking of what was proposed: each word counts as our own copy weighs it, and where that does not know it (another
 * misspelling), as the server does. What is gone from our copy is left out.
 */
export async function rankedOf(
  pool: Pool,
  proposed: Proposed[],
  meanings: Meaning[],
): Promise<Ranked[]> {
  if (!proposed.length) return []
  const said = new Map(proposed.map((one) => [one.id, one.said]))
  const candidates = await weighed(pool, [...said.keys()], meanings)
  return rank(candidates, meanings, ({ id }, i) => GUESS * (said.get(id)?.[i] ?? 0))
}
