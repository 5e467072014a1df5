// The lengths that the browser's forms and the server's check share. No library: pages load this file.

export const GUEST_NAME_LENGTH = 80
export const AGREEMENT_LENGTH = 4_000
/** A guest is invited, or stays longer, for at most so many days from now. */
export const MAX_GUEST_DAYS = 366
