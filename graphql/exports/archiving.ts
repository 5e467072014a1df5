// Writes an export: everything is read at one moment, row by row, and numbered anew, so that no number of this database leaves it.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import yazl from 'yazl'
import { databaseUrl } from '#env.ts'
import { pathOf } from '#graphql/attachments/store.ts'
import { ownConnection } from '#prisma/own-connection.ts'
import { fixed, joined, type Sql, sql, textWithParameters } from '#prisma/sql.ts'
import { CARRIED, type Carried } from './carried.ts'
import { type Catalog, readCatalog } from './catalog.ts'
import {
  FORMAT,
  fileEntry,
  MANIFEST,
  MAX_FILES,
  type Manifest,
  type ManifestEntry,
  PEOPLE,
  type Row,
  tableEntry,
  VERSION,
} from './format.ts'
import { Numbers } from './numbers.ts'
import { TooManyFiles } from './refused.ts'
import { orderOf, quoted, scopeOf } from './scope.ts'
import { STAYS } from './staying.ts'

/** Rows that are read at once. */
const ROWS = 500

/** What is exported: these spaces. `isEverything` is only said. */
export type Chosen = { spaceIds: readonly number[]; isEverything: boolean }
/** What was written, in numbers. */
export type Written = { bytes: number; rows: Record<string, number>; files: number }

type Writing = {
  client: pg.Client
  catalog: Catalog
  spaces: Sql
  numbers: Numbers
  entries: ManifestEntry[]
}

/** Rows of a statement, in groups, over a cursor. The statement has no parameters. */
async function* groupsOf<Found extends object>(
  { client, spaces }: Pick<Writing, 'client' | 'spaces'>,
  statement: Sql,
): AsyncGenerator<Found[]> {
  const whole = sql`declare archived no scroll cursor for with chosen_spaces(id) as (${spaces}) ${statement}`
  if (whole.values.length) throw new Error('a statement of an export has no parameters')
  await client.query(textWithParameters(whole))
  for (;;) {
    const { rows } = await client.query<Found>(`fetch ${ROWS} from archived`)
    if (rows.length) yield rows
    if (rows.length < ROWS) break
  }
  await client.query('close archived')
}

const rowsOf = (catalog: Catalog, carried: Carried, what: Sql): Sql => {
  const { table } = carried
  return sql`select ${what} from ${quoted(table)} t where ${scopeOf(catalog, table)} order by ${orderOf(catalog, carried)}`
}

const hasOwnNumber = (catalog: Catalog, table: string): boolean =>
  (catalog.get(table)?.columns ?? []).some(({ name, root }) => name === 'id' && root === null)

/** Numbers what is carried, table by table, in the order of its rows. */
async function numberAll(writing: Writing): Promise<void> {
  const { catalog, numbers } = writing
  for (const carried of CARRIED) {
    if (!hasOwnNumber(catalog, carried.table)) continue
    const found = groupsOf<{ id: number | string }>(
      writing,
      rowsOf(catalog, carried, fixed('t.id')),
    )
    for await (const group of found) for (const { id } of group) numbers.add(carried.table, id)
  }
  if (numbers.count('File') > MAX_FILES)
    throw new TooManyFiles(`${numbers.count('File')} files, at most ${MAX_FILES}`)
}

/** The lines of a table, as they stand in the archive. */
async function* linesOf(writing: Writing, carried: Carried): AsyncGenerator<string> {
  const { catalog, numbers } = writing
  const found = groupsOf<{ row: Row }>(
    writing,
    rowsOf(catalog, carried, fixed('to_jsonb(t) as row')),
  )
  for await (const group of found)
    for (const { row } of group) yield `${JSON.stringify(numbers.outward(catalog, carried, row))}\n`
}

type PersonRow = Row & { id: number }
/** Whom the rows have named, in the order in which they did. */
async function* peopleLines({ client, numbers }: Writing): AsyncGenerator<string> {
  const ids = numbers.people()
  for (let at = 0; at < ids.length; at += ROWS) {
    const some = ids.slice(at, at + ROWS)
    const { rows } = await client.query<PersonRow>(
      `select id, email, name, title, unit, site, language, "timeZone" from "Person" where id = any($1::int[])`,
      [some],
    )
    const byId = new Map(rows.map((row) => [row.id, row]))
    for (const [nth, id] of some.entries()) {
      const { id: _, ...told } = byId.get(id) ?? { id }
      yield `${JSON.stringify({ number: at + nth + 1, ...told })}\n`
    }
  }
}

/** Adds an entry whose length and checksum are noted as it passes. */
function add(
  zip: yazl.ZipFile,
  entries: ManifestEntry[],
  name: string,
  open: () => Readable,
  isText: boolean,
): void {
  zip.addReadStreamLazy(name, { compress: isText }, (give) => {
    const hash = createHash('sha256')
    let [bytes, lines] = [0, 0]
    const counted = new Transform({
      transform(part: Buffer, _, done) {
        hash.update(part)
        bytes += part.length
        if (isText) for (const byte of part) if (byte === 10) lines++
        done(null, part)
      },
      flush(done) {
        const rows = isText ? { rows: lines } : {}
        entries.push({ name, ...rows, bytes, sha256: hash.digest('hex') })
        done()
      },
    })
    const source = open()
    source.on('error', (error) => counted.destroy(error))
    give(null, source.pipe(counted))
  })
}

async function addFiles(writing: Writing, zip: yazl.ZipFile): Promise<number> {
  let files = 0
  for (const [nth, id] of writing.numbers.ids('File').entries()) {
    const path = pathOf(String(id))
    // One whose bytes are gone stands in its table all the same.
    const found = await stat(path).catch(() => null)
    if (!found?.isFile()) continue
    files++
    add(zip, writing.entries, fileEntry(nth + 1), () => createReadStream(path), false)
  }
  return files
}

const text = (lines: AsyncGenerator<string>): Readable =>
  Readable.from(lines, { objectMode: false, encoding: 'utf8' })

async function writeAll(writing: Writing, path: string, chosen: Chosen): Promise<Written> {
  const { client, entries } = writing
  await numberAll(writing)
  const zip = new yazl.ZipFile()
  for (const carried of CARRIED)
    add(zip, entries, tableEntry(carried.table), () => text(linesOf(writing, carried)), true)
  add(zip, entries, PEOPLE, () => text(peopleLines(writing)), true)
  const files = await addFiles(writing, zip)
  const { rows: spaces } = await client.query<Manifest['spaces'][number]>(
    'select name, slug from "Space" where id = any($1::int[]) order by id',
    [[...chosen.spaceIds]],
  )
  zip.addReadStreamLazy(MANIFEST, (give) => {
    const manifest: Manifest = {
      format: FORMAT,
      version: VERSION,
      madeAt: new Date().toISOString(),
      of: chosen.isEverything ? 'everything' : 'space',
      spaces,
      stays: Object.keys(STAYS),
      entries,
    }
    give(null, Readable.from([`${JSON.stringify(manifest, null, 1)}\n`], { objectMode: false }))
  })
  zip.end()
  const output = zip.outputStream as Readable
  zip.on('error', (error: Error) => output.destroy(error))
  await pipeline(output, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  const rows = Object.fromEntries(
    entries.flatMap((one) => (one.rows ? [[one.name, one.rows]] : [])),
  )
  return { bytes: (await stat(path)).size, rows, files }
}

/**
 * Writes an export of spaces to a file that is not there yet.
 * @throws TooManyFiles above MAX_FILES
 */
export async function writeArchive(path: string, chosen: Chosen): Promise<Written> {
  const { client, db } = await ownConnection(databaseUrl())
  try {
    const catalog = await readCatalog(db)
    await client.query('begin isolation level repeatable read read only')
    await client.query("set local time zone 'UTC'")
    const ids = chosen.spaceIds.filter(Number.isInteger)
    const spaces = ids.length
      ? sql`values ${joined(
          ids.map((id) => fixed(`(${id})`)),
          ', ',
        )}`
      : fixed('select 0 where false')
    const writing = { client, catalog, spaces, numbers: new Numbers(), entries: [] }
    return await writeAll(writing, path, chosen)
  } finally {
    await client.end()
  }
}
