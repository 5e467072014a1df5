// How much is taken.

/** A length of data in bytes. */
export const megabytes = (n: number): number => n * 1024 * 1024

/** What one person may upload in a day, in bytes and in files: room for any work, none for filling the disk. */
export const MAX_BYTES_A_DAY = megabytes(1_024)
export const MAX_FILES_A_DAY = 500
/** How many of one person's are taken in at once: what one selects at once, none for filling the disk before they are counted. */
export const MAX_AT_ONCE = 12
/** How many of those without an account come in at once at one form, and from one network: a site has one address for all its phones. */
export const MAX_OUTSIDE_BY_FORM = 24
export const MAX_OUTSIDE_BY_NETWORK = 12
/** A picture of somebody without an account, in bytes. */
export const MAX_OUTSIDE_BYTES = megabytes(15)
