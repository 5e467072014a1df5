/** Brings a database up to the schema: migrations are Prisma's, applied by its own engine and noted in its own table. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { withEngine } from './engine/engine.ts'
import { DatabaseTrouble } from './postgres-binaries.ts'

const folder = join(import.meta.dirname, 'migrations')
const lockFile = 'migration_lock.toml'
const lockKey = 7_304_018
const unknownTable = '42P01'

type Migration = { name: string; script: string; checksum: string }
type Noted = { name: string; checksum: string; finished: boolean }

/** The migrations of this version, oldest first. */
export async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const script = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') }
    }),
  )
}

/**
 * Applies the migrations that the database does not have yet; when it has them all, this costs one query. Two starts
 * at once wait for each other.
 * @param url the database
 * @param say is told, in one line each, what an operator should know
 * @returns the names of the migrations applied, oldest first
 * @throws DatabaseTrouble when one fails, or failed earlier and was not mended
 */
export async function migrate(url: string, say: (line: string) => void = () => {}) {
  const wanted = await readMigrations()
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    if (!isBehind(wanted, await noted(client), say) && (await hasQueue(client))) return []
    await client.query("SET lock_timeout = '5min'")
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    const applied = isBehind(wanted, await noted(client), () => {}) ? await apply(url, wanted) : []
    // The queue keeps its own tables and updates them itself when a worker starts; writes need them before that.
    await runMigrations({ connectionString: url })
    // The queue notes a task's name with the first job of it. Writes that all wanted to be that first one waited for each
    // other while they held rows; so it is noted before there are any.
    await client.query(
      "SELECT graphile_worker.complete_jobs(array[(graphile_worker.add_job('consequences')).id])",
    )
    return applied
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

async function noted(client: pg.Client): Promise<Noted[]> {
  const query = `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
    FROM _prisma_migrations WHERE rolled_back_at IS NULL`
  return client.query<Noted>(query).then(
    (result) => result.rows,
    (error: Error & { code?: string }) => {
      if (error.code === unknownTable) return []
      throw error
    },
  )
}

function isBehind(wanted: Migration[], have: Noted[], say: (line: string) => void) {
  const broken = have.find((migration) => !migration.finished)
  if (broken) throw failedEarlier(broken.name)
  const known = new Map(wanted.map((migration) => [migration.name, migration]))
  const foreign = have.find((migration) => !known.has(migration.name))
  if (foreign)
    say(`The database has a migration this version does not know (${foreign.name}): it is newer.`)
  const edited = have.find(
    ({ name, checksum }) => (known.get(name)?.checksum ?? checksum) !== checksum,
  )
  if (edited) say(`The migration ${edited.name} was edited after it was applied here.`)
  const applied = new Set(have.map((migration) => migration.name))
  return wanted.some((migration) => !applied.has(migration.name))
}

/** The list of migrations in the form the engine wants it. */
export async function migrationsList(migrations: Migration[]) {
  return {
    baseDir: folder,
    lockfile: { path: lockFile, content: await readFile(join(folder, lockFile), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: script } },
    })),
  }
}

async function apply(url: string, migrations: Migration[]) {
  const list = await migrationsList(migrations)
  const filters = { externalTables: [], externalEnums: [] }
  try {
    const { appliedMigrationNames } = await withEngine(url, undefined, (engine) =>
      engine.applyMigrations({ migrationsList: list, filters }),
    )
    return appliedMigrationNames
  } catch (error) {
    const { message } = error as Error
    const name = /migration_name="([^"]+)"/.exec(message)?.[1]
    const reason = /ERROR: ([^\n]+)/.exec(message)?.[1] ?? message
    if (!name) throw new DatabaseTrouble(`The migrations could not be applied: ${reason}`)
    throw new DatabaseTrouble(
      `The migration ${name} failed: ${reason}. Nothing of it was kept; ${wayOut(name)}`,
    )
  }
}

const wayOut = (name: string) =>
  `mend the cause, then run "npm run prisma -- migrate resolve --rolled-back ${name}" and start again.`

const failedEarlier = (name: string) =>
  new DatabaseTrouble(`The migration ${name} failed half-way at an earlier start: ${wayOut(name)}`)
