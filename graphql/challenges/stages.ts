// When a challenge stands where. Pure: dates as they were written, in a time zone, and the stage at a moment.
import { instantOf, offsetAt } from '#graphql/clocks/working-time.ts'
import { days, hours, minutes } from '#graphql/time.ts'
import type { StageAudience, StageName } from './limits.ts'

export type Stage = 'UPCOMING' | StageName
export type Rule = {
  stage: StageName
  /** Of TOLD: by when the sponsor has promised to tell. */
  startsAt: Date
  submitters: StageAudience
  voters: StageAudience
  allowsComments: boolean
}

/** People are reminded so long before it opens, and before it closes where it collects for longer than that. */
const REMIND_BEFORE = hours(24)

/** The stage by the clock. What came of it is told by the sponsor, never by the clock. */
export function stageBy(rules: readonly Rule[], now: Date): Stage {
  const begun = rules.filter(({ stage, startsAt }) => stage !== 'TOLD' && startsAt <= now)
  return begun.at(-1)?.stage ?? 'UPCOMING'
}

/** When a challenge stops collecting: with the stage after it. */
export const closingOf = (rules: readonly Rule[]): Date => (rules[1] as Rule).startsAt

/** When people are to be reminded that it closes; null: it collects too shortly. */
export function remindingOf(rules: readonly Rule[]): Date | null {
  const [collect] = rules as [Rule]
  const at = new Date(closingOf(rules).getTime() - REMIND_BEFORE)
  return at > collect.startsAt ? at : null
}

/** When followers are to be reminded that it opens. */
export const openingReminderOf = (rules: readonly Rule[]): Date =>
  new Date((rules[0] as Rule).startsAt.getTime() - REMIND_BEFORE)

/** When the clock has something to do next after a moment. @param isReminded of its closing */
export function nextStepAfter(rules: readonly Rule[], now: Date, isReminded: boolean): Date | null {
  const starts = rules.filter(({ stage }) => stage !== 'TOLD').map(({ startsAt }) => startsAt)
  const reminding = isReminded ? null : remindingOf(rules)
  const moments = [...starts, openingReminderOf(rules), ...(reminding ? [reminding] : [])]
  const ahead = moments.filter((at) => at > now)
  return ahead.length > 0 ? new Date(Math.min(...ahead.map((at) => at.getTime()))) : null
}

/** `2026-03-14T17:00` as the wall clock's number; null for a moment that no calendar has. */
function wallOf(written: string): number | null {
  const at = Date.parse(`${written}:00.000Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(written) ? at : null
}

/** The instant of a moment as it was written (`2026-03-14T17:00`) in a time zone, summer time or not; null for none. */
export function instantOn(written: string, timeZone: string): Date | null {
  const wall = wallOf(written)
  return wall === null ? null : new Date(instantOf(wall, timeZone))
}

/** An instant as the wall clock of a time zone writes it. */
export const writtenAt = (at: Date, timeZone: string): string =>
  new Date(at.getTime() + minutes(offsetAt(at.getTime(), timeZone))).toISOString().slice(0, 16)

/** So many days after a moment, at the same time of the day by the wall clock. */
export function daysAfter(at: Date, count: number, timeZone: string): Date {
  const wall = Date.parse(`${writtenAt(at, timeZone)}:00.000Z`)
  return new Date(instantOf(wall + days(count), timeZone))
}
