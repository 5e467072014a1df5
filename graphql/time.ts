// Lengths of time with names, in milliseconds; time zones.
export const seconds = (n: number): number => n * 1_000
export const minutes = (n: number): number => n * 60_000
export const hours = (n: number): number => n * 3_600_000
export const days = (n: number): number => n * 86_400_000

/** Is it the name of a time zone? Older and newer names of one place are both taken, beyond those the platform lists. */
export function isTimeZone(name: string): boolean {
  // "+05:30" is one for JavaScript, and the opposite for PostgreSQL.
  if (!/^[a-z]/i.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const zonesKnown = new Map<string, boolean>()
/** A zone that this machine knows: UTC in place of others, which a directory or an older backup may bring. Better an odd hour than none. */
export function knownZone(name: string): string {
  let isKnown = zonesKnown.get(name)
  if (isKnown === undefined) {
    isKnown = isTimeZone(name)
    zonesKnown.set(name, isKnown)
  }
  return isKnown ? name : 'UTC'
}

/** Minutes of the day as a clock shows them, “09:00”. */
export const clockTimeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** The minutes of the day that a clock shows; null for what is no time of a day. */
export function minuteOf(text: string): number | null {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  return hour === undefined ? null : Number(hour) * 60 + Number(minute)
}
