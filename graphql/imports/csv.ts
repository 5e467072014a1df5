// CSV as people's programs write it, from bytes: quoted newlines, a lost quotation mark, a cell without end. One broken
// record costs that record, never the rest of the file, and never more memory than MAX_RECORD_LENGTH.
import { isUtf8 } from 'node:buffer'
import type { Message } from '#messages/engine/catalogue.ts'
import { importsMessages } from '#messages/imports.ts'

const say = importsMessages.message

/** Bytes of one record, at most: beyond it a quotation mark was lost, or somebody put a film into a cell. */
export const MAX_RECORD_LENGTH = 8 * 1024 * 1024

export type CsvRecord = { line: number; cells: string[] } | { line: number; trouble: Message }

const QUOTE = 0x22
const NEWLINE = 0x0a
const RETURN = 0x0d
const SPACE = 0x20

/** What one look at a record found: where it ends, or that more bytes are needed, or what is wrong with it. */
type Found = { end: number; cells: [number, number, boolean][] } | 'more' | { trouble: Message }

/** Takes a file's bytes in pieces and gives its records; lines are counted from 1. */
export class CsvReader {
  readonly delimiter: number
  #rest: Buffer = Buffer.alloc(0)
  #line = 1
  /** How much is needed before it is worth looking at the waiting record again: it grows by doubling. */
  #lookAgainAt = 0
  /** The rest of a line that is too long is passed over. */
  #isSkipping = false

  /** @param delimiter the byte between cells: comma, semicolon or tab */
  constructor(delimiter: number) {
    this.delimiter = delimiter
  }

  /** The records that are complete with this piece. */
  read(piece: Buffer): CsvRecord[] {
    this.#rest = this.#rest.length ? Buffer.concat([this.#rest, piece]) : piece
    return this.#rest.length < this.#lookAgainAt ? [] : this.#records(false)
  }

  /** The records that are left when the file has ended. */
  end(): CsvRecord[] {
    return this.#records(true)
  }

  #records(isLast: boolean): CsvRecord[] {
    const records: CsvRecord[] = []
    let start = this.#isSkipping ? this.#skipLine(0) : 0
    while (start < this.#rest.length) {
      let found = this.#look(start, isLast)
      if (found === 'more') {
        if (this.#rest.length - start < MAX_RECORD_LENGTH) break
        found = { trouble: say('row.openCell') }
      }
      const line = this.#line
      if ('trouble' in found) {
        records.push({ line, trouble: found.trouble })
        // Whatever is broken began here: the next line has its own chance.
        start = this.#skipLine(start)
        continue
      }
      const record = this.#decode(start, found.end, found.cells)
      if (record) records.push(record)
      this.#line += countNewlines(this.#rest, start, found.end)
      start = found.end
    }
    // A copy, so that a small remainder does not hold a large piece in memory.
    this.#rest = start ? Buffer.from(this.#rest.subarray(start)) : this.#rest
    this.#lookAgainAt =
      this.#rest.length > 65_536 ? Math.min(this.#rest.length * 2, MAX_RECORD_LENGTH) : 0
    return records
  }

  /** Where the next line begins; if that is not here yet, what comes is passed over until it does. */
  #skipLine(start: number): number {
    const newline = this.#rest.indexOf(NEWLINE, start)
    this.#isSkipping = newline < 0
    if (newline < 0) return this.#rest.length
    this.#line++
    return newline + 1
  }

  #decode(start: number, end: number, spans: [number, number, boolean][]): CsvRecord | null {
    if (spans.length === 1 && spans[0]?.[0] === spans[0]?.[1]) return null
    if (!isUtf8(this.#rest.subarray(start, end)))
      return {
        line: this.#line,
        trouble: say('row.notUtf8'),
      }
    const cells = spans.map(([from, to, hasQuotes]) => {
      const text = this.#rest.toString('utf8', from, to)
      return hasQuotes ? text.replaceAll('""', '"') : text
    })
    return { line: this.#line, cells }
  }

  #look(start: number, isLast: boolean): Found {
    const bytes = this.#rest
    const cells: [number, number, boolean][] = []
    let at = start
    for (;;) {
      const cell = bytes[at] === QUOTE ? this.#quoted(at, isLast) : this.#plain(at, isLast)
      if (cell === 'more' || 'trouble' in cell) return cell
      cells.push([cell.from, cell.to, cell.hasQuotes])
      if (bytes[cell.next - 1] === NEWLINE && cell.next > cell.to) return { end: cell.next, cells }
      if (cell.next >= bytes.length) {
        if (!isLast) return 'more'
        // A delimiter as the very last byte opens one more cell, which is empty.
        if (bytes[cell.next - 1] === this.delimiter && cell.next > cell.to)
          cells.push([cell.next, cell.next, false])
        return { end: bytes.length, cells }
      }
      at = cell.next
    }
  }

  #plain(from: number, isLast: boolean): Cell | 'more' {
    const bytes = this.#rest
    let to = from
    while (to < bytes.length && bytes[to] !== this.delimiter && bytes[to] !== NEWLINE) to++
    if (to === bytes.length) return isLast ? { from, to, hasQuotes: false, next: to } : 'more'
    const end = bytes[to] === NEWLINE && to > from && bytes[to - 1] === RETURN ? to - 1 : to
    return { from, to: end, hasQuotes: false, next: to + 1 }
  }

  #quoted(opening: number, isLast: boolean): Cell | 'more' | { trouble: Message } {
    const bytes = this.#rest
    let hasQuotes = false
    let closing = bytes.indexOf(QUOTE, opening + 1)
    while (closing >= 0 && bytes[closing + 1] === QUOTE) {
      hasQuotes = true
      closing = bytes.indexOf(QUOTE, closing + 2)
    }
    if (closing < 0) return isLast ? { trouble: say('row.openQuote') } : 'more'
    let next = closing + 1
    while (bytes[next] === SPACE || bytes[next] === RETURN) next++
    if (next >= bytes.length)
      return isLast ? { from: opening + 1, to: closing, hasQuotes, next: bytes.length } : 'more'
    if (bytes[next] !== this.delimiter && bytes[next] !== NEWLINE)
      return { trouble: say('row.afterQuote') }
    return { from: opening + 1, to: closing, hasQuotes, next: next + 1 }
  }
}

type Cell = { from: number; to: number; hasQuotes: boolean; next: number }

function countNewlines(bytes: Buffer, from: number, to: number): number {
  let count = 0
  for (
    let at = bytes.indexOf(NEWLINE, from);
    at >= 0 && at < to;
    at = bytes.indexOf(NEWLINE, at + 1)
  )
    count++
  return count
}

/**
 * Which byte stands between the cells: the one of comma, semicolon and tab that the header has most of, outside
 * quotation marks. A header of one column gives the comma.
 */
export function delimiterOf(header: string): number {
  const outside = header.replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: outside.split(sign).length }))
  counts.sort((a, b) => b.count - a.count)
  return (counts[0]?.sign ?? ',').charCodeAt(0)
}
