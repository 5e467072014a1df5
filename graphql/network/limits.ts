// Lengths and numbers that forms and checks share. No library: pages load this file.

/** Ties are of so many days. */
export const TIE_DAYS = 90
/** Dunbar's number: more active ties than these people do not keep up. */
export const TIE_MARK = 150
/** Ties beyond these are not counted. */
export const MAX_TIES = 500
/** People between two who are connected, at most. */
export const MAX_STEPS = 4

export const PROBLEM_LENGTH = 300
export const MIN_TEAM = 3
export const MAX_TEAM = 7
/** Skills that a team is put together for. */
export const MAX_SKILLS = 8
export const SKILL_LENGTH = 80

/** Characters of why somebody wants to be introduced. */
export const NOTE_LENGTH = 300
/** Introductions that somebody has asked for and that nobody has answered. */
export const MAX_OPEN_INTRODUCTIONS = 10
