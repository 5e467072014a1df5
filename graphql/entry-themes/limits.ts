// What pages about themes of entries and the server share. No library: pages load this file.

export const THEME_NAME_LENGTH = 80
/** Of a challenge with more entries the latest are read. */
export const MAX_THEMED_ENTRIES = 3_000
/** Themes of one challenge, those that people made with those that were found. */
export const MAX_THEMES = 40
/** Entries that are moved at once. */
export const MAX_MOVED = 100
