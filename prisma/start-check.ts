/** What an operator is told, in one line each, when a server cannot work with what it was given. */
import { constants } from 'node:fs'
import { access, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import pg from 'pg'
import { DatabaseTrouble } from './database-trouble.ts'
import { readMigrations } from './migrate.ts'

/** How long a database may take to answer at a start, in milliseconds. */
const ANSWERS_WITHIN = 1_500

/** With the folders above it. By hand: on file systems that are none, like /proc, Node's own way never ends. */
async function makeFolder(path: string): Promise<void> {
  if (await stat(path).catch(() => undefined)) return
  if (dirname(path) !== path) await makeFolder(dirname(path))
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    // Somebody else was quicker.
    if (error.code !== 'EEXIST') throw error
  })
}

/** Makes the data folder where there is none. Throws DatabaseTrouble when nothing can be written there. */
export async function requireFolder(path: string): Promise<void> {
  try {
    await makeFolder(path)
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new DatabaseTrouble(
      `ATRIUM_DATA cannot be used: ${path} is no folder that can be written to (${code}).`,
    )
  }
}

const REASONS: Record<string, string> = {
  '28P01': 'it does not take this password',
  '28000': 'it does not take this user',
  '3D000': 'there is no database of this name',
  '57P03': 'it is still starting',
  '53300': 'it has no connection left',
  ENOTFOUND: 'there is no host of this name',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  ECONNREFUSED: 'nobody listens there',
  ENOENT: 'nobody listens there',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the host cannot be reached',
}

/** Why a database cannot be used, in one line without its password. */
export function troubleWith(url: string, error: unknown): DatabaseTrouble {
  const { host, pathname } = new URL(url)
  const [first = error] = error instanceof AggregateError ? error.errors : []
  const { code = '', message } = first as Error & { code?: string }
  const isLate = /timeout/i.test(message)
  const reason = isLate ? 'it does not answer' : (REASONS[code] ?? (message.split('\n')[0] || code))
  return new DatabaseTrouble(`DATABASE_URL: ${host}${pathname} cannot be used: ${reason}.`)
}

/** Opens a connection, or throws DatabaseTrouble with the reason. */
export async function connectAtStart(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWERS_WITHIN,
    query_timeout: ANSWERS_WITHIN,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    throw troubleWith(url, error)
  }
}

/** Throws DatabaseTrouble unless the database answers and has all the migrations of this version. */
export async function requireDatabase(url: string): Promise<void> {
  const client = await connectAtStart(url)
  try {
    const { rows } = await client.query<{ name: string }>(
      'select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
    )
    const applied = new Set(rows.map(({ name }) => name))
    const missing = (await readMigrations()).filter(({ name }) => !applied.has(name))
    if (missing.length > 0) throw notMigrated(missing.length)
  } catch (error) {
    if (error instanceof DatabaseTrouble) throw error
    if ((error as { code?: string }).code === '42P01') throw notMigrated()
    throw troubleWith(url, error)
  } finally {
    await client.end().catch(() => {})
  }
}

const notMigrated = (count?: number): DatabaseTrouble =>
  new DatabaseTrouble(
    `The database lacks ${count ?? 'all'} migration${count === 1 ? '' : 's'} of this version. Run npm run migrate first.`,
  )
