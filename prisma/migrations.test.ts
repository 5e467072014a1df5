import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { migrate, readMigrations } from './migrate.ts'
import { withEngine } from './migration-engine/engine.ts'
import { createTestDatabase } from './testing.ts'

const here = import.meta.dirname
const migrationsFolder = join(here, 'migrations')
const open: pg.Client[] = []
const folders: string[] = []
afterEach(async () => {
  for (const client of open.splice(0)) await client.end()
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  open.push(client)
  return client
}

/** A database without any table. */
async function emptyDatabase(): Promise<string> {
  const url = new URL(await createTestDatabase())
  const client = await connectTo(url.href)
  url.pathname = `/empty_${crypto.randomUUID().replaceAll('-', '')}`
  await client.query(`CREATE DATABASE ${url.pathname.slice(1)} TEMPLATE template0`)
  return url.href
}

/** A folder with these migrations. */
async function folderWith(scripts: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'atrium-migrations-'))
  folders.push(folder)
  for (const [name, script] of Object.entries(scripts)) {
    await mkdir(join(folder, name))
    await writeFile(join(folder, name, 'migration.sql'), script)
  }
  return folder
}

const quietly = () => {}
const recorded = async (client: pg.Client) =>
  (
    await client.query<{ name: string }>(
      'SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1',
    )
  ).rows.map(({ name }) => name)

async function schemaFiles() {
  const names = (await readdir(join(here, 'models'))).filter((name) => name.endsWith('.prisma'))
  const paths = [join(here, 'schema.prisma'), ...names.map((name) => join(here, 'models', name))]
  return Promise.all(paths.map(async (path) => ({ path, content: await readFile(path, 'utf8') })))
}

/** The migrations in the form that Prisma's engine wants them. */
async function migrationsList() {
  const lockFile = 'migration_lock.toml'
  const content = await readFile(join(migrationsFolder, lockFile), 'utf8')
  return {
    baseDir: migrationsFolder,
    lockfile: { path: lockFile, content },
    shadowDbInitScript: '',
    migrationDirectories: (await readMigrations()).map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: script } },
    })),
  }
}
const filters = { externalTables: [], externalEnums: [] }

test('the migrations lead to exactly the tables that the schema declares', async () => {
  const files = await schemaFiles()
  const list = await migrationsList()
  const { stdout } = await withEngine(await createTestDatabase(), undefined, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...list },
      to: { tag: 'schemaDatamodel', files: files.map(({ path, content }) => ({ path, content })) },
      script: true,
      exitCode: null,
      filters,
    }),
  )
  const wayOut = 'npm run prisma -- migrate dev --name what_changes'
  expect(stdout?.trim(), wayOut).toBe('-- This is an empty migration.')
})

test('an empty database gets all migrations in order; Prisma finds them as it would have recorded them', async () => {
  const url = await emptyDatabase()
  const names = (await readMigrations()).map(({ name }) => name)
  expect(await migrate(url)).toEqual(names)
  const list = await migrationsList()
  const found = await withEngine(url, undefined, (engine) =>
    engine.diagnoseMigrationHistory({ migrationsList: list, optInToShadowDatabase: true, filters }),
  )
  expect(found.history).toBeNull()
  expect(found.failedMigrationNames).toEqual([])
  expect(found.editedMigrationNames).toEqual([])
})

test('an operator who starts a second time has nothing left to migrate', async () => {
  expect(await migrate(await createTestDatabase())).toEqual([])
})

test('two starts at once apply each migration once', async () => {
  const url = await emptyDatabase()
  const folder = await folderWith({ '1_slow': 'CREATE TABLE note (a int); SELECT pg_sleep(0.3);' })
  const both = await Promise.all([migrate(url, quietly, folder), migrate(url, quietly, folder)])
  expect(both.flat()).toEqual(['1_slow'])
  expect(await recorded(await connectTo(url))).toEqual(['1_slow'])
})

test('of a migration that fails nothing is kept, and mended it is applied at the next start', async () => {
  const url = await emptyDatabase()
  const broken = 'CREATE TABLE half (a int); INSERT INTO nowhere VALUES (1);'
  const folder = await folderWith({ '1_good': 'CREATE TABLE good (a int);', '2_bad': broken })
  const failing = migrate(url, quietly, folder)
  await expect(failing).rejects.toThrow(/2_bad failed: .*"nowhere".*Nothing of it was kept/)
  const client = await connectTo(url)
  const { rows } = await client.query(
    "SELECT to_regclass('good') AS good, to_regclass('half') AS half",
  )
  expect(rows).toEqual([{ good: 'good', half: null }])
  expect(await recorded(client)).toEqual(['1_good'])
  await writeFile(join(folder, '2_bad', 'migration.sql'), 'CREATE TABLE half (a int);')
  expect(await migrate(url, quietly, folder)).toEqual(['2_bad'])
})

test('a migration that was changed after it was applied is refused in one line; other line ends are no change', async () => {
  const url = await createTestDatabase()
  const folder = await folderWith({})
  await cp(migrationsFolder, folder, { recursive: true })
  const [first] = await readMigrations()
  const file = join(folder, first?.name ?? '', 'migration.sql')
  await writeFile(file, `${first?.script.replaceAll('\n', '\r\n')}`)
  expect(await migrate(url, quietly, folder)).toEqual([])
  await writeFile(file, `${first?.script}\n-- an afterthought`)
  const refused = migrate(url, quietly, folder)
  await expect(refused).rejects.toThrow(
    new RegExp(`^The migration ${first?.name} was changed after.*\\.$`),
  )
})

test('an operator is told when the database comes from a newer version, or has one begun and not finished', async () => {
  const url = await createTestDatabase()
  const client = await connectTo(url)
  await client.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
    VALUES ('x', 'x', '29990101000000_future', now())`)
  const lines: string[] = []
  await migrate(url, (line) => lines.push(line))
  expect(lines).toEqual([expect.stringContaining('29990101000000_future')])
  await client.query(`UPDATE _prisma_migrations SET finished_at = NULL WHERE id = 'x'`)
  await expect(migrate(url)).rejects.toThrow(
    /begun and not finished.*migrate resolve --rolled-back/,
  )
})

test('rows that named what is gone are cleaned before the foreign keys come: emptied, or gone where they cannot be', async () => {
  const url = await emptyDatabase()
  const before = await folderWith({})
  await cp(migrationsFolder, before, {
    recursive: true,
    filter: (path) => !/^20261130/.test(basename(path)),
  })
  await migrate(url, quietly, before)
  const client = await connectTo(url)
  await client.query(`
    INSERT INTO "Person" (id, email, name, "pictureId") VALUES (7, 'ann@atrium.example', 'Ann', 'gone');
    INSERT INTO "Notification" ("personId", kind, "groupKey", "postId") VALUES (7, 'NAMED', 'x', 99);
    WITH s AS (INSERT INTO "Space" (slug, name) VALUES ('here', 'Here') RETURNING id)
      INSERT INTO "SpaceRequest" ("spaceId", "personId") SELECT id, unnest(ARRAY[7, 99]) FROM s`)
  await migrate(url)
  const { rows } = await client.query(`
    SELECT (SELECT "pictureId" FROM "Person") AS picture, (SELECT "postId" FROM "Notification") AS post,
      array(SELECT "personId" FROM "SpaceRequest") AS asking`)
  expect(rows).toEqual([{ picture: null, post: null, asking: [7] }])
})
