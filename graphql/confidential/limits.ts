// What forms and checks share. In characters.
export const REASON_LENGTH = 500
export const WORD_LENGTH = 80
/** Of a text that is being written; before it is stored all of it is looked at. */
export const LOOKED_AT = 10_000
export const EFFECTS = ['WARN', 'HOLD'] as const
export type WatchedEffect = (typeof EFFECTS)[number]
/** More than that nobody can answer for. */
export const MAX_WORDS = 500
/** Over how many days a word is tried before it is listed. */
export const TRIED_DAYS = 30
