// What moment a text tells, in the ways programs and people write dates. What is no day (31 February), or a zone that nobody
// knows, is no moment; what could be two days is told apart, so that it can be asked about.
import { hours, minutes } from '#graphql/time.ts'
import { normalDate } from './date-spellings.ts'
import { isWeekday, monthOf } from './month-names.ts'
import { agoOf } from './relative-dates.ts'

/** In which order a file writes day and month where both are numbers. */
export type DateOrder = 'day-first' | 'month-first'
/** What a text says: a moment; a day that is one of two as long as the order is not known; or nothing. */
export type DateReading = { at: Date } | { orders: DateOrder[] } | null

type Day = { year: number; month: number; day: number }
type Clock = { ms: number; zone: string | null }

/** "6 days ago". Without knowing when that was said it is no moment. */
export const isRelative = (text: string): boolean => agoOf(text) !== null

/** Longer texts are no dates: "Wednesday, 20 September 2009 at 10:50:19 PM (Pacific Daylight Time)" is one of the longest. */
const MAX_LENGTH = 80

export type DateOptions = {
  /** A second cell with the time of day, as `10:50:19` or `0 days 10:50:19`. */
  time?: string
  /** When "6 days ago" was said, if that is known. */
  asOf?: Date | null
  /** Of `03/04/2020`; without it such a day is one of two. */
  order?: DateOrder | null
}

/**
 * Reads a moment. Times without a zone are taken as UTC; a day without a time is its noon, so that it is the same day almost
 * everywhere.
 */
export function readDate(given: string, options: DateOptions = {}): DateReading {
  if (given.length > MAX_LENGTH) return null
  const ago = agoOf(given)
  if (ago !== null) return options.asOf ? { at: new Date(options.asOf.getTime() - ago) } : null
  const text = normalDate(given)
  if (/^\d{10}(\.\d+)?$/.test(text)) return { at: new Date(Math.round(Number(text) * 1_000)) }
  if (/^\d{13}$/.test(text)) return { at: new Date(Number(text)) }
  if (/^\d{16}$/.test(text)) return { at: new Date(Number(text.slice(0, 13))) }
  const serial = serialDay(text)
  if (serial) return { at: serial }
  const { clock, rest } = splitClock(text)
  if (clock === null) return null
  const own = clock ?? splitClock(normalDate(options.time ?? '')).clock ?? null
  const orders: DateOrder[] = options.order ? [options.order] : ['day-first', 'month-first']
  const found = orders
    .map((order) => ({ order, at: momentAt(dayOf(rest, order), own) }))
    .filter((one): one is { order: DateOrder; at: Date } => one.at !== null)
  const [first, second] = found
  if (!first) return null
  if (second && second.at.getTime() !== first.at.getTime())
    return { orders: found.map(({ order }) => order) }
  return { at: first.at }
}

/** A day of a spreadsheet, counted from 30 December 1899, of the years 1970 to 2099; behind the point the time of day. */
function serialDay(text: string): Date | null {
  if (!/^\d{5}(?:\.\d{1,15})?$/.test(text)) return null
  const day = Number(text)
  if (day < 25_569 || day >= 73_051) return null
  const ms = Date.UTC(1899, 11, 30) + Math.round(day * 86_400) * 1_000
  return new Date(Number.isInteger(day) ? ms + hours(12) : ms)
}

/** Which orders a text allows where both day and month are numbers; none where its way of writing tells nothing. */
export function ordersOf(given: string): DateOrder[] {
  if (given.length > MAX_LENGTH) return []
  const { rest } = splitClock(normalDate(given))
  if (!/^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}$/.test(rest)) return []
  return (['day-first', 'month-first'] as const).filter(
    (order) => momentAt(dayOf(rest, order), null) !== null,
  )
}

const CLOCK =
  /(?:^|[ T]|at )(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)? ?(?:([ap])\.?m\.?|uhr|uur|h)?(?= |$|[-+Zz])/i
/** What stands between the day and the time in other languages. */
const BEFORE_CLOCK =
  / (?:at|um|om|à|às|as|a las|las|alle|alle ore|ore|kl\.?|klo|kello|o|ob|в|о|saat)$/iu
const ISO_CLOCK = /^(\d{4}-?\d{2}-?\d{2})T(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?/

/** The time of day with its zone, and what is left. `clock`: undefined when there is none, null when it is no time. */
function splitClock(text: string): { clock: Clock | null | undefined; rest: string } {
  const iso = ISO_CLOCK.exec(text)
  if (iso) {
    const zone = text.slice(iso[0].length).trim()
    return { clock: clockOf(iso.slice(2, 5), zone), rest: iso[1] as string }
  }
  // A point between hour and minute is one only where a day stands before it: `10.50` alone could be anything.
  const match = CLOCK.exec(text)
  if (!match || (match.index === 0 && match[0].includes('.') && !match[0].includes(':')))
    return { clock: undefined, rest: text }
  const before = text.slice(0, match.index).trim()
  const after = text.slice(match.index + match[0].length).trim()
  const parts = [match[1], match[2], match[3]]
  // "14:15 03.04.2024": the day stands behind.
  if (!before && (dayOf(after, 'day-first') || dayOf(after, 'month-first')))
    return { clock: clockOf(parts, '', match[4]), rest: after }
  // "Wed May 20 10:50:19 2009", "Wed May 20 2009 10:50:19 GMT+0200 (CEST)"
  const year = /(?:^| )(\d{4})$/.exec(after)
  const zone = year ? after.slice(0, year.index).trim() : after
  const clock = clockOf(parts, zone, match[4])
  return { clock, rest: `${before.replace(BEFORE_CLOCK, '')} ${year?.[1] ?? ''}`.trim() }
}

function clockOf(
  [hour, minute, second]: (string | undefined)[],
  zone: string,
  half?: string,
): Clock | null {
  let h = Number(hour)
  if (half) {
    // "13:05 PM" says the same twice.
    const isTwice = half.toLowerCase() === 'p' && h > 12 && h < 24
    if (!isTwice && (h < 1 || h > 12)) return null
    h = (h % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  }
  const [m, s] = [Number(minute), Number(second ?? 0)]
  if (h > 24 || (h === 24 && (m || s)) || m > 59 || s > 60) return null
  return { ms: ((h * 60 + m) * 60 + s) * 1_000, zone: zone || null }
}

const WEEKDAY =
  /^(?:mo|tu|we|th|fr|sa|su|mi|do|di|so|lu|ma|me|je|ve|ju|vi|dom?|sá|wo|vr|za|zo)\p{L}*\.? (?=\S)/iu

/** The day of a text without its time. */
function dayOf(given: string, order: DateOrder): Day | null {
  const text = given.trim()
  const numbers = /^(\d{1,4})([-/. ]) ?(\d{1,2})\2 ?(\d{1,4})\.?$/.exec(text)
  if (numbers) return numericDay(numbers.slice(1) as [string, string, string, string], order)
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (compact)
    return { year: Number(compact[1]), month: Number(compact[2]), day: Number(compact[3]) }
  const iso = isoDay(text)
  if (iso) return iso
  const last = /^(.+?),? (\p{L}+)\.?$/u.exec(text)
  if (last && isWeekday(last[2] as string)) return dayOf(last[1] as string, order)
  return wordedDay(text.replace(WEEKDAY, '')) ?? wordedDay(text)
}

/** `2024-W14-3` and `2024-094`: the day of a week, and of a year. */
function isoDay(text: string): Day | null {
  const [, weekYear, week, weekday] = /^(\d{4})-?W(\d{2})-?([1-7])$/i.exec(text) ?? []
  const [, year, ordinal] = /^(\d{4})-(\d{3})$/.exec(text) ?? []
  if (weekYear) {
    // The fourth of January is always in the first week, which begins with its Monday.
    const fourth = new Date(Date.UTC(Number(weekYear), 0, 4))
    const monday = 4 - ((fourth.getUTCDay() + 6) % 7)
    const at = new Date(
      Date.UTC(Number(weekYear), 0, monday + (Number(week) - 1) * 7 + Number(weekday) - 1),
    )
    return Number(week) >= 1 && Number(week) <= 53 ? dayAt(at) : null
  }
  const at = year ? new Date(Date.UTC(Number(year), 0, Number(ordinal))) : null
  return at && at.getUTCFullYear() === Number(year) ? dayAt(at) : null
}

const dayAt = (at: Date): Day => ({
  year: at.getUTCFullYear(),
  month: at.getUTCMonth() + 1,
  day: at.getUTCDate(),
})

/** `2009-05-20`, `20.5.2009`, `20/05/09`. With points the day comes first everywhere; with others it depends. */
function numericDay(
  [first, sign, second, last]: [string, string, string, string],
  order: DateOrder,
): Day | null {
  if (first.length === 4)
    return last.length > 2
      ? null
      : { year: Number(first), month: Number(second), day: Number(last) }
  if (first.length > 2 || (last.length !== 4 && last.length !== 2)) return null
  const isDayFirst = sign === '.' || order === 'day-first'
  const [day, month] = isDayFirst ? [first, second] : [second, first]
  return { year: fullYear(last), month: Number(month), day: Number(day) }
}

/** "3 April 2024", "April 3rd, 2024", "3. Dezember 2009", "3 de abril de 2024", "03/Apr/24", "2024 Apr 3". */
function wordedDay(given: string): Day | null {
  const text = given.replace(/(\d)(?:st|nd|rd|th|er|º|ª)\b/gi, '$1')
  // "เม.ย." has a point within.
  return dayOfParts(text.split(SEPARATORS)) ?? dayOfParts(text.split(SEPARATORS_BUT_POINTS))
}

const SEPARATORS = /[ /.-]+|(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/u
const SEPARATORS_BUT_POINTS = /[ /-]+/u
const BETWEEN = /^(?:of|de|del|den|der|le|el|the|di|il|dne|г|р|m|d)$/iu

function dayOfParts(all: readonly string[]): Day | null {
  const parts = all.filter((part) => part && !BETWEEN.test(part))
  if (parts.length !== 3) return null
  const [a, b, c] = parts as [string, string, string]
  const [month, day, year] = /^\d+$/.test(a) ? (a.length === 4 ? [b, c, a] : [b, a, c]) : [a, b, c]
  const number = monthOf(month)
  if (!number || !/^\d{1,2}$/.test(day) || !/^(?:\d{2}|\d{4})$/.test(year)) return null
  return { year: fullYear(year), month: number, day: Number(day) }
}

/** Of two digits: 1970 to 2069, as POSIX has it, one year later. */
const fullYear = (year: string): number =>
  year.length > 2 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900)

/** The years of the Thai calendar are 543 ahead, with the same days; those of no other calendar are read, but never as ours. */
const ofOurCalendar = (day: Day): Day =>
  day.year >= 2443 && day.year <= 2643 ? { ...day, year: day.year - 543 } : day

/** The moment of a day and a time; null for a day that is none, as 31 February, or a zone that is not known. */
function momentAt(given: Day | null, clock: Clock | null): Date | null {
  const day = given && ofOurCalendar(given)
  // The year 1 is what some programs write for none, and JavaScript takes it for 1901.
  if (!day || day.year < 1800) return null
  const midnight = Date.UTC(day.year, day.month - 1, day.day)
  const made = new Date(midnight)
  if (made.getUTCMonth() !== day.month - 1 || made.getUTCDate() !== day.day) return null
  const local = midnight + (clock?.ms ?? hours(12))
  const offset = clock?.zone ? offsetOf(clock.zone, local) : 0
  return offset === null ? null : new Date(local - offset)
}

/** Abbreviations with one meaning, in hours. IST (Ireland, Israel, India) has three and is none. */
const ZONES: Record<string, number> = {
  z: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 1,
  bst: 1,
  cet: 1,
  mez: 1,
  cest: 2,
  mesz: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  jst: 9,
  kst: 9,
  aest: 10,
  aedt: 11,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  akst: -9,
  akdt: -8,
  hst: -10,
}

/** How far a zone is ahead of UTC at a local time, in milliseconds; null when it is not known. */
function offsetOf(given: string, local: number): number | null {
  // "GMT+0200 (CEST)", "+02:00[Europe/Berlin]": what stands in brackets says the same once more.
  const zone =
    given.replace(/ ?[([][^()[\]]*[)\]]$/, '').trim() || given.replace(/^[([]|[)\]]$/g, '')
  const numeric = /^(?:utc|gmt|z)? ?([+-])(\d{1,2})(?::?(\d{2}))?(?: [a-z]{3,5})?$/i.exec(zone)
  if (numeric) {
    const amount = hours(Number(numeric[2])) + minutes(Number(numeric[3] ?? 0))
    return amount > hours(14) ? null : numeric[1] === '-' ? -amount : amount
  }
  // "Central European Summer Time"
  const short = / time$/i.test(zone) ? zone.replace(/(\p{L})\p{L}* ?/gu, '$1') : zone
  const known = ZONES[short.toLowerCase()]
  if (known !== undefined) return hours(known)
  if (!/^[A-Za-z]+(?:\/[A-Za-z_+-]+)+$/.test(zone)) return null
  return namedOffset(zone, local)
}

/** The offset of a zone of the IANA list, which differs in summer: asked at the moment that it gives itself. */
function namedOffset(timeZone: string, local: number): number | null {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    const at = (moment: number): number => {
      const part = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')
      const match = /([+-])(\d{2}):(\d{2})/.exec(part?.value ?? '')
      if (!match) return 0
      const amount = hours(Number(match[2])) + minutes(Number(match[3]))
      return match[1] === '-' ? -amount : amount
    }
    return at(local - at(local))
  } catch {
    return null
  }
}
