/** What the viewer's clock shows; `now` in milliseconds since 1970. */
export type Clock = { now: number; locale: string; timeZone: string }

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** “now”, “4 min ago”, “yesterday”, “3 days ago”, then the date. Takes ISO text; unreadable text gives ''. */
export function phraseTime(at: string, clock: Clock): string {
  const moment = Date.parse(at)
  if (Number.isNaN(moment)) return ''
  const passed = clock.now - moment
  const isAhead = passed < 0
  const length = Math.abs(passed)
  // A page's clock shows whole minutes, so what was just posted may lie ahead of it.
  if (length < 45 * SECOND || (isAhead && length < MINUTE)) return relative(clock, 0, 'second')
  const sign = isAhead ? 1 : -1
  if (length < HOUR)
    return relative(clock, sign * Math.max(1, Math.round(length / MINUTE)), 'minute')
  if (length > 8 * DAY) return formatDay(at, clock)
  const days = daysBetween(moment, clock)
  if (days === 0) return relative(clock, sign * Math.round(length / HOUR), 'hour')
  if (Math.abs(days) < 7) return relative(clock, days, 'day')
  return formatDay(at, clock)
}

/** The last day before a moment is counted in hours. */
const LAST_DAY = DAY

/** What is left until a moment (ISO text): `late` after it, `later` more than a day before, else whole hours and minutes. */
export function timeLeft(
  at: string,
  { now }: Pick<Clock, 'now'>,
): 'late' | 'later' | { hours: number; minutes: number } {
  const left = Date.parse(at) - now
  if (left < 0) return 'late'
  if (left >= LAST_DAY) return 'later'
  return { hours: Math.floor(left / HOUR), minutes: Math.floor((left % HOUR) / MINUTE) }
}

/** “11 February”, with the year when it is another one, with the weekday when asked. */
export function formatDay(at: string, clock: Clock, hasWeekday = false): string {
  const moment = Date.parse(at)
  if (Number.isNaN(moment)) return ''
  const { date, day, dayOfYear, weekday, weekdayOfYear } = formats(clock)
  const isThisYear = date.format(moment).slice(0, 4) === today(clock).year
  if (!hasWeekday) return (isThisYear ? day : dayOfYear).format(moment)
  const words = (isThisYear ? weekday : weekdayOfYear).format(moment)
  return isEnglish(clock.locale) ? words.replace(/^(\p{L}+), /u, '$1 ') : words
}

/** The day and the time of day: “Friday 14 March 2025 at 10:24”. */
export function formatMoment(at: string, clock: Clock): string {
  const moment = Date.parse(at)
  return Number.isNaN(moment) ? '' : formats(clock).moment.format(moment)
}

/** The clock on the wall: “10:26”. */
export function formatHour(at: string | number, clock: Clock): string {
  return formats(clock).hour.format(new Date(at))
}

/** A whole number with the locale's separators. */
export function formatNumber(value: number, locale: string): string {
  return formats({ locale, timeZone: 'UTC' }).number.format(value)
}

function relative(clock: Clock, value: number, unit: Intl.RelativeTimeFormatUnit): string {
  const words = formats(clock).relative.format(value, unit)
  // “4 min. ago” reads as a stumble; in English the abbreviation needs no stop.
  return isEnglish(clock.locale) ? words.replace(/(\p{L})\.(?=\s|$)/gu, '$1') : words
}

/** Whole calendar days from now to the moment, in the viewer's zone: -1 is yesterday. */
function daysBetween(moment: number, clock: Clock): number {
  return Math.round((dayNumber(moment, clock) - today(clock).day) / DAY)
}

function dayNumber(moment: number, clock: Clock): number {
  return Date.parse(`${formats(clock).date.format(moment)}T00:00:00Z`)
}

// A page asks for today some thirty times, always with the same clock.
let known = { now: Number.NaN, timeZone: '', day: 0, year: '' }

function today(clock: Clock) {
  if (known.now !== clock.now || known.timeZone !== clock.timeZone) {
    const date = formats(clock).date.format(clock.now)
    const day = Date.parse(`${date}T00:00:00Z`)
    known = { now: clock.now, timeZone: clock.timeZone, day, year: date.slice(0, 4) }
  }
  return known
}

type Formats = {
  relative: Intl.RelativeTimeFormat
  /** 2025-03-14 */
  date: Intl.DateTimeFormat
  day: Intl.DateTimeFormat
  dayOfYear: Intl.DateTimeFormat
  weekday: Intl.DateTimeFormat
  weekdayOfYear: Intl.DateTimeFormat
  moment: Intl.DateTimeFormat
  hour: Intl.DateTimeFormat
  number: Intl.NumberFormat
}

// Making a formatter costs a hundred times more than using one.
const stores = new Map<string, Formats>()

function formats({ locale, timeZone }: Pick<Clock, 'locale' | 'timeZone'>): Formats {
  const key = `${locale}|${timeZone}`
  const known = stores.get(key)
  if (known) return known
  // Locales and zones come from people's settings; a bound keeps strange ones from filling the memory.
  if (stores.size > 500) stores.clear()
  const made = makeFormats(plainEnglish(locale), timeZone)
  stores.set(key, made)
  return made
}

function makeFormats(locale: string, timeZone: string): Formats {
  try {
    const make = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { ...options, timeZone })
    const day = { day: 'numeric', month: 'long' } as const
    return {
      relative: new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }),
      date: new Intl.DateTimeFormat('en-CA', {
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        timeZone,
      }),
      day: make(day),
      dayOfYear: make({ ...day, year: 'numeric' }),
      weekday: make({ ...day, weekday: 'long' }),
      weekdayOfYear: make({ ...day, weekday: 'long', year: 'numeric' }),
      moment: make({ dateStyle: 'full', timeStyle: 'short' }),
      hour: make({ timeStyle: 'short' }),
      number: new Intl.NumberFormat(locale),
    }
  } catch {
    // An unknown locale or zone must not take the page away, nor an unknown zone the language.
    return makeFormats(timeZone === 'UTC' ? 'en-GB' : locale, 'UTC')
  }
}

const isEnglish = (locale: string): boolean => locale.split('-')[0] === 'en'

/** English without a country writes the day first, as most of Europe does. */
function plainEnglish(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale
}
