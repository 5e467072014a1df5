// The limits that the browser's forms and the server's check share. No library: pages load this file.

/** The largest file, in bytes. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024
/** How many files stand under one post or comment. */
export const MAX_FILES = 10
