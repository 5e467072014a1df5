// Reads an archive: its manifest, whose checksums have to be right, and its lines one after the other.
import { createHash } from 'node:crypto'
import { createInterface } from 'node:readline'
import { json } from 'node:stream/consumers'
import { entriesOf, readEntry, type ZipEntry } from '#graphql/imports/zip.ts'
import { isTimeZone } from '#graphql/time.ts'
import { exportsMessages } from '#messages/exports.ts'
import { CARRIED } from './carried.ts'
import {
  ArchivedPerson,
  FORMAT,
  MANIFEST,
  MAX_LINE,
  MAX_PEOPLE,
  Manifest,
  PEOPLE,
  type Row,
  tableEntry,
  VERSION,
} from './format.ts'
import { ArchiveRefused } from './refused.ts'

const say = exportsMessages.message
/** Bytes of a manifest, at most. */
const MAX_MANIFEST = 32 * 1024 * 1024
/** Lines that are given at once. */
const LINES = 200

export type OpenArchive = {
  path: string
  entries: Map<string, ZipEntry>
  manifest: Manifest
}

/** Opens an archive and checks its form. Throws ArchiveRefused, and ImportRefused for what is no ZIP file. */
export async function openArchive(path: string): Promise<OpenArchive> {
  const entries = await entriesOf(path)
  const entry = entries.get(MANIFEST)
  if (!entry || entry.bytes > MAX_MANIFEST) throw new ArchiveRefused(say('refused.noManifest'))
  const read = await json(await readEntry(path, entry)).catch(() => null)
  const { format, version } = (read ?? {}) as { format?: unknown; version?: unknown }
  if (format !== FORMAT) throw new ArchiveRefused(say('refused.noManifest'))
  if (version !== VERSION)
    throw new ArchiveRefused(
      say('refused.version', { version: String(version).slice(0, 20), known: String(VERSION) }),
    )
  const parsed = Manifest.safeParse(read)
  if (!parsed.success) throw new ArchiveRefused(say('refused.noManifest'))
  return { path, entries, manifest: parsed.data }
}

/** Lines of a text as it passes, and the bytes of the longest one. */
function lineCounter() {
  let [lines, longest, open] = [0, 0, 0]
  return {
    add(part: Buffer): void {
      let from = 0
      for (let end = part.indexOf(10); end >= 0; end = part.indexOf(10, from)) {
        longest = Math.max(longest, open + end - from)
        lines++
        ;[open, from] = [0, end + 1]
      }
      open += part.length - from
      longest = Math.max(longest, open)
    },
    counted: () => ({ lines, longest }),
  }
}

/**
 * Compares every entry with the manifest. Throws ArchiveRefused for one that is missing, added or changed, for other rows than it says, and
 * for a line that is too long to be read: what is read afterwards has known sizes.
 */
export async function checkArchive({ path, entries, manifest }: OpenArchive): Promise<void> {
  const listed = new Map(manifest.entries.map((one) => [one.name, one]))
  const wanted = [...CARRIED.map(({ table }) => tableEntry(table)), PEOPLE]
  const missing = [...wanted, ...listed.keys()].find(
    (name) => !entries.has(name) || !listed.has(name),
  )
  if (missing) throw new ArchiveRefused(say('refused.missing', { name: missing }))
  for (const [name, entry] of entries) {
    if (name === MANIFEST) continue
    const told = listed.get(name)
    const hash = createHash('sha256')
    const text = lineCounter()
    for await (const part of await readEntry(path, entry)) {
      hash.update(part as Buffer)
      text.add(part as Buffer)
    }
    const { lines, longest } = text.counted()
    const isOther = told?.rows !== undefined && told.rows !== lines
    if (told?.sha256 !== hash.digest('hex') || isOther)
      throw new ArchiveRefused(say('refused.changed', { name: name.slice(0, 100) }))
    if (isText(name) && longest > 3 * MAX_LINE)
      throw new ArchiveRefused(say('refused.longLine', { name: name.slice(0, 100) }))
  }
}

const isText = (name: string): boolean => name.endsWith('.jsonl')

/** How many rows an entry has, as `checkArchive` has counted. */
export const rowsIn = ({ manifest }: OpenArchive, name: string): number =>
  manifest.entries.find((one) => one.name === name)?.rows ?? 0

/** The rows of an entry, some at once. Throws ArchiveRefused for a line that is none. */
export async function* linesIn(
  { path, entries }: OpenArchive,
  name: string,
): AsyncGenerator<{ line: number; row: Row }[]> {
  const entry = entries.get(name)
  if (!entry || entry.bytes === 0) return
  const source = await readEntry(path, entry)
  const lines = createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY })
  // A line that is read while the stream fails would end as if the file did.
  let failure: Error | null = null
  source.on('error', (error) => {
    failure = error
    lines.close()
  })
  let group: { line: number; row: Row }[] = []
  let line = 0
  let length = 0
  for await (const text of lines) {
    line++
    if (!text) continue
    group.push({ line, row: rowOf(name, line, text) })
    length += text.length
    if (group.length === LINES || length > MAX_LINE) {
      yield group
      ;[group, length] = [[], 0]
    }
  }
  if (failure) throw failure
  if (group.length) yield group
}

function rowOf(name: string, line: number, text: string): Row {
  const wrong = () => new ArchiveRefused(say('refused.line', { name, line }))
  if (text.length > MAX_LINE) throw wrong()
  try {
    const row: unknown = JSON.parse(text)
    if (typeof row === 'object' && row !== null && !Array.isArray(row)) return row as Row
  } catch {
    // Told below.
  }
  throw wrong()
}

/** Whom the rows name, in the order of their numbers. */
export async function peopleIn(archive: OpenArchive): Promise<ArchivedPerson[]> {
  const people: ArchivedPerson[] = []
  for await (const group of linesIn(archive, PEOPLE))
    for (const { line, row } of group) {
      const parsed = ArchivedPerson.safeParse(row)
      const isNext = parsed.success && parsed.data.number === people.length + 1
      if (!isNext || people.length === MAX_PEOPLE)
        throw new ArchiveRefused(say('refused.line', { name: PEOPLE, line }))
      const { email, timeZone } = parsed.data
      people.push({
        ...parsed.data,
        email: email.trim().toLowerCase(),
        timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
      })
    }
  return people
}
