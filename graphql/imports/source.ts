// What a file is, and how it is read: rows (CSV, JSON Lines, one JSON list), or tables (a ZIP of JSON lists, or one JSON object
// with lists), which a known layout makes rows of.
import { open, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { Message } from '#messages/engine/catalogue.ts'
import { importsMessages } from '#messages/imports.ts'
import { delimiterOf } from './csv.ts'
import { bytesOf, piecesOf, type TextFile, textFile } from './encoding.ts'
import { type JsonItem, JsonItems } from './json-items.ts'
import { ImportRefused } from './refused.ts'
import { csvSource, jsonLines, jsonListRows, type Row, type Source } from './rows.ts'
import { entriesOf, readEntry } from './zip.ts'

const say = importsMessages.message

/** Lists of objects under names. */
export type Tables = {
  about: Message
  names: readonly string[]
  /** The members of a list; what is no object is left out. None for a list that is not there. */
  rows(name: string, read?: (bytes: number) => void): AsyncGenerator<Record<string, unknown>>
  /** The bytes of a file beside the lists, with their number; null when it is not there. */
  file(name: string): Promise<{ bytes: number; stream: Readable } | null>
}

export type Opened = { source: Source } | { tables: Tables }

/** The size of a file in bytes. Throws ImportRefused when there is none. */
export async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new ImportRefused(say('file.none', { path }))
  if (!found.isFile()) throw new ImportRefused(say('file.notFile', { path }))
  if (found.size === 0) throw new ImportRefused(say('file.empty', { path }))
  return found.size
}

const HEAD = 65_536

/**
 * Opens a file.
 * @throws ImportRefused when it is missing, empty, or none of what can be read
 */
export async function openFile(path: string): Promise<Opened> {
  await sizeOf(path)
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new ImportRefused(say('file.unreadable', { path, reason: error.code ?? '' }))
  })
  const { buffer, bytesRead } = await file
    .read(Buffer.alloc(HEAD), 0, HEAD, 0)
    .finally(() => file.close())
  const head = buffer.subarray(0, bytesRead)
  const marks = head.subarray(0, 4).toString('hex')
  if (marks === '504b0304') return { tables: await zipTables(path) }
  if (marks.startsWith('504b') || marks.startsWith('1f8b') || marks.startsWith('d0cf'))
    throw new ImportRefused(say('file.workbook', { path }))
  const text = await textFile(path, head)
  const beginning = decoded(head.subarray(text.start), text)
  const first = beginning.replaceAll('\u001e', '').trimStart()[0]
  if (first === '[' || first === '{') return openJson(text)
  return { source: await openCsv(text, beginning) }
}

const decoded = (head: Buffer, { encoding }: TextFile): string =>
  new TextDecoder(encoding, { ignoreBOM: true }).decode(head, { stream: true })

async function openCsv(file: TextFile, text: string): Promise<Source> {
  const separator = /^\s*"?sep=([^"\r\n])"?[ \t]*(?:\r\n|\r|\n)/i.exec(text)
  const from = separator ? separator[0].length : 0
  const start = file.start + bytesOf(text.slice(0, from), file.encoding)
  const delimiter = separator
    ? (separator[1] as string).charCodeAt(0)
    : delimiterOf(text.slice(from))
  return csvSource({ ...file, start }, delimiter)
}

/** JSON Lines, one list, or one object: the first value decides, which is read to its end. */
async function openJson(file: TextFile): Promise<Opened> {
  const { encoding } = file
  const items = new JsonItems()
  const keys = new Set<string>()
  for await (const { text } of piecesOf(file)) {
    for (const item of items.read(text)) if (item.key !== null && isObject(item)) keys.add(item.key)
    if (items.hasMore || items.root === 'list') break
  }
  if (items.root === 'list')
    return {
      source: {
        about: say('about.list', { encoding }),
        header: null,
        rows: (read) => listRows(file, read),
      },
    }
  const isOneObject = items.isEnded && !items.hasMore && keys.size > 0
  if (isOneObject && !looksLikeRow(items.scalars)) return { tables: objectTables(file, [...keys]) }
  return {
    source: { about: say('about.lines', { encoding }), header: null, rows: jsonLines(file) },
  }
}

const isObject = (item: JsonItem): boolean => !('text' in item) || item.text.startsWith('{')
/** An object with a title of its own and no table of cards or posts is one idea, with its comments. */
const looksLikeRow = (scalars: readonly string[]): boolean => scalars.includes('title')

async function* listRows(file: TextFile, read: (bytes: number) => void): AsyncGenerator<Row[]> {
  for await (const items of itemsOf(piecesOf(file), (bytes) => read(bytes + file.start)))
    yield jsonListRows(items)
}

type Pieces = AsyncIterable<{ text: Buffer; bytes: number }>

async function* plainPieces(stream: Readable): AsyncGenerator<{ text: Buffer; bytes: number }> {
  for await (const text of stream as AsyncIterable<Buffer>) yield { text, bytes: text.length }
}

async function* itemsOf(
  pieces: Pieces,
  read: (bytes: number) => void = () => {},
): AsyncGenerator<JsonItem[]> {
  const items = new JsonItems()
  let done = 0
  for await (const { text, bytes } of pieces) {
    done += bytes
    const found = items.read(text)
    if (found.length) yield found
    read(done)
  }
  yield items.end()
}

async function* objectsOf(
  name: string,
  pieces: Pieces,
  key: string | null,
  read?: (bytes: number) => void,
): AsyncGenerator<Record<string, unknown>> {
  for await (const items of itemsOf(pieces, read)) {
    for (const item of items) {
      if ('isCut' in item || (item.key === key && !('text' in item)))
        throw new ImportRefused(say('file.cut', { name }))
      if (item.key !== key) continue
      const [row] = jsonListRows([item])
      if (row && 'cells' in row) yield Object.fromEntries(row.cells)
    }
  }
}

const objectTables = (file: TextFile, names: string[]): Tables => ({
  about: say('about.object', { encoding: file.encoding }),
  names,
  rows: (name, read) => objectsOf(name, piecesOf(file), name, read),
  file: async () => null,
})

async function zipTables(path: string): Promise<Tables> {
  const entries = await entriesOf(path)
  if (entries.has('[Content_Types].xml')) throw new ImportRefused(say('file.workbook', { path }))
  const names = [...entries.keys()]
    .filter((name) => name.endsWith('.json') && !name.includes('/'))
    .map((name) => name.slice(0, -5))
  // An archive of other files: one of them is wanted by itself.
  if (names.length === 0) throw new ImportRefused(say('file.workbook', { path }))
  const streamOf = async (name: string) => {
    const entry = entries.get(name)
    return entry ? { bytes: entry.bytes, stream: await readEntry(path, entry) } : null
  }
  return {
    about: say('about.zip'),
    names,
    rows: async function* (name, read) {
      const found = await streamOf(`${name}.json`)
      if (found) yield* objectsOf(`${name}.json`, plainPieces(found.stream), null, read)
    },
    file: streamOf,
  }
}
