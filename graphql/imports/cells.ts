// What a cell means: text without HTML, a number, a list. Cells come from CSV (always text) or JSON (anything).
import { withPlainDigits } from './digits.ts'
import { markdownOf, splitCode, wordsOfHtml } from './html.ts'
import { onceRead } from './read-twice.ts'

/** What databases write where there is nothing. */
const NOTHING = /^(?:\\N|NULL|\(null\)|#N\/A|NaN)$/
/** Said in a cell that is no text for people, these say the same. */
const NOTHING_ELSE = /^(?:null|none|nil|undefined|n\/?a|-+|–|—)$/i

/** Does a cell say that there is nothing? */
export const saysNothing = (value: unknown): boolean =>
  typeof value === 'string' && value.length < 12 && NOTHING.test(value.trim())

/** The same of a cell that holds a date, a number, a person or a list. */
export const saysNoValue = (value: unknown): boolean =>
  saysNothing(value) ||
  (typeof value === 'string' && value.length < 12 && NOTHING_ELSE.test(value.trim()))

/** A cell as text; lists and objects are no text and give ''. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return ''
}

/** One line: blanks of any kind become one space. */
export const lineOf = (value: unknown): string =>
  wordsOfHtml(mended(textOf(value)))
    .replace(/\s+/g, ' ')
    .trim()

/**
 * A text of several lines, as it was meant: HTML as Markdown, without indentation that Markdown would take for program text.
 * What stands in a fence or between backticks, and the indentation of lists, stays.
 */
export function proseOf(value: unknown): string {
  const lines = mended(textOf(value)).replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n')
  return splitCode(unindented(markdownOf(lines)))
    .map((piece) => (piece.isCode ? piece.text : tidied(piece.text)))
    .join('')
    .trim()
}

/** No blanks at the ends of lines, and at most one empty line. The last line may go on with code: its blanks stay. */
function tidied(text: string): string {
  const lines = text.split('\n')
  return lines
    .map((line, i) => (i < lines.length - 1 ? line.trimEnd() : line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
}

const LIST_ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s/
const FENCE = /^\s*(`{3,}|~{3,})/

/** Takes away what makes a line program text: four blanks or a tab, outside fences and lists. */
function unindented(text: string): string {
  if (!/^(?: {4}|\t)/m.test(text)) return text
  let fence: string | null = null
  let isInList = false
  return text
    .split('\n')
    .map((line) => {
      const mark = FENCE.exec(line)?.[1]
      if (fence) {
        if (mark?.startsWith(fence) && line.trim() === mark) fence = null
        return line
      }
      if (mark) {
        fence = mark
        return line
      }
      if (/^\S/.test(line)) isInList = LIST_ITEM.test(line)
      else if (/^ {1,3}\S/.test(line) && LIST_ITEM.test(line)) isInList = true
      return isInList ? line : line.replace(/^(?: {4,}|\t[ \t]*)/, '')
    })
    .join('\n')
}

/** At least four characters that each carry a NUL: a piece of UTF-16 whose bytes were taken for single characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is looked for
const DOUBLE_WIDTH = /(?:[\x01-\x7f]\0){4}/

/** A text that was half UTF-16 is put right by leaving its NULs out: nothing is lost. Any other NUL stays, and is refused. */
const mended = (text: string): string =>
  onceRead(text.includes('\0') && DOUBLE_WIDTH.test(text) ? text.replaceAll('\0', '') : text)

/** What some programs write beside a number of supports; anything else beside a number may change it. */
const COUNTED =
  /^[▲△👍+] ?|\+$| ?(?:votes?|likes?|supports?|supporters|points?|upvotes?|stimmen?|stemmen|stem|votos?|voix|voti|voto|apoyos?|głosów|głosy|голос\p{L}{0,3}|ψήφοι|वोट|oy|röster|stemmer|ääntä|hlasů|szavazat|voturi|suara|phiếu|โหวต|أصوات|صوت|קולות|票|표)$/iu

/**
 * A whole number, zero or more, or null. Thousands may be parted by commas, points, blanks or apostrophes, also in the Indian
 * way, and noughts may follow a decimal sign: `1,204`, `1.204`, `1 204`, `1,204.00` and `1204.0` are 1204, `1.000` is 1000,
 * `12,34,567` is 1234567. `12 votes` and `١٢` are 12.
 */
export function countOf(value: unknown): number | null {
  const given = textOf(value).trim()
  if (given.length > 60) return null
  const text = withPlainDigits(given)
    .replaceAll('\u066c', ',')
    .replaceAll('\u066b', '.')
    .replace(COUNTED, '')
    .replace(COUNTED, '')
    .trim()
  if (/^\d{1,9}$/.test(text)) return Number(text)
  const parted =
    /^(\d{1,3}(?:([,.'’_\s])\d{3})(?:\2\d{3})?)(?:(?!\2)[.,]0+)?$/.exec(text) ??
    /^(\d{1,2}(?:,\d{2}){1,3},\d{3})$/.exec(text)
  if (parted) return Number((parted[1] as string).replace(/\D/g, ''))
  const whole = /^(\d{1,9})[.,]0+$/.exec(text)
  return whole ? Number(whole[1]) : null
}

const SEPARATORS = [/[;；؛]/, /\|/, /\n/, /[,，、،]/]
const unquoted = (text: string): string => /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text

/** The members of a list: a JSON list, or text cut at its semicolons, bars, line ends or commas (the first of them that occurs). */
export function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.filter((item) => item !== null && item !== '')
  const text = textOf(value).trim()
  if (text === '') return []
  if (text.startsWith('[')) {
    const list = jsonOf(text)
    if (Array.isArray(list)) return listOf(list)
  }
  // `{a,"b c"}` and `['a', 'b']` are lists of databases and of Python.
  const inside = /^\{(.*)\}$/s.exec(text)?.[1] ?? /^\[(.*)\]$/s.exec(text)?.[1]
  const all = inside ?? text
  if (/^(?:#[^\s#]+\s*)+$/.test(all)) return all.split(/[\s#]+/).filter(Boolean)
  const sign = SEPARATORS.find((candidate) => candidate.test(all))
  const items = (sign ? all.split(sign) : [all]).map((item) => item.trim())
  return (inside === undefined ? items : items.map(unquoted)).filter(Boolean)
}

/** Parsed JSON, or undefined. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
