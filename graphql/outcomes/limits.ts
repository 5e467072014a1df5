// What pages about the value of entries and the server share. No library: pages load this file.

export const NOTE_LENGTH = 1_000
/** Value that an entry has cost more than it brought is below 0. */
export const MIN_VALUE = -2_000_000_000
export const MAX_VALUE = 2_000_000_000

/** From so many pairs on it is told how an evaluator's scores agreed with measured value. */
export const MIN_PAIRS = 5

/** PLANNED: its day is ahead. OVERDUE: the day has passed, and nobody has measured it. MEASURED: it waits for its owner. SIGNED. */
export const VALUE_STATES = ['PLANNED', 'OVERDUE', 'MEASURED', 'SIGNED'] as const
export type ValueState = (typeof VALUE_STATES)[number]
