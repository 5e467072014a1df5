// CSV (RFC 4180) as Atrium writes it: what a spreadsheet would carry out stays text.
export type Cell = string | number | boolean | Date | null | readonly string[]

/** What spreadsheets would carry out as a formula; some pass over blanks, and take the wide signs of Chinese and Japanese too. */
const FORMULA = /^(?: *[=+\-@＝＋－＠]|[\t\r])/
/**
 * Where a semicolon is what stands between cells (in most of Europe), and quotation marks within a line count for nothing, a cell
 * may begin in the middle of ours: there only what calls a function or a program is made harmless.
 */
const WITHIN = /([;\t\r\n]["' ]{0,20})(?=[=+\-@＝＋－＠][^;\t\r\n]{0,1000}?(?:[\p{L}\d.]\(|\|))/gu

/** One cell: quoted where it has to be; a text that looks like a formula begins with an apostrophe. */
export function cellOf(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text =
    value instanceof Date
      ? value.toISOString()
      : Array.isArray(value)
        ? value.join(', ')
        : String(value)
  const harmless = text.replace(WITHIN, "$1'")
  const safe = FORMULA.test(text) ? `'${harmless}` : harmless
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One row of a file. */
export const lineOf = (cells: readonly Cell[]): string => `${cells.map(cellOf).join(',')}\r\n`
