// What forms and checks of reports share.

/** Why somebody reports, the gravest first, each with how grave it is. */
export const REASONS = {
  THREAT: 3,
  HARASSMENT: 2,
  CONFIDENTIAL: 2,
  ILLEGAL: 2,
  SPAM: 1,
  OTHER: 1,
} as const
export type ReportReason = keyof typeof REASONS
export const REPORT_REASONS = Object.keys(REASONS) as ReportReason[]

/** How a case ends: nothing is wrong; the author is warned; only the author and moderators see it; it is taken down. */
export const OUTCOMES = ['KEPT', 'WARNED', 'HIDDEN', 'REMOVED'] as const
export type ModerationOutcome = (typeof OUTCOMES)[number]

/** How long a moderator may restrict somebody or lock a discussion, and what the form offers. */
export const MAX_RESTRICTION_DAYS = 365
export const RESTRICTION_DAYS = [1, 3, 7, 14, 30, 90] as const

/** In characters. */
export const NOTE_LENGTH = 1_000
export const REASON_LENGTH = 1_000
