// What the browser's forms and the server share. No library: pages load this file.

export const TOKEN_NAME_LENGTH = 60
export const SERVICE_NAME_LENGTH = 80
export const PURPOSE_LENGTH = 120
/** Tokens that one account may have at once. */
export const MAX_TOKENS = 20
/** How long a token may live, in days; the second is proposed. */
export const TOKEN_DAYS = [7, 30, 90, 365] as const
