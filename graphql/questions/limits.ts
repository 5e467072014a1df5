// The lengths and lists that the browser's forms and the server's check share. No library: pages load this file.

export const TITLE_LENGTH = 150
export const BODY_LENGTH = 10_000
export const MAX_TAGS = 8
export const TAG_LENGTH = 40

/** Where a question stands. UNKNOWN: nobody was found who knows. */
export const QUESTION_STATUSES = ['UNANSWERED', 'ANSWERED', 'ACCEPTED', 'UNKNOWN'] as const
export type QuestionStatus = (typeof QUESTION_STATUSES)[number]

/** Which questions a list shows. */
export const QUESTION_VIEWS = ['UNANSWERED', 'FOR_ME', 'ALL', 'MY_TOPICS', 'MINE'] as const
export type QuestionView = (typeof QUESTION_VIEWS)[number]

/** How many people are asked in the first waves. The next one asks the followers of the tags, the last one the owners of the space. */
export const WAVE_PEOPLE = [3, 5] as const
export const FOLLOWERS_WAVE = 3
export const OWNERS_WAVE = 4
/** Working minutes until the next wave, by the wave before it. */
export const WAVE_MINUTES = [0, 240, 240, 480] as const
/** Working days in which a first answer is promised. */
export const FIRST_ANSWER_DAYS = 2

/** Questions that somebody may be asked in seven days, unless they say otherwise. */
export const USUAL_CAP = 5
export const MAX_CAP = 50
/** People whom the asker may choose. */
export const MAX_CHOSEN = 3
