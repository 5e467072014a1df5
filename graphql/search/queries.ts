// Searching as somebody.

import { restrictedSpacesOf } from '#graphql/audience.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Invalid } from '#graphql/errors.ts'
import { rowsWanted } from '#graphql/paging.ts'
import { parse } from '#graphql/parse.ts'
import { isPostKind } from '#graphql/post-kinds.ts'
import { may } from '#graphql/roles.ts'
import { spaceBySlug } from '#graphql/spaces/queries.ts'
import { log } from '#log.ts'
import { InvalidSearch, type SearchFacet, type SearchHit } from '#search/document.ts'
import { Confirmation, type Confirmed, confirm } from './confirm.ts'
import { theSearch } from './index-access.ts'
import { SearchInput, SimilarInput } from './input.ts'
import { noteWithoutResult } from './without-result.ts'

export type Hit = Confirmed & Pick<SearchHit, 'snippet' | 'why'> & { markedTitle: string }
export type Counted<Key> = { key: Key; count: number }
export type Results = {
  /** Both are confirmed when they are asked for, together if both are. */
  hits: () => Promise<Hit[]>
  facets: () => Promise<readonly SearchFacet[]>
  next: string | null
  isLimited: boolean
}
export type SearchArgs = {
  query: string
  kinds?: readonly string[] | null | undefined
  space?: string | null | undefined
  tags?: readonly string[] | null | undefined
  statuses?: readonly string[] | null | undefined
  from?: Date | null | undefined
  to?: Date | null | undefined
  order?: 'relevance' | 'newest' | null | undefined
  isPrefix?: boolean | null | undefined
  first?: number | null | undefined
  after?: string | null | undefined
}

/**
 * 0 is what everyone of the company may see; the rest are the spaces this person reads, with a minus where they read the
 * restricted posts of one.
 */
const accessOf = ({ viewer }: SignedIn): number[] => [
  ...(may(viewer, 'READ_COMPANY') ? [0] : []),
  ...viewer.spaceIds,
  ...restrictedSpacesOf(viewer).map((id) => -id),
]
const NOTHING: Results = {
  hits: async () => [],
  facets: async () => [],
  next: null,
  isLimited: false,
}

/**
 * Searches what the viewer may see. Every hit and every count was confirmed by the database just now, so a stale
 * index can miss something but never show too much. Throws Invalid with the field's name.
 */
export async function search(context: SignedIn, args: SearchArgs): Promise<Results> {
  const { query, space, tags, first, after } = parse(SearchInput, {
    query: args.query,
    space: args.space,
    tags: args.tags ? [...args.tags] : args.tags,
    first: args.first,
    after: args.after,
  })
  const wanted = rowsWanted(first ?? 20)
  const where = space ? await spaceBySlug(context.db, context.viewer, space) : undefined
  if (!query.trim() || (space && !where)) return NOTHING
  const answer = await refusing(() =>
    theSearch().search({
      text: query,
      accessIds: accessOf(context),
      kinds: args.kinds ? [...args.kinds] : undefined,
      spaceId: where?.id,
      tags: tags ?? undefined,
      statuses: args.statuses ? [...args.statuses] : undefined,
      from: args.from ?? undefined,
      to: args.to ?? undefined,
      limit: wanted,
      cursor: after ?? null,
      order: args.order ?? undefined,
      isPrefix: args.isPrefix ?? false,
    }),
  )
  const { hits, facets, next, isLimited } = answer
  if (!hits.length && !isLimited && isPlain(args)) await noteWithoutResult(context, query)
  const confirmation = new Confirmation(
    context.db,
    context.viewer,
    hits.map((hit) => hit.id),
    facets.map((facet) => facet.id),
  )
  return {
    hits: async () => confirmedHits(hits, await confirmation.rows()),
    facets: async () => {
      const visible = await confirmation.visible()
      return facets.filter((facet) => visible.has(facet.id))
    },
    next,
    isLimited,
  }
}

/** Nothing narrows it, and nobody is still typing. */
const isPlain = ({ kinds, space, tags, statuses, from, to, after, isPrefix }: SearchArgs) =>
  !(kinds || space || tags?.length || statuses || from || to || after || isPrefix)

function confirmedHits(hits: readonly SearchHit[], rows: readonly Confirmed[]): Hit[] {
  const confirmed = new Map(rows.map((row) => [row.id, row]))
  const dropped = hits.filter((hit) => !confirmed.has(hit.id))
  // A hit that was just removed is no alarm; many would mean that the index proposes what it must not.
  if (dropped.length)
    log.info({ dropped: dropped.length }, 'the index proposed what may not be seen or is gone')
  return hits.flatMap((hit) => {
    const row = confirmed.get(hit.id)
    return row
      ? [{ ...row, markedTitle: hit.title || row.title, snippet: hit.snippet, why: hit.why }]
      : []
  })
}

/** How many facets have each value, the most frequent first. */
export function counted<Key>(keys: readonly Key[]): Counted<Key>[] {
  const found = new Map<Key, number>()
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1)
  return [...found].map(([key, count]) => ({ key, count })).sort((a, b) => b.count - a.count)
}

export type SimilarTo = {
  text: string
  body?: string | null | undefined
  kinds?: readonly string[] | null | undefined
  first?: number | null | undefined
  exceptNumber?: number | null | undefined
}
export type Similar = Confirmed & { score: number; matchedWords: string[] }

/** What resembles a text, best first; at most 50. Throws Invalid with the field's name. */
export async function similarTo(context: SignedIn, args: SimilarTo): Promise<Similar[]> {
  const input = parse(SimilarInput, { text: args.text, body: args.body })
  const wanted = rowsWanted(args.first ?? 5, 50)
  if (!input.text.trim()) return []
  const found = await refusing(() =>
    theSearch().similar({
      title: input.text,
      body: input.body ?? undefined,
      accessIds: accessOf(context),
      kinds: args.kinds ? [...args.kinds] : undefined,
      limit: args.exceptNumber ? wanted + 1 : wanted,
      language: context.viewer.language,
    }),
  )
  const hits = found.filter(({ id }) => !isPost(id, args.exceptNumber)).slice(0, wanted)
  const confirmed = new Map(
    (
      await confirm(
        context.db,
        context.viewer,
        hits.map((hit) => hit.id),
      )
    ).map((row) => [row.id, row]),
  )
  return hits.flatMap(({ id, score, matchedWords }) => {
    const row = confirmed.get(id)
    return row ? [{ ...row, score, matchedWords }] : []
  })
}

/** Numbers are of posts, whatever their kind. */
function isPost(id: string, number: number | null | undefined): boolean {
  const [kind, of] = id.split(':') as [string, string]
  return Number(of) === number && isPostKind(kind)
}

async function refusing<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof InvalidSearch) throw new Invalid({ [error.field]: [() => error.message] })
    throw error
  }
}
