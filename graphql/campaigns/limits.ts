// What pages about campaigns and the server share. No library: pages load this file.

/** Ideas that are taken in at once. */
export const MAX_TAKEN = 50
export const CAMPAIGN_TAG_LENGTH = 60
