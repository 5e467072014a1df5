// The lengths and lists that the browser's forms and the server's check share. No library: pages load this file.

export const TITLE_LENGTH = 150
export const BODY_LENGTH = 10_000
export const MAX_TAGS = 8
export const TAG_LENGTH = 40

/** Where a question stands. UNKNOWN: nobody was found who knows. */
export const QUESTION_STATUSES = ['UNANSWERED', 'ANSWERED', 'ACCEPTED', 'UNKNOWN'] as const
export type QuestionStatus = (typeof QUESTION_STATUSES)[number]

/** Which questions a list shows. */
export const QUESTION_VIEWS = [
  'UNANSWERED',
  'FOR_ME',
  'ALL',
  'MY_TOPICS',
  'MINE',
  'TO_REVIEW',
] as const
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

/** Days after which somebody says again that an accepted answer still holds. */
export const REVIEW_DAYS = 180
/** Days before that in which it is on the list of its owner. */
export const REVIEW_AHEAD_DAYS = 7

/** What is asked is looked at over so many days. */
export const GAP_DAYS = 365
/** Nothing is said about a topic that fewer people asked about. */
export const MIN_ASKERS = 5
/** From this share of the answers, in percent, one person is a single point of knowledge. */
export const SINGLE_SHARE = 80
