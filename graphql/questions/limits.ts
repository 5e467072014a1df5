// The lengths and lists that the browser's forms and the server's check share. No library: pages load this file.

export const TITLE_LENGTH = 150
export const BODY_LENGTH = 10_000
export const MAX_TAGS = 8
export const TAG_LENGTH = 40

/** Where a question stands. UNKNOWN: nobody was found who knows. */
export const QUESTION_STATUSES = ['UNANSWERED', 'ANSWERED', 'ACCEPTED', 'UNKNOWN'] as const
export type QuestionStatus = (typeof QUESTION_STATUSES)[number]

/** Which questions a list shows. */
export const QUESTION_VIEWS = ['UNANSWERED', 'ALL', 'MY_TOPICS', 'MINE'] as const
export type QuestionView = (typeof QUESTION_VIEWS)[number]
