/** What the viewer's clock shows; `now` in milliseconds since 1970. */
export type Clock = { now: number; locale: string; timeZone: string }

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** “just now”, “4 min ago”, “yesterday”, “3 days ago”, then the date. Takes ISO text; unreadable text gives ''. */
export function phraseTime(at: string, clock: Clock): string {
  const moment = Date.parse(at)
  if (Number.isNaN(moment)) return ''
  const passed = clock.now - moment
  const isAhead = passed < 0
  const length = Math.abs(passed)
  if (length < 45 * SECOND) return 'just now'
  const sign = isAhead ? 1 : -1
  if (length < HOUR)
    return relative(clock, sign * Math.max(1, Math.round(length / MINUTE)), 'minute')
  const days = daysBetween(moment, clock)
  if (days === 0) return relative(clock, sign * Math.round(length / HOUR), 'hour')
  if (Math.abs(days) < 7) return relative(clock, days, 'day')
  return sayDay(at, clock)
}

/** “11 February”, with the year when it is another one, with the weekday when asked. */
export function sayDay(at: string, clock: Clock, hasWeekday = false): string {
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime())) return ''
  const isThisYear = yearOf(moment, clock) === yearOf(new Date(clock.now), clock)
  return format(clock, {
    day: 'numeric',
    month: 'long',
    ...(hasWeekday ? { weekday: 'long' } : {}),
    ...(isThisYear ? {} : { year: 'numeric' }),
  })
    .format(moment)
    .replace(/^(\p{L}+), /u, '$1 ')
}

/** The day and the time of day: “Friday 14 March 2025 at 10:24”. */
export function sayMoment(at: string, clock: Clock): string {
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime())) return ''
  return format(clock, { dateStyle: 'full', timeStyle: 'short' }).format(moment)
}

/** The clock on the wall: “10:26”. */
export function sayHour(at: string | number, clock: Clock): string {
  return format(clock, { timeStyle: 'short' }).format(new Date(at))
}

/** A whole number with the locale's separators. */
export function sayNumber(value: number, locale: string): string {
  return numberFormat(locale).format(value)
}

function relative(clock: Clock, value: number, unit: Intl.RelativeTimeFormatUnit): string {
  // “4 min. ago” reads as a stumble; the abbreviation needs no stop.
  return relativeFormat(clock.locale)
    .format(value, unit)
    .replace(/(\p{L})\.(?=\s|$)/gu, '$1')
}

/** Whole calendar days from now to the moment, in the viewer's zone: -1 is yesterday. */
function daysBetween(moment: number, clock: Clock): number {
  return Math.round((dayNumber(moment, clock) - dayNumber(clock.now, clock)) / DAY)
}

function dayNumber(moment: number, clock: Clock): number {
  const parts = formatFor('en-CA', clock.timeZone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(moment)
  return Date.parse(`${parts}T00:00:00Z`)
}

function yearOf(moment: Date, clock: Clock): string {
  return formatFor('en-CA', clock.timeZone, { year: 'numeric' }).format(moment)
}

function format(clock: Clock, options: Intl.DateTimeFormatOptions) {
  return formatFor(clock.locale, clock.timeZone, options)
}

// Making a formatter costs a hundred times more than using one, and a board page asks for thirty.
const dateFormats = new Map<string, Intl.DateTimeFormat>()
const relativeFormats = new Map<string, Intl.RelativeTimeFormat>()
const numberFormats = new Map<string, Intl.NumberFormat>()

function formatFor(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions) {
  const key = `${locale}|${timeZone}|${Object.entries(options).join()}`
  return remember(dateFormats, key, () => {
    try {
      return new Intl.DateTimeFormat(plainEnglish(locale), { ...options, timeZone })
    } catch {
      return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
    }
  })
}

function relativeFormat(locale: string) {
  const make = () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  return remember(relativeFormats, locale, make)
}

function numberFormat(locale: string) {
  return remember(numberFormats, locale, () => new Intl.NumberFormat(plainEnglish(locale)))
}

/** English without a country writes the day first, as the rest of the house's countries do. */
function plainEnglish(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale
}

function remember<V>(store: Map<string, V>, key: string, make: () => V): V {
  const known = store.get(key)
  if (known) return known
  // Locales and zones come from people's settings; a bound keeps a strange one from filling the memory.
  if (store.size > 500) store.clear()
  const made = make()
  store.set(key, made)
  return made
}
