/**
 * Brings a database up to the schema. The migrations are the files that Prisma's command line writes; they are applied by
 * pg and noted in Prisma's own table and form, so that `npm run prisma -- migrate …` and a start agree.
 */
import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { DatabaseTrouble } from './database-trouble.ts'

const ownFolder = join(import.meta.dirname, 'migrations')
const lockKey = 7_304_018
const unknownTable = '42P01'

type Migration = { name: string; script: string; checksum: string }
type Recorded = { name: string; checksum: string; finished: boolean }

/** The migrations in a folder (by default of this version), oldest first. */
export async function readMigrations(folder = ownFolder): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const text = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      // A checkout on Windows ends lines its own way; the migration is the same.
      const script = text.replaceAll('\r\n', '\n')
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') }
    }),
  )
}

/**
 * Applies the migrations that the database does not have yet, each in one transaction with its record; when it has them
 * all, this costs one query. Two starts at once wait for each other.
 * @param url the database
 * @param say is told, in one line each, what an operator should know
 * @param folder where the migrations are
 * @returns the names of the migrations applied, oldest first
 * @throws DatabaseTrouble when one fails, was changed after it was applied, or was begun elsewhere and not finished
 */
export async function migrate(
  url: string,
  say: (line: string) => void = () => {},
  folder = ownFolder,
): Promise<string[]> {
  const wanted = await readMigrations(folder)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_500 })
  client.on('error', () => {})
  await client.connect()
  try {
    const recorded = await recordedIn(client)
    const newer = recorded.find(({ name }) => !wanted.some((migration) => migration.name === name))
    if (newer)
      say(`The database has a migration this version does not know (${newer.name}): it is newer.`)
    if (missing(wanted, recorded).length === 0 && (await hasQueue(client))) return []
    await client.query("SET lock_timeout = '5min'")
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    const applied = missing(wanted, await recordedIn(client))
    for (const migration of applied) await apply(client, migration)
    await prepareQueue(client, url)
    return applied.map(({ name }) => name)
  } finally {
    await client.end().catch(() => {})
  }
}

async function hasQueue(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    "SELECT to_regclass('graphile_worker.migrations') IS NOT NULL AS has",
  )
  return Boolean(rows[0]?.has)
}

async function prepareQueue(client: pg.Client, url: string): Promise<void> {
  // The queue keeps its own tables and updates them itself when a worker starts; writes need them before that.
  await runMigrations({ connectionString: url })
  // The queue notes a task's name with the first job of it. Writes that all wanted to be that first one waited for each
  // other while they held rows; so it is noted before there are any.
  await client.query(
    "SELECT graphile_worker.complete_jobs(array[(graphile_worker.add_job('consequences')).id])",
  )
}

async function recordedIn(client: pg.Client): Promise<Recorded[]> {
  const query = `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
    FROM _prisma_migrations WHERE rolled_back_at IS NULL`
  return client.query<Recorded>(query).then(
    (result) => result.rows,
    (error: Error & { code?: string }) => {
      if (error.code === unknownTable) return []
      throw error
    },
  )
}

/** The migrations that are not recorded yet. */
function missing(wanted: Migration[], recorded: Recorded[]): Migration[] {
  const unfinished = recorded.find(({ finished }) => !finished)
  if (unfinished) throw begunElsewhere(unfinished.name)
  const checksums = new Map(recorded.map(({ name, checksum }) => [name, checksum]))
  const changed = wanted.find(
    ({ name, checksum }) => (checksums.get(name) ?? checksum) !== checksum,
  )
  if (changed) throw changedAfterwards(changed.name)
  return wanted.filter(({ name }) => !checksums.has(name))
}

/** Prisma's own table, as its command line makes it. */
const recordTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`

async function apply(client: pg.Client, { name, script, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(recordTable)
    await client.query(script)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw new DatabaseTrouble(
      `The migration ${name} failed: ${(error as Error).message}. Nothing of it was kept; mend the cause and start again.`,
    )
  }
}

const changedAfterwards = (name: string) =>
  new DatabaseTrouble(
    `The migration ${name} was changed after it was applied here. Bring its file back as it was; what is to change belongs in a new migration.`,
  )

const begunElsewhere = (name: string) =>
  new DatabaseTrouble(
    `The migration ${name} was begun and not finished, by an earlier version or another program. Undo what is there of it, then run "npm run prisma -- migrate resolve --rolled-back ${name}" and start again.`,
  )
