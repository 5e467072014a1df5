// From a file to rows: CSV, JSON Lines or a JSON list, streamed, each row with its line. What cannot be read is a row with its
// trouble.
import { isUtf8 } from 'node:buffer'
import type { Message } from '#messages/engine/catalogue.ts'
import { importsMessages } from '#messages/imports.ts'
import { isKnownName } from './column-names.ts'
import { CsvReader, type CsvRecord, MAX_RECORD_LENGTH } from './csv.ts'
import { piecesOf, type TextFile } from './encoding.ts'
import type { JsonItem } from './json-items.ts'
import { ImportRefused } from './refused.ts'

const say = importsMessages.message

/** The cells of a row by the file's own column names. A Map: a column may be called `__proto__`. */
export type Cells = Map<string, unknown>
export type Row =
  | { line: number; cells: Cells }
  | { line: number; trouble: Message; id?: string; title?: string }

/** Rows that can be read as often as they are needed, from the beginning each time. */
export type Source = {
  /** What kind of file it is: encoding, what stands between the cells, what was passed over. */
  about: Message
  /** The column names of a CSV file; null where each row has its own. */
  header: string[] | null
  /** @param read is told how many bytes were read so far */
  rows(read: (bytes: number) => void): AsyncGenerator<Row[]>
}

const NEWLINE = 0x0a

type Reader = { read(piece: Buffer): Row[]; end(): Row[] }

async function* stream(
  file: TextFile,
  reader: Reader,
  read: (bytes: number) => void,
): AsyncGenerator<Row[]> {
  let done = file.start
  for await (const { text, bytes } of piecesOf(file)) {
    done += bytes
    yield reader.read(text)
    read(done)
  }
  yield reader.end()
}

/** Records that are looked at for the one with the column names. */
const MAX_BEFORE_HEADER = 10

/** A CSV file. The names of its columns stand in its first record, or below a title and empty lines. */
export async function csvSource(file: TextFile, delimiter: number): Promise<Source> {
  const records = await firstRecords(file, delimiter)
  const at = headerAt(records)
  const record = records[at]
  const header = record ? headerFrom(file.path, record) : []
  const passedOver = records.slice(0, at).some((one) => !isBlank(one)) ? at : 0
  const name = nameOf(String.fromCharCode(delimiter))
  return {
    about: say('about.csv', {
      encoding: file.encoding,
      delimiter: name,
      sign: String.fromCharCode(delimiter),
      lines: passedOver,
    }),
    header,
    rows: (read) => stream(file, csvRows(header, delimiter, at + 1), read),
  }
}

const NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const
const nameOf = (sign: string) => (sign in NAMES ? NAMES[sign as keyof typeof NAMES] : 'other')

async function firstRecords(file: TextFile, delimiter: number): Promise<CsvRecord[]> {
  const reader = new CsvReader(delimiter)
  const records: CsvRecord[] = []
  for await (const { text } of piecesOf(file)) {
    records.push(...reader.read(text))
    if (records.length >= MAX_BEFORE_HEADER) return records.slice(0, MAX_BEFORE_HEADER)
  }
  return [...records, ...reader.end()].slice(0, MAX_BEFORE_HEADER)
}

const filled = (record: CsvRecord): string[] =>
  'cells' in record ? record.cells.filter((cell) => cell.trim() !== '') : []
const isBlank = (record: CsvRecord): boolean => 'cells' in record && filled(record).length === 0
/** What says nothing: the line below the head of a Markdown table, the mark by which DOS ended a file. */
const EMPTY = /^\s*:?-{2,}:?\s*$/
const END_OF_FILE = '\u001a'
const isRule = (cells: readonly string[]): boolean =>
  cells.every((cell) => !cell.trim() || cell === END_OF_FILE || EMPTY.test(cell))
/** Of files that were put together from several. */
const isHeader = (header: readonly string[], cells: readonly string[]): boolean =>
  header.length > 1 &&
  header.length === cells.length &&
  cells.every((cell, at) => lined(cell) === (header[at] as string).replace(/ \(\d+\)$/, ''))
const lined = (cell: string): string => cell.replace(/\s+/g, ' ').trim()

/** The first record with a name in it; a line with one word that is no column of ours is a title above the names. */
function headerAt(records: readonly CsvRecord[]): number {
  const first = records.findIndex((record) => !isBlank(record))
  if (first < 0) return 0
  const words = filled(records[first] as CsvRecord)
  if (words.length !== 1 || isKnownName(words[0] as string)) return first
  const below = records.findIndex(
    (record, i) => i > first && filled(record).length > 1 && filled(record).some(isKnownName),
  )
  return below < 0 ? first : below
}

/** Each column under a name of its own: a repeated one gets its number, and one without a name is called after its place. */
function headerFrom(path: string, record: CsvRecord): string[] {
  if ('trouble' in record) {
    const { trouble } = record
    throw new ImportRefused((language) =>
      say('file.firstLine', { path, reason: trouble(language) })(language),
    )
  }
  const used = new Set<string>()
  return record.cells.map((cell) => {
    const name = lined(plainCell(cell))
    if (!name) return ''
    let own = name
    for (let n = 2; used.has(own); n++) own = `${name} (${n})`
    used.add(own)
    return own
  })
}

/** @param skip records before the first row */
function csvRows(header: string[], delimiter: number, skip: number): Reader {
  const reader = new CsvReader(delimiter)
  let left = skip
  const rowsOf = (records: CsvRecord[]): Row[] => {
    const here = left ? records.slice(left) : records
    left = Math.max(0, left - records.length)
    return here.flatMap((record): Row[] => {
      if ('trouble' in record) return [record]
      const { cells } = record
      const isNothing = isBlank(record) || isRule(cells) || isHeader(header, cells)
      return isNothing ? [] : [csvRow(header, record)]
    })
  }
  return { read: (piece) => rowsOf(reader.read(piece)), end: () => rowsOf(reader.end()) }
}

/** `="001"` is how a text is written for spreadsheets that it stays one. */
const plainCell = (cell: string): string => /^="([^"]*)"$/.exec(cell)?.[1] ?? cell

/** Cells that are missing at the end are empty ones. */
function csvRow(header: string[], { line, cells }: { line: number; cells: string[] }): Row {
  if (cells.slice(header.length).some((cell) => cell.trim() !== ''))
    return { line, trouble: say('row.cells', { count: cells.length, wanted: header.length }) }
  return { line, cells: new Map(header.map((name, i) => [name, plainCell(cells[i] ?? '')])) }
}

/** JSON Lines: one object a line. */
export const jsonLines =
  (file: TextFile): Source['rows'] =>
  (read) =>
    stream(file, lineReader(), read)

function lineReader(): Reader {
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
  // Some programs end each line with the comma of a list, or begin it with the sign of RFC 7464.
  const text = bytes.toString('utf8').replaceAll('\u001e', '').trim().replace(/,$/, '')
  return text === '' ? null : rowOf(line, text)
}

/** Members of a JSON list. */
export const jsonListRows = (items: readonly JsonItem[]): Row[] =>
  items.map((item) => {
    const { line } = item
    if ('isTooLong' in item) return { line, trouble: say('row.long', { max: MAX_RECORD_LENGTH }) }
    if ('isCut' in item) return { line, trouble: say('row.cut') }
    if ('isAfter' in item) return { line, trouble: say('row.after') }
    return rowOf(line, item.text)
  })

/** Numbers that JavaScript would round, as ids of other programs are, stay as they are written. */
function parsed(text: string): unknown {
  if (!/\d{16}/.test(text)) return JSON.parse(text)
  return JSON.parse(text, (_, value: unknown, context?: { source?: string }) => {
    const source = context?.source
    const isRounded = typeof value === 'number' && /^-?\d{16,}$/.test(source ?? '')
    return isRounded && !Number.isSafeInteger(value) ? source : value
  })
}

function rowOf(line: number, text: string): Row {
  let value: unknown
  try {
    value = parsed(text)
  } catch {
    return { line, trouble: say('row.notJson') }
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return { line, trouble: say('row.notObject') }
  return { line, cells: new Map(Object.entries(value)) }
}

/** How many rows of a list are handed on at once. */
const PORTION = 500

/**
 * Rows from the members of a list, numbered from 1.
 * @param toCells null passes a member over; a message says why it is not taken
 */
export async function* rowsFrom(
  members: AsyncIterable<Record<string, unknown>>,
  toCells: (member: Record<string, unknown>) => Cells | Message | null,
): AsyncGenerator<Row[]> {
  let rows: Row[] = []
  let line = 0
  for await (const member of members) {
    line++
    const cells = toCells(member)
    if (cells === null) continue
    rows.push(cells instanceof Map ? { line, cells } : refusedRow(line, cells, member))
    if (rows.length >= PORTION) {
      yield rows
      rows = []
    }
  }
  yield rows
}

const refusedRow = (line: number, trouble: Message, member: Record<string, unknown>): Row => ({
  line,
  trouble,
  id: String(member.number ?? member.id ?? ''),
  title: String(member.title ?? member.name ?? member.content ?? ''),
})

/** The same rows with their cells changed before they are read. */
export const preparedSource = (
  source: Source,
  prepare: ((cells: Cells) => Cells | Message) | undefined,
): Source =>
  prepare
    ? {
        ...source,
        rows: async function* (read) {
          for await (const rows of source.rows(read))
            yield rows.map((row) =>
              'cells' in row ? preparedRow(row.line, row.cells, prepare) : row,
            )
        },
      }
    : source

function preparedRow(line: number, cells: Cells, prepare: (cells: Cells) => Cells | Message): Row {
  const made = prepare(cells)
  return made instanceof Map
    ? { line, cells: made }
    : refusedRow(line, made, Object.fromEntries(cells))
}
