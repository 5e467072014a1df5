// Takes an archive back: looks at it, and puts its rows where they belong, all or none of them.
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { isOfKind, kindOfEnding } from '#graphql/attachments/file-kinds.ts'
import { cleanName } from '#graphql/attachments/file-name.ts'
import { makePicture } from '#graphql/attachments/pictures.ts'
import { discard, incomingPath, keepBytes, pathOf } from '#graphql/attachments/store.ts'
import { readEntry } from '#graphql/imports/zip.ts'
import { postKinds } from '#graphql/post-kinds.ts'
import { exportsMessages } from '#messages/exports.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { joined, sql } from '#prisma/sql.ts'
import { Arrivals, fileIds, findPeople } from './arrivals.ts'
import { CARRIED, type Carried } from './carried.ts'
import { readCatalog } from './catalog.ts'
import { type ArchivedPerson, fileEntry, MAX_FILES, type Row, tableEntry } from './format.ts'
import {
  checkArchive,
  linesIn,
  type OpenArchive,
  openArchive,
  peopleIn,
  rowsIn,
} from './reading.ts'
import { ArchiveRefused, TooManyFiles } from './refused.ts'
import { quoted } from './scope.ts'
import { drawTexts, freeSlugs, settle } from './settling.ts'

const say = exportsMessages.message

/** What stands in an archive, and what taking it back would do. */
export type ArchiveReport = {
  spaces: { name: string; slug: string }[]
  posts: number
  comments: number
  files: number
  people: number
  /** Of these nobody here has the address: they get an account without access. */
  newPeople: number
  stays: string[]
}

/** Looks at an archive: every checksum, and whom it names. Changes nothing. Throws ArchiveRefused. */
export async function lookAt(db: Db, path: string): Promise<ArchiveReport> {
  const archive = await openArchive(path)
  await checkArchive(archive)
  const people = await peopleIn(archive)
  const known = await findPeople(db, people)
  return {
    spaces: archive.manifest.spaces.slice(0, 200),
    posts: rowsIn(archive, tableEntry('Post')),
    comments: rowsIn(archive, tableEntry('Comment')),
    files: rowsIn(archive, tableEntry('File')),
    people: people.length,
    newPeople: known.filter((id) => id === null).length,
    stays: archive.manifest.stays.slice(0, 50),
  }
}

/** Columns that the database wants and an archive does not have; texts are drawn and figures counted at the end. */
const FILLED: Readonly<Record<string, Row>> = {
  Post: { bodyHtml: '', isRestricted: false },
  Comment: { bodyHtml: '' },
}

/** Everything beside the database that an archive needs, made before its transaction begins. */
export type Prepared = { archive: OpenArchive; people: ArchivedPerson[]; files: string[] }

/** Checks an archive and puts its files on the disk under new names. Throws ArchiveRefused; then none stays. */
export async function prepare(path: string): Promise<Prepared> {
  const archive = await openArchive(path)
  await checkArchive(archive)
  const count = rowsIn(archive, tableEntry('File'))
  if (count > MAX_FILES) throw new TooManyFiles()
  const files = fileIds(count)
  try {
    for await (const group of linesIn(archive, tableEntry('File')))
      for (const { line, row } of group) await keepFile(archive, files[line - 1] ?? '', line, row)
    return { archive, people: await peopleIn(archive), files }
  } catch (error) {
    await discard(files)
    throw error
  }
}

/** One file: what it says it is, in name, kind and content, as an upload has to be. */
async function keepFile(
  archive: OpenArchive,
  id: string,
  number: number,
  { name, mediaType }: Row,
): Promise<void> {
  const entry = archive.entries.get(fileEntry(number))
  if (!entry) return
  const wrong = () => new ArchiveRefused(say('refused.file', { name: String(name).slice(0, 100) }))
  const clean = cleanName(String(name))
  const kind = kindOfEnding(clean.ending)
  if (!kind || clean.name !== name || kind.mediaType !== mediaType) throw wrong()
  const path = await incomingPath()
  try {
    const file = await open(path, 'wx', 0o600)
    await pipeline(await readEntry(archive.path, entry), file.createWriteStream())
    if (!(await isOfKind(path, kind))) throw wrong()
    if (kind.way === 'picture') {
      const made = await makePicture(path, kind.mediaType).catch(() => null)
      if (!made) throw wrong()
      await keepBytes(made.small, id, true)
    }
    await mkdir(dirname(pathOf(id)), { recursive: true })
    await rename(path, pathOf(id))
  } finally {
    await rm(path, { force: true })
  }
}

/** Makes accounts without access for people whom nobody here knows. Gives everybody's id, by number. */
async function welcome(tx: Tx, people: readonly ArchivedPerson[]): Promise<number[]> {
  const known = await findPeople(tx, people)
  const fresh = people.filter((_, nth) => known[nth] === null)
  for (let at = 0; at < fresh.length; at += 500)
    await tx.rows(sql`
      insert into "Person" (email, name, title, unit, site, language, "timeZone", "createdAt", "deactivatedAt")
      select email, name, title, unit, site, language, "timeZone", ${tx.at}, ${tx.at}
      from jsonb_to_recordset(${JSON.stringify(fresh.slice(at, at + 500))}::jsonb)
        as p(email text, name text, title text, unit text, site text, language text, "timeZone" text)
      on conflict do nothing`)
  return (await findPeople(tx, people)).map((id) => id ?? 0)
}

async function insertRows(tx: Tx, carried: Carried, rows: readonly Row[]): Promise<void> {
  const filled = rows.map((row) => ({ ...row, ...FILLED[carried.table] }))
  const columns = joined(Object.keys(filled[0] ?? {}).map(quoted), ', ')
  const json = JSON.stringify(filled)
  await tx.rows(sql`
    insert into ${quoted(carried.table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${quoted(carried.table)}, ${json}::jsonb)`)
}

/** Is a refusal by the database the archive's fault? A value of the wrong kind, or a row that does not fit. */
const isWrongRow = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '')

async function bringTable(
  tx: Tx,
  { archive }: Prepared,
  carried: Carried,
  arrivals: Arrivals,
): Promise<void> {
  const { table } = carried
  const name = tableEntry(table)
  const kinds = new Set(postKinds().map((kind) => kind.name))
  for await (const group of linesIn(archive, name)) {
    const [first] = group
    const wrong = (line = first?.line ?? 0) =>
      new ArchiveRefused(say('refused.line', { name, line }))
    if (table !== 'File' && arrivals.hasOwnNumber(table))
      await arrivals.give(tx, table, group.length)
    const rows = group.map(({ line, row }) => {
      if (arrivals.hasOwnNumber(table) && row.id !== line) throw wrong(line)
      if (table === 'Post' && !kinds.has(String(row.kind))) throw wrong(line)
      return arrivals.inward(carried, row)
    })
    if (table === 'Space' || table === 'Board') await freeSlugs(tx, table, rows)
    await insertRows(tx, carried, rows).catch((error: unknown) => {
      throw isWrongRow(error) ? wrong() : error
    })
  }
}

/** Puts everything of a prepared archive back, in the caller's transaction. Gives the new spaces and posts. Throws ArchiveRefused. */
export async function bringBack(
  tx: Tx,
  prepared: Prepared,
): Promise<{ spaceIds: number[]; postIds: number[] }> {
  const catalog = await readCatalog(tx)
  const arrivals = new Arrivals(catalog, await welcome(tx, prepared.people), prepared.files)
  for (const carried of CARRIED) await bringTable(tx, prepared, carried, arrivals)
  await drawTexts(tx, arrivals)
  await settle(tx, arrivals)
  return { spaceIds: arrivals.ids('Space'), postIds: arrivals.ids('Post') }
}
