// The promise's clock: working days are Monday to Friday where the board's owner lives; a day ends at 17:00 there.
import { hours } from '#graphql/time.ts'

const END_OF_DAY = 17

const formats = new Map<string, Intl.DateTimeFormat>()
function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
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

/** Minutes that the wall clock of a time zone is ahead of UTC at a moment. */
export function offsetAt(moment: number, timeZone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatFor(timeZone).formatToParts(moment))
    parts[type] = Number(value)
  const wall = Date.UTC(
    parts.year ?? 0,
    (parts.month ?? 1) - 1,
    parts.day,
    parts.hour,
    parts.minute,
    parts.second,
  )
  return Math.round((wall - moment) / 60_000)
}

/** The moment at which a wall clock shows this time; where summer time skips it, the moment an hour later. */
export function momentOf(wall: number, timeZone: string): Date {
  const guess = wall - offsetAt(wall, timeZone) * 60_000
  return new Date(wall - offsetAt(guess, timeZone) * 60_000)
}

/**
 * The end of the n-th working day after `from` (which itself does not count).
 * @param workingDays 1 to 60
 * @param timeZone IANA name of where the answer is owed
 */
export function endOfWorkingDay(from: Date, workingDays: number, timeZone: string): Date {
  const wall = from.getTime() + offsetAt(from.getTime(), timeZone) * 60_000
  let day = Math.floor(wall / hours(24))
  for (let left = workingDays; left > 0; ) {
    day++
    // Day 0 (1 January 1970) was a Thursday: Saturday is 2, Sunday 3.
    const weekday = ((day % 7) + 7) % 7
    if (weekday !== 2 && weekday !== 3) left--
  }
  return momentOf(day * hours(24) + hours(END_OF_DAY), timeZone)
}
