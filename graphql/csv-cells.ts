// CSV (RFC 4180) as Atrium writes it: what a spreadsheet would carry out stays text.
export type Cell = string | number | boolean | Date | null | readonly string[]

/** What spreadsheets would carry out as a formula. */
const FORMULA = /^[=+\-@\t\r]/

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
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One row of a file. */
export const lineOf = (cells: readonly Cell[]): string => `${cells.map(cellOf).join(',')}\r\n`
