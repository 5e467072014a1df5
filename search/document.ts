/**
 * The one shape everything searchable takes, and what a search asks and answers.
 * The index proposes, the database confirms: ids that come back are loaded again through the viewer's own policy.
 */

export type SearchDocument = {
  /** Kind and number, for example `idea:7`. Unique across the index. */
  id: string
  kind: string
  title: string
  /** Plain text: Markdown and HTML are taken out by the caller. */
  body: string
  /** More words under which it should be found, less than a title: a reason for declining, a person's skills. */
  extra?: string
  tags: string[]
  /** The space's small integer; 0 = everyone who is signed in. Documents of open spaces should carry 0. */
  accessId: number
  spaceId: number | null
  status: string | null
  /** ISO 639-1; null = recognised from the text, or else the language most documents have. */
  language: string | null
  /** When it was written; newer wins between equals. */
  at: Date
}

export type SearchQuery = {
  text: string
  /** Spaces whose documents may be proposed; include 0 for what everyone may see. Empty = nothing is found. */
  accessIds: number[]
  kinds?: string[] | undefined
  spaceId?: number | undefined
  /** Documents having at least one of them. */
  tags?: string[] | undefined
  statuses?: string[] | undefined
  from?: Date | undefined
  to?: Date | undefined
  /** Hits wanted, 1 to 100. */
  limit: number
  /** `next` of an earlier answer. */
  cursor?: string | null | undefined
  /** `newest`: of what says a good part of the question, the newest first. Without: what says it best. */
  order?: 'relevance' | 'newest' | undefined
  /** True while the person is typing: the last word is taken as the beginning of a word. */
  isPrefix?: boolean | undefined
}

export type SearchHit = {
  id: string
  kind: string
  /** Comparable within one answer only. */
  score: number
  /** With `markStart` and `markEnd` around the words that matched; never HTML. */
  title: string
  snippet: string
  why: SearchReason
}

/** Where a hit says what was asked, and, of a word that it says otherwise, how. */
export type SearchReason = {
  places: SearchPlace[]
  /** Null when it says every word as it was typed, or says one otherwise in no text that is shown. */
  otherwise: { how: SearchLikeness; asked: string; found: string } | null
}
export type SearchPlace = 'TITLE' | 'TAGS' | 'BODY' | 'EXTRA'
/** Another form of a word; one that contains it; a similar spelling; a synonym; an alias. */
export type SearchLikeness = 'FORM' | 'PART' | 'SPELLING' | 'SYNONYM' | 'ALIAS'

/** What a caller needs to count facets from the rows that the database has confirmed. */
export type SearchFacet = {
  id: string
  kind: string
  spaceId: number | null
  tags: string[]
  status: string | null
  /** `2026-11` */
  month: string
}

export type SearchAnswer = {
  hits: SearchHit[]
  /** The best candidates, at most `facetLimit`, in order of rank; on the first page only. Never an engine's total. */
  facets: SearchFacet[]
  /** Where to go on; null at the end. */
  next: string | null
  /** True when the usual engine is away and PostgreSQL answered in its place. */
  isLimited: boolean
}

/** Private-use characters around matching words; texts that hold them themselves lose them on the way in. */
export const markStart = '\uE000'
export const markEnd = '\uE001'

export const facetLimit = 300

/** Text cut at its marks: what a page maps to `<mark>` and plain text. */
export function splitMarks(text: string): { text: string; isMarked: boolean }[] {
  const parts: { text: string; isMarked: boolean }[] = []
  let isMarked = false
  for (const piece of text.split(/([\uE000\uE001])/)) {
    if (piece === markStart) isMarked = true
    else if (piece === markEnd) isMarked = false
    else if (piece) parts.push({ text: piece, isMarked })
  }
  return parts
}

/** Input no engine can take: a NUL, half a surrogate pair, a limit out of range. `field` names it. */
export class InvalidSearch extends Error {
  override name = 'InvalidSearch'
  field: string
  constructor(field: string, message: string) {
    super(message)
    this.field = field
  }
}

/** Throws InvalidSearch if PostgreSQL or JSON could not carry this text. */
export function checkText(field: string, text: string): void {
  if (text.includes('\0')) throw new InvalidSearch(field, `${field} holds a NUL character`)
  if (!text.isWellFormed()) throw new InvalidSearch(field, `${field} is not well-formed text`)
}

/** Throws InvalidSearch for a query that must not reach an engine; the text may be long, engines read its first words. */
export function checkQuery(query: SearchQuery): void {
  checkText('text', query.text)
  for (const list of [query.kinds, query.tags, query.statuses])
    for (const value of list ?? []) checkText('filter', value)
  if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > 100)
    throw new InvalidSearch('limit', 'limit must be a whole number from 1 to 100')
  if (!query.accessIds.every(isSmallInteger))
    throw new InvalidSearch('accessIds', 'accessIds must be whole numbers')
  if (query.spaceId !== undefined && !isSmallInteger(query.spaceId))
    throw new InvalidSearch('spaceId', 'spaceId must be a whole number')
  for (const [field, date] of [
    ['from', query.from],
    ['to', query.to],
  ] as const)
    if (date && Number.isNaN(date.getTime()))
      throw new InvalidSearch(field, `${field} is not a date`)
}

/** Throws InvalidSearch for a document that must not be stored. */
export function checkDocument(document: SearchDocument): void {
  for (const field of ['id', 'kind', 'title', 'body', 'extra', 'status'] as const)
    checkText(field, document[field] ?? '')
  for (const tag of document.tags) checkText('tags', tag)
  if (!document.id || document.id.length > 200)
    throw new InvalidSearch('id', 'id must have 1 to 200 characters')
  if (!isSmallInteger(document.accessId))
    throw new InvalidSearch('accessId', 'accessId must be a whole number')
  if (Number.isNaN(document.at.getTime())) throw new InvalidSearch('at', 'at is not a date')
}

const isSmallInteger = (value: number) =>
  Number.isInteger(value) && Math.abs(value) <= 2_147_483_647
