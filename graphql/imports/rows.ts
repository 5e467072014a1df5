// From a file to rows: CSV or JSON Lines, streamed, each row with its line. What cannot be read is a row with its trouble.
import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Message } from '#messages/engine/catalogue.ts'
import { importsMessages } from '#messages/imports.ts'
import { CsvReader, type CsvRecord, delimiterOf, MAX_RECORD_LENGTH } from './csv.ts'
import { ImportRefused } from './refused.ts'

const say = importsMessages.message

/** The cells of a row by the file's own column names. A Map: a column may be called `__proto__`. */
export type Cells = Map<string, unknown>
export type Row = { line: number; cells: Cells } | { line: number; trouble: Message }

const PIECE = 256 * 1024
const NEWLINE = 0x0a

type Format = { isCsv: boolean; start: number; delimiter: number }

/**
 * The rows of a file, in portions.
 * @param read is told how many bytes were read so far
 * @throws ImportRefused when the file is missing, empty, or neither CSV nor JSON Lines in UTF-8
 */
export async function* readRows(
  path: string,
  read: (bytes: number) => void,
): AsyncGenerator<Row[]> {
  const format = await formatOf(path)
  const rows = format.isCsv ? csvRows(path, format.delimiter) : jsonRows()
  let bytes = format.start
  const stream = createReadStream(path, { start: format.start, highWaterMark: PIECE })
  for await (const piece of stream as AsyncIterable<Buffer>) {
    bytes += piece.length
    yield rows.read(piece)
    read(bytes)
  }
  yield rows.end()
}

/** The column names of a CSV file; null for JSON Lines, whose rows each have their own. */
export async function headerOf(path: string): Promise<string[] | null> {
  const format = await formatOf(path)
  if (!format.isCsv) return null
  const reader = new CsvReader(format.delimiter)
  for await (const piece of createReadStream(path, {
    start: format.start,
    highWaterMark: PIECE,
  }) as AsyncIterable<Buffer>) {
    const [first] = reader.read(piece)
    if (first) return headerFrom(path, first)
  }
  const [only] = reader.end()
  return only ? headerFrom(path, only) : []
}

/** The size of a file in bytes. Throws ImportRefused when there is none. */
export async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new ImportRefused(say('file.none', { path }))
  if (!found.isFile()) throw new ImportRefused(say('file.notFile', { path }))
  if (found.size === 0) throw new ImportRefused(say('file.empty', { path }))
  return found.size
}

async function formatOf(path: string): Promise<Format> {
  await sizeOf(path)
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new ImportRefused(say('file.unreadable', { path, reason: error.code ?? '' }))
  })
  const { buffer, bytesRead } = await file
    .read(Buffer.alloc(65_536), 0, 65_536, 0)
    .finally(() => file.close())
  const head = buffer.subarray(0, bytesRead)
  const marks = head.subarray(0, 4).toString('hex')
  if (marks.startsWith('fffe') || marks.startsWith('feff'))
    throw new ImportRefused(say('file.utf16', { path }))
  if (marks.startsWith('504b') || marks.startsWith('1f8b') || marks.startsWith('d0cf'))
    throw new ImportRefused(say('file.workbook', { path }))
  const start = marks.startsWith('efbbbf') ? 3 : 0
  const text = head.toString('utf8', start)
  const first = text.trimStart()[0]
  if (first === '[') throw new ImportRefused(say('file.jsonList', { path }))
  const header = text.slice(0, text.search(/[\r\n]/) >>> 0)
  return { isCsv: first !== '{', start, delimiter: delimiterOf(header) }
}

type Reader = { read(piece: Buffer): Row[]; end(): Row[] }

function headerFrom(path: string, record: CsvRecord): string[] {
  if ('trouble' in record) {
    const { trouble } = record
    throw new ImportRefused((language) =>
      say('file.firstLine', { path, reason: trouble(language) })(language),
    )
  }
  return record.cells.map((name) => name.trim())
}

function csvRows(path: string, delimiter: number): Reader {
  const reader = new CsvReader(delimiter)
  let header: string[] | undefined
  const rowsOf = (records: CsvRecord[]): Row[] => {
    if (!header && records[0]) header = headerFrom(path, records.shift() as CsvRecord)
    return records.map((record) =>
      'trouble' in record ? record : csvRow(header as string[], record),
    )
  }
  return { read: (piece) => rowsOf(reader.read(piece)), end: () => rowsOf(reader.end()) }
}

function csvRow(header: string[], { line, cells }: { line: number; cells: string[] }): Row {
  const extra = cells.slice(header.length)
  if (cells.length < header.length || extra.some((cell) => cell !== ''))
    return {
      line,
      trouble: say('row.cells', { count: cells.length, wanted: header.length }),
    }
  return { line, cells: new Map(header.map((name, i) => [name, cells[i]])) }
}

function jsonRows(): Reader {
  let rest: Buffer = Buffer.alloc(0)
  let line = 0
  let isSkipping = false
  const rowsOf = (piece: Buffer, isLast: boolean): Row[] => {
    const rows: Row[] = []
    let bytes = rest.length ? Buffer.concat([rest, piece]) : piece
    for (;;) {
      const newline = bytes.indexOf(NEWLINE)
      if (newline < 0 && !isLast) break
      const text = newline < 0 ? bytes : bytes.subarray(0, newline)
      line++
      const row = isSkipping ? null : jsonRow(line, text)
      isSkipping = false
      if (row) rows.push(row)
      if (newline < 0) return rows
      bytes = bytes.subarray(newline + 1)
    }
    if (isSkipping) bytes = Buffer.alloc(0)
    else if (bytes.length > MAX_RECORD_LENGTH) {
      isSkipping = true
      rows.push({ line: line + 1, trouble: say('row.long', { max: MAX_RECORD_LENGTH }) })
      bytes = Buffer.alloc(0)
    }
    rest = Buffer.from(bytes)
    return rows
  }
  return { read: (piece) => rowsOf(piece, false), end: () => rowsOf(Buffer.alloc(0), true) }
}

function jsonRow(line: number, bytes: Buffer): Row | null {
  if (!isUtf8(bytes)) return { line, trouble: say('row.notUtf8') }
  const text = bytes.toString('utf8').trim()
  if (text === '') return null
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { line, trouble: say('row.notJson') }
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return { line, trouble: say('row.notObject') }
  return { line, cells: new Map(Object.entries(value)) }
}
