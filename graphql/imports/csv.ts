// CSV as people's programs write it, from bytes: quoted newlines, a lost quotation mark, a cell without end, lines that end
// with CR, LF or both. One broken record costs that record, never the rest of the file, and never more memory than
// MAX_RECORD_LENGTH.
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
      this.#line += countLines(this.#rest, start, found.end)
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
    const end = lineEnd(this.#rest, start)
    this.#isSkipping = end < 0
    if (end < 0) return this.#rest.length
    this.#line++
    return end
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
      const cell = this.#cell(at, isLast)
      if (cell === 'more' || 'trouble' in cell) return cell
      cells.push([cell.from, cell.to, cell.hasQuotes])
      if (cell.endsRecord) return { end: cell.next, cells }
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

  /** A cell in quotation marks, which blanks may stand before; what does not end as one is a plain cell. */
  #cell(from: number, isLast: boolean): Cell | 'more' | { trouble: Message } {
    const bytes = this.#rest
    if (bytes[from] === QUOTE) return this.#quoted(from, isLast)
    let at = from
    while (bytes[at] === SPACE) at++
    if (at >= bytes.length && at > from && !isLast) return 'more'
    if (bytes[at] !== QUOTE) return this.#plain(from, isLast)
    const cell = this.#quoted(at, isLast)
    return cell !== 'more' && 'trouble' in cell ? this.#plain(from, isLast) : cell
  }

  #plain(from: number, isLast: boolean): Cell | 'more' {
    const bytes = this.#rest
    let to = from
    while (to < bytes.length && !this.#isEnd(bytes[to])) to++
    if (to === bytes.length)
      return isLast ? { from, to, hasQuotes: false, next: to, endsRecord: false } : 'more'
    return this.#closed({ from, to, hasQuotes: false }, to, isLast)
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
    while (bytes[next] === SPACE) next++
    const cell = { from: opening + 1, to: closing, hasQuotes }
    if (next >= bytes.length)
      return isLast ? { ...cell, next: bytes.length, endsRecord: false } : 'more'
    if (!this.#isEnd(bytes[next])) return { trouble: say('row.afterQuote') }
    return this.#closed(cell, next, isLast)
  }

  #isEnd = (byte: number | undefined): boolean =>
    byte === this.delimiter || byte === NEWLINE || byte === RETURN

  /** A cell that ends with the byte at `at`: a delimiter or the end of a line. */
  #closed(cell: Span, at: number, isLast: boolean): Cell | 'more' {
    const bytes = this.#rest
    if (bytes[at] === this.delimiter) return { ...cell, next: at + 1, endsRecord: false }
    // CR may be the first half of CRLF, whose other half is not here yet.
    if (bytes[at] === RETURN && at + 1 >= bytes.length && !isLast) return 'more'
    const next = bytes[at] === RETURN && bytes[at + 1] === NEWLINE ? at + 2 : at + 1
    return { ...cell, next, endsRecord: true }
  }
}

type Span = { from: number; to: number; hasQuotes: boolean }
type Cell = Span & { next: number; endsRecord: boolean }

/** Where the line after `from` begins, or -1 when its end is not here. */
function lineEnd(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === NEWLINE) return at + 1
    if (bytes[at] === RETURN && at + 1 < bytes.length)
      return bytes[at + 1] === NEWLINE ? at + 2 : at + 1
  }
  return -1
}

function countLines(bytes: Buffer, from: number, to: number): number {
  let count = 0
  for (let at = lineEnd(bytes, from); at >= 0 && at <= to; at = lineEnd(bytes, at)) count++
  return count
}

const DELIMITERS = [',', ';', '\t', '|']
/** Lines that are looked at for what stands between the cells. */
const MAX_LINES = 10

/**
 * Which byte stands between the cells: the one of comma, semicolon, tab and bar that the header has most of, outside quotation
 * marks; of two alike the one that the lines below have as often. The header is the first line that has any of them; a file of
 * one column gives the comma.
 * @param text the beginning of the file
 */
export function delimiterOf(text: string): number {
  const lines = text
    .replace(/"[^"]*"/g, '')
    .split(/[\r\n]+/)
    .slice(0, MAX_LINES)
  const header = lines.findIndex((line) => DELIMITERS.some((sign) => line.includes(sign)))
  const below = lines.slice(header + 1).filter((line) => line.trim())
  const counts = DELIMITERS.map((sign) => {
    const count = (lines[header] ?? '').split(sign).length
    return { sign, count, alike: below.filter((line) => line.split(sign).length === count).length }
  })
  counts.sort((a, b) => b.count - a.count || b.alike - a.alike)
  return (counts[0]?.sign ?? ',').charCodeAt(0)
}
