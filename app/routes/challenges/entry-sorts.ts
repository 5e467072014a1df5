/** The orders of entries, as an address names them. */
export const SORTS = ['SUPPORT', 'VOTES', 'NEWEST', 'OUTCOME'] as const
export type EntrySort = (typeof SORTS)[number]

/** The order that an address asks for; null: whichever suits the challenge. */
export const sortIn = (query: URLSearchParams): EntrySort | null =>
  SORTS.find((sort) => sort.toLowerCase() === query.get('by')) ?? null
