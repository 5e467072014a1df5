// What pages about forms without an account and the server share. No library: pages load this file.

export const SENT_TITLE_LENGTH = 120
export const SENT_BODY_LENGTH = 2_000
export const SENT_NAME_LENGTH = 80
/** What one network sends in ten minutes, and what comes by one code in an hour. */
export const MAX_SENT_BY_NETWORK = 20
export const MAX_SENT_BY_CODE = 120
/** What waits for a decision in one challenge. */
export const MAX_WAITING = 500
