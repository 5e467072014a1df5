// Lengths that forms and checks share. No library: pages load this file.
export const SKILL_LENGTH = 80
export const MAX_SKILLS = 30
/** What is suggested while a skill is typed. */
export const MAX_SUGGESTIONS = 8
