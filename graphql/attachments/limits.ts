// The limits that the browser's forms and the server's check share. No library: pages load this file.

/** The largest file, in bytes. */
export const LARGEST_FILE = 50 * 1024 * 1024
/** How many files stand under one idea or comment. */
export const MOST_FILES = 10
