import type { SearchDocument, SearchQuery } from './document.ts'
import { hashOf } from './words.ts'

/**
 * The numbers under which a document stands in the index beside its words. None of them is scored: they let a question
 * about common words look at few documents (see candidates.ts).
 */

/** Weights (of 255) from which on a word of a document belongs to the first, second and third tier. The migration repeats them. */
const tierStarts = [145, 165, 185]
const tierSalts = [0x2b7e1516, 0x5bd1e995, 0x3c6ef372]
export const STRONGEST = 3
/** The tiers there are, the strongest first. */
export const tiers = [STRONGEST, 2, 1]

/** The tier of a weight from 1 to 255: 3 for the strongest words of a document, 0 for those of none. */
export const tierOf = (impact: number): number =>
  tierStarts.findLastIndex((start) => impact >= start) + 1

/** The key of documents in which a term's weight belongs to this tier (tiered index: Manning et al. 2008, 7.2.1). */
export const tierKey = (hash: number, tier: number): number =>
  (hash ^ (tierSalts[tier - 1] as number)) | 0 || 1

/** The key of documents that have this value: a kind, a space, a status, a tag, a month or a year. */
export const facetKey = (name: keyof SearchDocument, value: string | number): number =>
  hashOf(`${name}:${value}`)

/** What is older counts as written then, so that the list of periods ends somewhere. */
const FIRST_PERIOD = new Date('2000-01-01')

/** `2026-11` */
export const monthOf = (at: Date): string => at.toISOString().slice(0, 7)

/** Everything a document can be narrowed by. */
export function facetKeysOf(document: SearchDocument): number[] {
  const { kind, spaceId, status, tags, at } = document
  const month = monthOf(at < FIRST_PERIOD ? FIRST_PERIOD : at)
  return [
    facetKey('kind', kind),
    ...(spaceId === null ? [] : [facetKey('spaceId', spaceId)]),
    ...(status === null ? [] : [facetKey('status', status)]),
    ...tags.map((tag) => facetKey('tags', tag)),
    facetKey('at', month),
    facetKey('at', month.slice(0, 4)),
  ]
}

type Filter = Pick<SearchQuery, 'kinds' | 'spaceId' | 'statuses' | 'tags' | 'from' | 'to'>

/** The keys that every document must have to pass a filter. A list of several values is none: one of them is enough to pass. */
export function requiredKeys({ kinds, spaceId, statuses, tags }: Filter): number[] {
  return [
    ...(kinds?.length === 1 ? [facetKey('kind', kinds[0] as string)] : []),
    ...(spaceId === undefined ? [] : [facetKey('spaceId', spaceId)]),
    ...(statuses?.length === 1 ? [facetKey('status', statuses[0] as string)] : []),
    ...(tags?.length === 1 ? [facetKey('tags', tags[0] as string)] : []),
  ]
}

/** The keys of the periods that a filter lets through, the newest first: the last twelve months one by one, then whole years. */
export function periodKeys({ from, to }: Filter, now = new Date()): number[] {
  const wanted = to && to < now ? to : now
  const last = wanted < FIRST_PERIOD ? FIRST_PERIOD : wanted
  const [year, month] = [last.getUTCFullYear(), last.getUTCMonth()]
  const months = Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(year, month - i)))
  const count = Math.max(0, year - FIRST_PERIOD.getUTCFullYear() + 1)
  const years = Array.from({ length: count }, (_, i) => `${year - i}`)
  const first = monthOf(from && from > FIRST_PERIOD ? from : FIRST_PERIOD)
  return [
    ...months.map(monthOf).filter((one) => one >= first),
    ...years.filter((one) => one >= first.slice(0, 4)),
  ].map((period) => facetKey('at', period))
}
