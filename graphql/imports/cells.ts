// What a cell means: text without HTML, a moment, a number, a list. Cells come from CSV (always text) or JSON (anything).
import { days, hours, minutes, seconds } from '#graphql/time.ts'

/** A cell as text; lists and objects are no text and give ''. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return ''
}

/** One line: blanks of any kind become one space. */
export const lineOf = (value: unknown): string =>
  withoutHtml(mended(textOf(value)))
    .replace(/\s+/g, ' ')
    .trim()

/** A text of several lines, as it was meant: without HTML, without indentation that Markdown would take for program text. */
export function proseOf(value: unknown): string {
  return withoutHtml(mended(textOf(value)))
    .replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n')
    .replace(/^(?: {4,}|\t[ \t]*)/gm, '')
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** At least four characters that each carry a NUL: a piece of UTF-16 whose bytes were taken for single characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is looked for
const DOUBLE_WIDTH = /(?:[\x01-\x7f]\0){4}/

/** A text that was half UTF-16 is put right by leaving its NULs out: nothing is lost. Any other NUL stays, and is refused. */
const mended = (text: string): string =>
  text.includes('\0') && DOUBLE_WIDTH.test(text) ? text.replaceAll('\0', '') : text

const TAG =
  /<\/?(?:p|br|div|span|a|b|i|u|s|em|strong|small|big|ul|ol|li|h[1-6]|table|thead|tbody|tr|td|th|blockquote|pre|code|img|hr|font|center|script|style|iframe|section|article|figure)\b[^<>]*>/i
const ALL_TAGS = new RegExp(TAG.source, 'gi')
const ENTITY =
  /&(?:amp|lt|gt|quot|apos|nbsp|hellip|ndash|mdash|lsquo|rsquo|ldquo|rdquo|bull|euro|#\d{1,6}|#x[\da-f]{1,5});/gi
const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  euro: '€',
}

/**
 * The words of a text that may hold HTML. Only real tags are taken out: `a < b` and `<3` stay. What comes out is text
 * for the one Markdown renderer, which escapes whatever is left.
 */
export function withoutHtml(text: string): string {
  const plain = TAG.test(text)
    ? withoutElements(text).replace(ALL_TAGS, (tag) => meaningOf(tag))
    : text
  return plain.includes('&') ? plain.replace(ENTITY, decoded) : plain
}

function meaningOf(tag: string): string {
  const name = /[a-z]+[1-6]?/i.exec(tag)?.[0].toLowerCase() ?? ''
  const isEnd = tag[1] === '/'
  if (name === 'br') return '\n'
  if (name === 'li') return isEnd ? '' : '\n- '
  if (/^(p|div|h[1-6]|ul|ol|table|blockquote|pre|hr|section|article|figure)$/.test(name))
    return '\n\n'
  if (name === 'tr') return isEnd ? '\n' : ''
  return name === 'td' || name === 'th' ? ' ' : ''
}

/** Scripts and styles go with what stands in them. */
function withoutElements(text: string): string {
  let clean = text
  for (const name of ['script', 'style', 'iframe']) {
    const parts = clean.split(new RegExp(`<${name}\\b`, 'i'))
    clean = parts
      .map((part, i) => {
        if (i === 0) return part
        const end = part.search(new RegExp(`</${name}\\b`, 'i'))
        return end < 0 ? '' : part.slice(part.indexOf('>', end) + 1 || part.length)
      })
      .join('')
  }
  return clean
}

function decoded(entity: string): string {
  const name = entity.slice(1, -1).toLowerCase()
  if (!name.startsWith('#')) return NAMED[name] ?? entity
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 8 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : entity
}

/** A whole number, zero or more, or null: `1,204`, `1.204` and `1 204` are 1204. */
export function countOf(value: unknown): number | null {
  const text = textOf(value).trim().replace(/\.0+$/, '')
  if (/^\d{1,9}$/.test(text)) return Number(text)
  return /^\d{1,3}(?:[,. ]\d{3}){1,2}$/.test(text) ? Number(text.replace(/\D/g, '')) : null
}

/** The members of a list: a JSON list, or text cut at its semicolons, bars or commas (the first of them that occurs). */
export function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.filter((item) => item !== null && item !== '')
  const text = textOf(value).trim()
  if (text === '') return []
  if (text.startsWith('[')) {
    const list = jsonOf(text)
    if (Array.isArray(list)) return listOf(list)
  }
  const sign = [';', '|', ','].find((candidate) => text.includes(candidate))
  const items = sign ? text.split(sign) : [text]
  return items.map((item) => item.trim()).filter(Boolean)
}

/** Parsed JSON, or undefined. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const UNITS: Record<string, number> = {
  second: seconds(1),
  minute: minutes(1),
  hour: hours(1),
  day: days(1),
  week: days(7),
  month: days(30),
  year: days(365),
}

/** "6 days ago". Without knowing when that was said it is no moment. */
export const isRelative = (text: string): boolean => relativeOf(text) !== null

function relativeOf(text: string): number | null {
  const match =
    /^(?:about |over )?(\d{1,4}|an?) (second|minute|hour|day|week|month|year)s? ago$/i.exec(
      text.trim(),
    )
  if (!match) return null
  const count = Number(match[1])
  return (Number.isNaN(count) ? 1 : count) * (UNITS[(match[2] as string).toLowerCase()] as number)
}

/**
 * The moment a cell tells, or null when it tells none. Times without a zone are taken as UTC; a day without a time is
 * its noon, so that it is the same day almost everywhere. `03/04/2020` could be two days and is none.
 * @param time a second cell with the time of day, as `10:50:19` or `0 days 10:50:19`
 * @param asOf when "6 days ago" was said, if that is known
 */
export function momentOf(value: unknown, time?: unknown, asOf?: Date | null): Date | null {
  const text = textOf(value).trim()
  const ago = relativeOf(text)
  if (ago !== null) return asOf ? new Date(asOf.getTime() - ago) : null
  if (/^\d{10}(\.\d+)?$/.test(text)) return new Date(Math.round(Number(text) * 1_000))
  if (/^\d{13}$/.test(text)) return new Date(Number(text))
  const day = dayOf(text)
  if (day) return at(`${day}T${clockOf(time) ?? '12:00:00'}Z`)
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text)) {
    const iso = text
      .replace(' ', 'T')
      .replace(/ (?=[+-]|utc|gmt|z)/i, '')
      .replace(/(?:utc|gmt)$/i, 'Z')
    return at(/(?:z|[+-]\d{2}:?\d{2})$/i.test(iso) ? iso : `${iso}Z`)
  }
  // Words: "May 20, 2009", "Wed, 20 May 2009 10:50:19 +0200".
  if (/\p{L}{3}/u.test(text) && /\b\d{4}\b/.test(text) && text.length < 60) {
    if (/\d:\d/.test(text))
      return at(/(?:[a-z]{3}|z|[+-]\d{4})$/i.test(text) ? text : `${text} UTC`)
    return at(`${text} ${clockOf(time) ?? '12:00:00'} UTC`)
  }
  return null
}

function at(text: string): Date | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0]
  // The 31st of February would silently be the third of March.
  if (day && new Date(day).getUTCDate() !== Number(day.slice(8))) return null
  const moment = new Date(text)
  return Number.isNaN(moment.getTime()) ? null : moment
}

/** A day as `2009-05-20`, from that, from `20.5.2009`, or from `20/05/2009` where only one reading is a date. */
function dayOf(text: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  const match = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(text)
  if (!match) return null
  const [first, second, year] = [Number(match[1]), Number(match[3]), match[4] as string]
  const isDayFirst = match[2] === '.' || first > 12 || first === second
  if (!isDayFirst && second <= 12) return null
  const [day, month] = isDayFirst ? [first, second] : [second, first]
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const clockOf = (time: unknown): string | null => {
  const match = /(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?$/.exec(textOf(time).trim())
  return match ? (match[1] as string).padEnd(8, ':00') : null
}
