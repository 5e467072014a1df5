// When mail may come: at once, at 8:00 where the person lives, on Mondays at 8:00, or never.
import { instantOf, offsetAt } from '#graphql/clocks/working-time.ts'
import { hours, knownZone, minutes } from '#graphql/time.ts'

const HOUR_OF_MAIL = 8

/** "At once" gathers this long, so that one busy minute is one mail. */
export const GATHERED = minutes(1)
/** A row that an email contained waits this long before the next email tells more of it. */
export const PAUSE_BETWEEN = minutes(10)

export type DigestTime = { at: Date; day: string }

/**
 * The last moment, not after `now`, at which a digest was due: 8:00 of this or the last day (DAILY) or Monday (WEEKLY)
 * in the time zone, with that day as YYYY-MM-DD.
 * @param timeZone IANA name; an unknown one counts as UTC
 */
export function lastDigest(now: Date, timeZone: string, frequency: 'DAILY' | 'WEEKLY'): DigestTime {
  const zone = knownZone(timeZone)
  const wall = now.getTime() + offsetAt(now.getTime(), zone) * 60_000
  let day = Math.floor((wall - hours(HOUR_OF_MAIL)) / hours(24))
  // Day 0 (1 January 1970) was a Thursday, so Monday is 4 modulo 7.
  if (frequency === 'WEEKLY') day -= (((day - 4) % 7) + 7) % 7
  const midnight = day * hours(24)
  return {
    at: new Date(instantOf(midnight + hours(HOUR_OF_MAIL), zone)),
    day: new Date(midnight).toISOString().slice(0, 10),
  }
}
