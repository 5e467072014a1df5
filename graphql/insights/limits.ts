// Lengths and lists that forms and checks share.
export const MAX_PASSAGE = 2_000
export const MAX_NOTE = 1_000
export const MAX_THEME_NAME = 80
export const MAX_ACCOUNT_NAME = 100
export const MAX_YEARLY_VALUE = 1_000_000_000
/** Quotes that are moved at once. */
export const MAX_MOVED = 100
export const MAX_LINKS = 20
export const INSIGHT_STATES = ['CAPTURED', 'ASSESSED', 'DECIDED', 'ACTED'] as const
export type InsightState = (typeof INSIGHT_STATES)[number]
export const TONES = ['UPSET', 'NEUTRAL', 'GLAD'] as const
export type Tone = (typeof TONES)[number]

/** What the overview counts threads by. */
export const FIGURES = [
  'THREADS',
  'PUT_RIGHT',
  'LOST',
  'LOST_LATE',
  'ANSWERED',
  'ANSWERED_BY_OTHERS',
] as const
export type Figure = (typeof FIGURES)[number]
/** What stands in the company's calendar. */
export const COMPANY_EVENT_KINDS = ['RELEASE', 'PRICE', 'OUTAGE', 'OTHER'] as const
export type CompanyEventKind = (typeof COMPANY_EVENT_KINDS)[number]
export const MAX_EVENT_TITLE = 120
export const MAX_COMPANY_EVENTS = 2_000
