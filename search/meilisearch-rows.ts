// What stands in Meilisearch, and how it is narrowed.
import type { Settings } from 'meilisearch'
import type { SearchDocument, SearchQuery } from './document.ts'
import type { impactsOf } from './terms.ts'

/** Answers of one word are read this deep; what comes later has nothing but one common word. */
export const MAX_HITS_A_WORD = 500
const longestBody = 60_000
const mostTerms = 1_000

/** Where a typed word is looked for, and where its terms (stems, synonyms and all else that our own engine knows). */
export const wordFields = ['title', 'tags', 'extra', 'body']
export const termFields = ['titleTerms', 'terms']

/** Typos from four letters on (`heta`), as the PostgreSQL engine has it; none in terms, which are numbers. */
export const settings: Settings = {
  searchableAttributes: [...wordFields, ...termFields],
  filterableAttributes: ['accessId', 'kind', 'spaceId', 'tags', 'status', 'at'],
  sortableAttributes: ['at'],
  displayedAttributes: ['id'],
  rankingRules: ['words', 'typo', 'proximity', 'attribute', 'exactness', 'at:desc'],
  typoTolerance: {
    minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
    disableOnAttributes: termFields,
  },
  pagination: { maxTotalHits: MAX_HITS_A_WORD },
}

/** Is the index of the shape that this version writes? */
export function isOurShape(found: Settings): boolean {
  const same = (name: 'searchableAttributes' | 'filterableAttributes') =>
    [...((found[name] ?? []) as string[])].sort().join() ===
    [...(settings[name] as string[])].sort().join()
  return same('searchableAttributes') && same('filterableAttributes')
}

/** Meilisearch allows letters, digits, hyphens and underscores in a key. */
export const keyOf = (id: string): string => Buffer.from(id).toString('base64url')

/** A term as a word of its own. */
export const tokenOf = (hash: number): string => `x${(hash >>> 0).toString(36)}`

/** @param weights of the document's terms, by their numbers, and those that stand in its title */
export function rowOf(
  document: SearchDocument,
  { weights, inTitle }: ReturnType<typeof impactsOf>,
) {
  const { id, kind, title, body, extra, tags, accessId, spaceId, status, at } = document
  // Meilisearch prefers what stands early: the weightiest term is first.
  const terms = [...weights].sort((a, b) => b[1] - a[1]).slice(0, mostTerms)
  return {
    key: keyOf(id),
    id,
    kind,
    title,
    body: body.slice(0, longestBody).toWellFormed(),
    extra: extra ?? '',
    tags,
    accessId,
    spaceId,
    status,
    at: Math.floor(at.getTime() / 1000),
    titleTerms: [...inTitle].map(tokenOf).join(' '),
    terms: terms.map(([hash]) => tokenOf(hash)).join(' '),
  }
}

/** A value inside a filter: quoted, so that no text can end the quotes and add conditions of its own. */
export const quoted = (value: string) => `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`

/** The filter of a query. Numbers are checked to be numbers, texts are quoted. */
export function filterOf(query: SearchQuery): string {
  const within = (name: string, values: string[] | undefined) =>
    values ? [`${name} IN [${values.map(quoted).join(', ')}]`] : []
  const seconds = (date: Date) => Math.floor(date.getTime() / 1000)
  return [
    `accessId IN [${query.accessIds.map(Number).join(', ')}]`,
    ...within('kind', query.kinds),
    ...within('tags', query.tags),
    ...within('status', query.statuses),
    ...(query.spaceId === undefined ? [] : [`spaceId = ${Number(query.spaceId)}`]),
    ...(query.from ? [`at >= ${seconds(query.from)}`] : []),
    ...(query.to ? [`at < ${seconds(query.to)}`] : []),
  ].join(' AND ')
}
