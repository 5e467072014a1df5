// Lengths and lists of calendars and policies. No library: pages may load this file.

export const CALENDAR_NAME_LENGTH = 60
export const MAX_SPANS_A_DAY = 8
/** Some ten years of holidays in a country with many; every start of a clock reads them. */
export const MAX_HOLIDAYS = 400
export const MAX_CALENDARS = 100
/** Working days to the first answer that a board may promise. */
export const MAX_ANSWER_DAYS = 60
/** Working minutes: some sixty days of eight hours. */
export const MAX_WORKING_MINUTES = 60 * 8 * 60

/** Working minutes, with days of eight hours: a day before the due time those who owe the response are warned. */
export const DEFAULT_WARN_BEFORE = 480
/** Two days after it, it is escalated. */
export const DEFAULT_ESCALATE_AFTER = 960
/** The last level of escalation: the person named for it, a manager, the owners of the space. */
export const MAX_ESCALATION_LEVEL = 3
