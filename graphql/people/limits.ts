// The lists and lengths that the browser's forms and the server's check share. No library: pages load this file.

/** Languages people write in, as search knows them. */
export const LANGUAGES = ['en', 'nl', 'pt', 'pl', 'de', 'es', 'fr'] as const
export const JOB_LENGTH = 80
export const ABOUT_LENGTH = 600
export const SKILL_LENGTH = 40
export const MAX_SKILLS = 20
/** Why somebody has a role, or no longer. */
export const REASON_LENGTH = 200
