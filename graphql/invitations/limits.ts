// What the browser's forms and the server's check share. No library: pages load this file.

/** People in one go. */
export const MAX_AT_ONCE = 200
/** Characters of the text they are read from. */
export const MAX_TEXT = 60_000
/** Bytes of a CSV file. */
export const MAX_FILE = 200 * 1024
/** Mails of invitations that one administrator may cause within 24 hours. */
export const MAX_PER_DAY = 500
/** Of one link by which people ask for an invitation themselves. */
export const MAX_ASKED_PER_DAY = 200
/** How long the link of a domain may be good for. */
export const LINK_DAYS = [1, 7, 14, 30] as const
export const DOMAIN_LENGTH = 100
