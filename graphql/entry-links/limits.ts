// What pages about entries that build on others and the server share. No library: pages load this file.

/** An entry builds on so many others. */
export const MAX_LINKS = 10
