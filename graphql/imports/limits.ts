// The limits that the page and the server's check share. No library: pages load this file.

/** The largest file that is uploaded, in bytes; larger ones are imported with the command. */
export const MAX_IMPORT_BYTES = 512 * 1024 * 1024
/** Entries of a challenge, when some of them are imported. */
export const MAX_ENTRIES = 5_000
/** Imports that the list shows. */
export const MAX_IMPORTS = 100
/** Ideas of the preview. */
export const MAX_PREVIEW = 10
