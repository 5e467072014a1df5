// The lengths that the browser's forms and the server's check share. No library: pages load this file.

export const NAME_LENGTH = 60
export const ABOUT_LENGTH = 300
export const REQUEST_LENGTH = 300

/** Beyond so many members people do not know each other any more (Dunbar's number): its owners are offered to split it. */
export const MAX_CIRCLE = 150
