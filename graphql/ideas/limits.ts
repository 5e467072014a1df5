// The lengths and lists that the browser's forms and the server's check share. No library: pages load this file.

export const TITLE_LENGTH = 90
export const BODY_LENGTH = 10_000
export const MAX_TAGS = 8
export const TAG_LENGTH = 40
export const RESPONSE_LENGTH = 2_000
/** Why an official response is withdrawn. */
export const WITHDRAW_NOTE_LENGTH = 500

/** The statuses of an idea that follow each other, from the first line to daily use. */
export const STATUS_STEPS = ['NEW', 'SHAPING', 'TRIAL', 'BUILDING', 'IN_USE'] as const

export const DECLINE_REASONS = [
  'NO_BUDGET',
  'ALREADY_DONE',
  'TOO_EARLY',
  'OUT_OF_SCOPE',
  'NOT_SAFE',
  'TOO_LITTLE_GAIN',
  'TRIED_BEFORE',
] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

/** Late answers of a board are counted up to here: more of them are no other news. */
export const MAX_LATE = 100

/** Boards that one list of them shows; the others are found by typing their name. */
export const MAX_BOARDS = 200
