// The lengths and lists that the browser's forms and the server's check share. No library: pages load this file.

export const CHARTER_LENGTH = 2_000
export const MIN_TEAM = 3
export const MAX_TEAM = 7
/** Open and taken. */
export const MAX_POSITIONS = 6
/** People proposed for a position. */
export const PROPOSED = 3
/** A manager who has not answered within so many days is passed over: the next one above is asked, too. */
export const RELEASE_DAYS = 5
