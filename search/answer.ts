import type { Pool } from 'pg'
import {
  facetLimit,
  type SearchAnswer,
  type SearchFacet,
  type SearchHit,
  type SearchQuery,
} from './document.ts'
import { Marker, type Shown } from './marks.ts'
import type { Reading } from './meaning.ts'
import type { Stems } from './stems.ts'

/** A candidate with its place: what each engine comes to, the best first. */
export type Ranked = { row: SearchFacet & { at: number }; score: number }

/** Cuts the wanted page out of a ranking and dresses its rows with marked texts; the same for both engines. */
export async function answerWith(
  pool: Pool,
  stems: Stems,
  query: SearchQuery,
  reading: Reading,
  best: Ranked[],
): Promise<SearchAnswer> {
  const ranked = query.order === 'newest' ? newestFirst(best) : best
  const first = query.cursor ? afterCursor(ranked, query.cursor) : 0
  const page = ranked.slice(first, first + query.limit)
  const last = page.at(-1)
  const unfinished =
    query.isPrefix && !/\s$/.test(query.text) ? (reading.meanings.at(-1)?.folded ?? null) : null
  return {
    hits: await hitsOf(pool, page, new Marker(stems, reading.meanings, unfinished)),
    facets: query.cursor ? [] : ranked.slice(0, facetLimit).map(({ row }) => facetOf(row)),
    next:
      last && first + query.limit < ranked.length
        ? `${first + page.length}~${last.score}~${last.row.id}`
        : null,
    isLimited: false,
  }
}

/** What says less than this share of what the best one says has only a common word of the question. */
const MIN_SHARE = 0.3

/** The newest of what answers the question; their score is their moment, which is what a cursor goes on from. */
function newestFirst(ranked: Ranked[]): Ranked[] {
  const least = MIN_SHARE * (ranked[0]?.score ?? 0)
  return ranked
    .filter(({ score }) => score >= least)
    .map(({ row }) => ({ row, score: row.at }))
    .sort((a, b) => b.score - a.score || (a.row.id < b.row.id ? -1 : 1))
}

async function hitsOf(pool: Pool, page: Ranked[], marker: Marker): Promise<SearchHit[]> {
  if (!page.length) return []
  const { rows } = await pool.query<Shown & { id: string }>({
    name: 'search_texts',
    text: `select id, title, left(body, 12000) as body, left(extra, 12000) as extra, tags, language
      from "SearchDocument" where id = any($1::text[])`,
    values: [page.map(({ row }) => row.id)],
  })
  const marked = await marker.mark(rows)
  const byId = new Map(rows.map((row, i) => [row.id, marked[i]]))
  return page.flatMap(({ row, score }) => {
    const texts = byId.get(row.id)
    return texts ? [{ id: row.id, kind: row.kind, score, ...texts }] : []
  })
}

/**
 * Where to go on: after the last hit that was shown, even when others have come in before it. When that one is gone
 * or another engine answers now: after everything that scored as much, or else after as many as were shown.
 */
function afterCursor(ranked: Ranked[], cursor: string): number {
  const [offset, score, ...id] = cursor.split('~')
  const at = ranked.findIndex((one) => one.row.id === id.join('~'))
  if (at >= 0) return at + 1
  const lower = ranked.findIndex((one) => one.score < Number(score))
  if (score && lower >= 0) return lower
  return Math.min(ranked.length, Math.max(0, Number.parseInt(offset ?? '', 10) || 0))
}

const facetOf = ({ id, kind, spaceId, tags, status, month }: SearchFacet): SearchFacet => ({
  id,
  kind,
  spaceId,
  tags,
  status,
  month,
})
