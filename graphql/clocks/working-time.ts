// Working time: arithmetic over a calendar of weekly spans and holidays in one time zone. Pure; every instant is a Date
// or milliseconds since 1970, every wall-clock time is milliseconds since 1970 as if the zone were UTC.
import { hours, knownZone, minutes } from '#graphql/time.ts'

/** A stretch of working time in minutes of its day. `end` is above 1440 when it runs over midnight. */
export type Span = { readonly start: number; readonly end: number }

export type CalendarRules = {
  /** IANA name. */
  readonly timeZone: string
  /** Seven lists, Monday first; the spans of a day are in order and do not overlap. */
  readonly week: readonly (readonly Span[])[]
  /** Spans of single days, by their number since 1970, in place of those of the weekday. None: nobody works that day. */
  readonly holidays: ReadonlyMap<number, readonly Span[]>
}

export type WorkingUnit = 'MINUTES' | 'HOURS' | 'DAYS'

/** From `from` to `to`; nothing counts in between. */
export type Pause = { readonly from: Date; readonly to: Date }

/** Nothing is due further ahead than this, so that the search for working time always ends. */
export const MAX_DAYS_AHEAD = 366 * 5

/** The working time asked for is not reached within MAX_DAYS_AHEAD days. */
export class TooFarAhead extends Error {
  constructor() {
    super(`no such working time within ${MAX_DAYS_AHEAD} days`)
  }
}

const DAY = hours(24)

const formats = new Map<string, Intl.DateTimeFormat>()
function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: knownZone(timeZone),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(timeZone, made)
  return made
}

/** Offsets by zone and minute. Working days begin and end at the same minutes, so that most are asked for again. */
const offsets = new Map<string, Map<number, number>>()
const MAX_OFFSETS = 5_000

/** Minutes that the wall clock of a time zone is ahead of UTC at an instant. */
export function offsetAt(instant: number, timeZone: string): number {
  // No zone changes its offset within a minute.
  const minute = Math.floor(instant / minutes(1))
  const known = offsets.get(timeZone)
  const offset = known?.get(minute)
  if (offset !== undefined) return offset
  const asked = readOffset(minutes(minute), timeZone)
  if (known && known.size < MAX_OFFSETS) known.set(minute, asked)
  else offsets.set(timeZone, new Map([[minute, asked]]))
  return asked
}

function readOffset(instant: number, timeZone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatFor(timeZone).formatToParts(instant))
    parts[type] = Number(value)
  const wall = Date.UTC(
    parts.year ?? 0,
    (parts.month ?? 1) - 1,
    parts.day,
    parts.hour,
    parts.minute,
    parts.second,
  )
  return Math.round((wall - instant) / minutes(1))
}

/** What the wall clock of a time zone shows at an instant. */
const wallAt = (instant: number, timeZone: string): number =>
  instant + minutes(offsetAt(instant, timeZone))

/**
 * The first instant at which the wall clock shows this time. A time that a change of the clocks skips is the instant of
 * the change. Never falls when `wall` rises, so that spans stay in order.
 */
export function instantOf(wall: number, timeZone: string): number {
  // No change of offset lies further than a day and a half from the wall clock's own number.
  const before = offsetAt(wall - DAY * 1.5, timeZone)
  const after = offsetAt(wall + DAY * 1.5, timeZone)
  const early = wall - minutes(before)
  if (before === after) return early
  const late = wall - minutes(after)
  const fits = [early, late].filter((instant) => wallAt(instant, timeZone) === wall)
  if (fits.length > 0) return Math.min(...fits)
  return changeBetween(Math.min(early, late), Math.max(early, late), timeZone)
}

/** The minute between two instants at which the offset changes. */
function changeBetween(from: number, to: number, timeZone: string): number {
  const old = offsetAt(from, timeZone)
  let [low, high] = [Math.floor(from / minutes(1)), Math.ceil(to / minutes(1))]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(minutes(middle), timeZone) === old) low = middle
    else high = middle
  }
  return minutes(high)
}

/** The number since 1970 of the day that an instant falls on in a time zone. */
export const dayOf = (instant: number, timeZone: string): number =>
  Math.floor(wallAt(instant, timeZone) / DAY)

/** The spans that begin on a day. Day 0 (1 January 1970) was a Thursday. */
const spansOf = ({ week, holidays }: CalendarRules, day: number): readonly Span[] =>
  holidays.get(day) ?? week[(((day + 3) % 7) + 7) % 7] ?? []

type Stretch = { start: number; end: number }

/** Working time from an instant on, as stretches of instants that are in order and do not overlap. */
function* stretchesFrom(rules: CalendarRules, from: number): Generator<Stretch> {
  const { timeZone } = rules
  let covered = from
  // The day before may run over midnight.
  const first = dayOf(from, timeZone) - 1
  for (let day = first; day <= first + MAX_DAYS_AHEAD; day++)
    for (const span of spansOf(rules, day)) {
      const start = Math.max(covered, instantOf(day * DAY + minutes(span.start), timeZone))
      const end = instantOf(day * DAY + minutes(span.end), timeZone)
      if (end <= start) continue
      yield { start, end }
      covered = end
    }
}

/**
 * The first instant at which `working` milliseconds of working time have passed since `from`.
 * Throws TooFarAhead. Costs as much as there are days in between.
 */
export function addWorkingTime(rules: CalendarRules, from: Date, working: number): Date {
  if (working <= 0) return from
  let left = working
  for (const { start, end } of stretchesFrom(rules, from.getTime())) {
    if (end - start >= left) return new Date(start + left)
    left -= end - start
  }
  throw new TooFarAhead()
}

/** Milliseconds of working time between two instants; 0 when `to` is not after `from`. Looks MAX_DAYS_AHEAD days ahead. */
export function workingTimeBetween(rules: CalendarRules, from: Date, to: Date): number {
  const until = to.getTime()
  let working = 0
  for (const { start, end } of stretchesFrom(rules, from.getTime())) {
    if (start >= until) break
    working += Math.min(end, until) - start
  }
  return working
}

/**
 * The end of the n-th working day after the day of `from`, which itself does not count: where the day's last span ends.
 * Throws TooFarAhead.
 */
export function endOfWorkingDay(rules: CalendarRules, from: Date, workingDays: number): Date {
  const today = dayOf(from.getTime(), rules.timeZone)
  let left = workingDays
  for (let day = today + 1; day <= today + MAX_DAYS_AHEAD; day++) {
    const last = spansOf(rules, day).at(-1)
    if (!last) continue
    left--
    if (left <= 0) return new Date(instantOf(day * DAY + minutes(last.end), rules.timeZone))
  }
  throw new TooFarAhead()
}

/** Working days after the day of `from`, up to and with the day of `to`. */
function workingDaysBetween(rules: CalendarRules, from: Date, to: Date): number {
  const first = dayOf(from.getTime(), rules.timeZone)
  const last = Math.min(dayOf(to.getTime(), rules.timeZone), first + MAX_DAYS_AHEAD)
  let days = 0
  for (let day = first + 1; day <= last; day++) if (spansOf(rules, day).length > 0) days++
  return days
}

/** Pauses in order, those that touch each other as one. */
function joined(pauses: readonly Pause[]): Pause[] {
  const all: Pause[] = []
  for (const pause of [...pauses].sort((a, b) => Number(a.from) - Number(b.from))) {
    const last = all.at(-1)
    if (!last || pause.from > last.to) all.push(pause)
    else if (pause.to > last.to) all[all.length - 1] = { from: last.from, to: pause.to }
  }
  return all
}

/**
 * When a response is due. Minutes and hours are working time; N days end with the N-th working day after the day of the
 * start. A pause that begins before it is due moves it by the working time, or the working days, that the pause took.
 * Throws TooFarAhead.
 */
export function dueAt(
  rules: CalendarRules,
  start: Date,
  within: { amount: number; unit: WorkingUnit },
  pauses: readonly Pause[] = [],
): Date {
  let { amount } = within
  const ending = (): Date =>
    within.unit === 'DAYS'
      ? endOfWorkingDay(rules, start, amount)
      : addWorkingTime(rules, start, amount)
  if (within.unit !== 'DAYS') amount = within.unit === 'HOURS' ? hours(amount) : minutes(amount)
  let due = ending()
  for (const { from, to } of joined(pauses)) {
    if (from >= due) break
    amount +=
      within.unit === 'DAYS'
        ? workingDaysBetween(rules, from, to)
        : workingTimeBetween(rules, from, to)
    due = ending()
  }
  return due
}

/**
 * The last instant that lies so much working time before a due time; null when no working time lies between the start
 * and then.
 */
export function warnAt(
  rules: CalendarRules,
  start: Date,
  due: Date,
  before: number | null,
): Date | null {
  if (before === null) return null
  const after = workingTimeBetween(rules, start, due) - before
  if (after <= 0) return null
  // Not on Friday evening when Monday morning is as long before.
  for (const stretch of stretchesFrom(rules, addWorkingTime(rules, start, after).getTime()))
    return new Date(stretch.start)
  return null
}
