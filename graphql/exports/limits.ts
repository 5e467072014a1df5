// The limits that the page and the server's check share. No library: pages load this file.

/** So many hours an export can be downloaded, once. */
export const EXPORT_HOURS = 24
/** What is not done after so many hours has failed. */
export const STUCK_HOURS = 6
/** So many days an archive waits to be taken back. */
export const ARCHIVE_DAYS = 7
/** The largest archive that is uploaded, in bytes; larger ones are taken back with the command. */
export const MAX_ARCHIVE_BYTES = 2 * 1024 * 1024 * 1024
/** Exports and archives that the list shows. */
export const MAX_ARCHIVES = 50
