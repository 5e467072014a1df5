/** How often somebody may download their data in a day. */
export const DAILY_EXPORTS = 3
