// A whole installation in one file: every table as of one moment, the files that people gave, and a manifest of checksums.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import pg from 'pg'
import { DatabaseTrouble } from '#prisma/database-trouble.ts'
import { copyIn, copyOut } from './copy.ts'
import { type Entry, tarEntries, tarRead, tarWriter, type Written } from './tar.ts'

export type Place = { url: string; dataDir: string }
type Manifest = {
  format: 1
  madeAt: string
  migrations: string[]
  sequences: Record<string, string>
  entries: Record<string, Written>
}
type Table = { name: string; columns: string }

const MANIFEST = 'manifest.json'
const CHECKSUM = 'manifest.sha256'
/** The secrets of sealed authors that a server without settings made itself (graphql/seal.ts). */
const KEYS = ['seal-key', 'reveal-key']

const TABLES = `
  select format('%I.%I', n.nspname, c.relname) as name,
    string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where n.nspname in ('public', 'graphile_worker') and c.relkind = 'r'
    and c.relname not in ('_prisma_migrations', 'migrations')
  group by 1 order by 1`
const SEQUENCES = `
  select format('%I.%I', schemaname, sequencename) as name, last_value::text as value from pg_sequences
  where schemaname in ('public', 'graphile_worker') and last_value is not null`
const MIGRATIONS =
  'select migration_name as name from _prisma_migrations where finished_at is not null order by 1'
const FOREIGN_KEYS = `
  select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
  from pg_constraint
  where contype = 'f' and connamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)`

async function connected<Result>(url: string, work: (client: pg.Client) => Promise<Result>) {
  const client = new pg.Client({ connectionString: url, application_name: 'atrium backup' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
const rowsOf = async <Row extends object>(client: pg.Client, text: string): Promise<Row[]> =>
  (await client.query<Row>(text)).rows

/**
 * Writes a backup; the server may go on meanwhile.
 * @param withKeys also the secrets by which sealed authors are recognised, where they lie in the data folder
 * @throws an Error when the file exists or cannot be written; nothing is left then
 */
export async function backup(
  { url, dataDir }: Place,
  file: string,
  withKeys: boolean,
): Promise<void> {
  const unfinished = `${file}.unfinished`
  await writeFile(file, '', { flag: 'wx', mode: 0o600 })
  const tar = await tarWriter(unfinished).catch(async (error) => {
    await rm(file)
    throw error
  })
  try {
    const entries: Manifest['entries'] = {}
    const add = async (name: string, source: AsyncIterable<Buffer>) => {
      entries[name] = await tar.add(name, source)
    }
    const facts = await connected(url, async (client) => {
      await client.query('begin isolation level repeatable read read only')
      for (const { name, columns } of await rowsOf<Table>(client, TABLES))
        await add(`database/${name}`, copyOut(client, `${name} (${columns})`))
      const sequences = await rowsOf<{ name: string; value: string }>(client, SEQUENCES)
      const migrations = await rowsOf<{ name: string }>(client, MIGRATIONS)
      return {
        sequences: Object.fromEntries(sequences.map(({ name, value }) => [name, value])),
        migrations: migrations.map(({ name }) => name),
      }
    })
    // After the tables: what a row names was on the disk before the row was there.
    for (const name of await filesIn(dataDir))
      await add(name, createReadStream(join(dataDir, name)))
    if (withKeys)
      for (const name of await keysIn(dataDir))
        await add(name, createReadStream(join(dataDir, name)))
    const manifest: Manifest = { format: 1, madeAt: new Date().toISOString(), ...facts, entries }
    const text = Buffer.from(JSON.stringify(manifest, null, 1))
    const { sha256 } = await tar.add(MANIFEST, once(text))
    await tar.add(CHECKSUM, once(Buffer.from(sha256)))
    await tar.end()
    await rename(unfinished, file)
  } catch (error) {
    await tar.abandon().catch(() => {})
    await Promise.all([rm(unfinished, { force: true }), rm(file, { force: true })])
    throw error
  }
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

/** Finished files, by their paths in the data folder. */
async function filesIn(dataDir: string): Promise<string[]> {
  const folder = join(dataDir, 'files')
  const parts = await readdir(folder).catch(() => [])
  const found: string[] = []
  for (const part of parts.filter((name) => /^[0-9a-f]{2}$/.test(name)))
    for (const name of await readdir(join(folder, part))) found.push(`files/${part}/${name}`)
  return found
}

const keysIn = async (dataDir: string): Promise<string[]> =>
  (await readdir(dataDir).catch(() => [])).filter((name) => KEYS.includes(name))

/**
 * Puts a backup into an empty, migrated database and an empty data folder. Everything is checked before anything is written.
 * @throws DatabaseTrouble when the file was altered, is of another version, or something is there already
 */
export async function restore({ url, dataDir }: Place, file: string): Promise<Manifest> {
  const { manifest, entries } = await checked(file)
  if ((await filesIn(dataDir)).length > 0)
    throw new DatabaseTrouble(
      `There are files in ${dataDir} already. Restore into an empty data folder.`,
    )
  await connected(url, (client) => restoreTables(client, file, manifest, entries))
  for (const [name, entry] of entries) {
    if (!name.startsWith('files/') && !KEYS.includes(name)) continue
    const path = join(dataDir, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, tarRead(file, entry), { mode: 0o600 })
  }
  return manifest
}

async function restoreTables(
  client: pg.Client,
  file: string,
  manifest: Manifest,
  entries: Map<string, Entry>,
): Promise<void> {
  const here = (await rowsOf<{ name: string }>(client, MIGRATIONS)).map(({ name }) => name)
  if (here.join() !== manifest.migrations.join())
    throw new DatabaseTrouble(
      'This backup is of another version of Atrium. Restore it with that version, then update.',
    )
  const { rows } = await client.query('select exists (select from "Person") as "isUsed"')
  if (rows[0]?.isUsed)
    throw new DatabaseTrouble('This database has people already. Restore into an empty one.')
  const tables = await rowsOf<Table>(client, TABLES)
  const keys = await rowsOf<{ table: string; name: string; definition: string }>(
    client,
    FOREIGN_KEYS,
  )
  await client.query('begin')
  // Tables name each other in circles: the foreign keys are taken off, and put back over all rows, which checks them.
  for (const { table, name } of keys)
    await client.query(`alter table ${table} drop constraint ${name}`)
  // One of them keeps events from ever being emptied.
  for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`)
  await client.query(`truncate ${tables.map(({ name }) => name).join(', ')}`)
  for (const { name, columns } of tables) {
    const entry = entries.get(`database/${name}`)
    if (!entry) throw new DatabaseTrouble(`The backup lacks the table ${name}.`)
    await copyIn(client, `${name} (${columns})`, tarRead(file, entry))
    await client.query(`alter table ${name} enable trigger user`)
  }
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  for (const [name, value] of Object.entries(manifest.sequences))
    await client.query('select setval($1::regclass, $2::bigint)', [name, value])
  await client.query('commit')
  await client.query('analyze')
}

/** Reads the manifest and compares every checksum. */
async function checked(file: string): Promise<{ manifest: Manifest; entries: Map<string, Entry> }> {
  const altered = (what: string) =>
    new DatabaseTrouble(`${what} in ${file} is not as it was written. Nothing was restored.`)
  const list = await tarEntries(file).catch((error: Error) => {
    throw new DatabaseTrouble(`${file} cannot be read as a backup: ${error.message}`)
  })
  const entries = new Map(list.map((entry) => [entry.name, entry]))
  const textOf = async (name: string): Promise<string> => {
    const entry = entries.get(name)
    if (!entry) throw altered(`The entry ${name}`)
    return (await buffer(tarRead(file, entry))).toString()
  }
  const text = await textOf(MANIFEST)
  if (createHash('sha256').update(text).digest('hex') !== (await textOf(CHECKSUM)))
    throw altered('The manifest')
  const manifest = JSON.parse(text) as Manifest
  const names = [...Object.keys(manifest.entries), MANIFEST, CHECKSUM]
  if (names.length !== list.length || !names.every((name) => entries.has(name)))
    throw altered('The list of entries')
  for (const [name, { bytes, sha256 }] of Object.entries(manifest.entries)) {
    const entry = entries.get(name) as Entry
    const hash = createHash('sha256')
    for await (const chunk of tarRead(file, entry)) hash.update(chunk)
    if (entry.bytes !== bytes || hash.digest('hex') !== sha256) throw altered(name)
    if (
      !/^(database\/[\w."]+|files\/[0-9a-f]{2}\/[0-9a-f]{32}(\.small)?|seal-key|reveal-key)$/.test(
        name,
      )
    )
      throw altered(name)
  }
  return { manifest, entries }
}
