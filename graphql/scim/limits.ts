// What the browser's forms and the server share. No library: pages load this file.

export const CONNECTION_NAME_LENGTH = 60
/** Directories at once. */
export const MAX_CONNECTIONS = 5
/** Rules of one group. */
export const MAX_RULES = 20
