import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { withEngine } from './engine/engine.ts'
import { migrate, migrationsList, readMigrations } from './migrate.ts'
import { createTestDatabase } from './testing.ts'

const here = import.meta.dirname

async function schemaFiles() {
  const names = (await readdir(join(here, 'models'))).filter((name) => name.endsWith('.prisma'))
  const paths = [join(here, 'schema.prisma'), ...names.map((name) => join(here, 'models', name))]
  return Promise.all(paths.map(async (path) => ({ path, content: await readFile(path, 'utf8') })))
}

test('the migrations lead to exactly the tables that the schema declares', async () => {
  const files = await schemaFiles()
  const list = await migrationsList(await readMigrations())
  const { stdout } = await withEngine(await createTestDatabase(), undefined, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...list },
      to: { tag: 'schemaDatamodel', files: files.map(({ path, content }) => ({ path, content })) },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  )
  const wayOut = 'npm run prisma -- migrate dev --name what_changes'
  expect(stdout?.trim(), wayOut).toBe('-- This is an empty migration.')
})

test('an operator who starts a second time has nothing left to migrate', async () => {
  expect(await migrate(await createTestDatabase())).toEqual([])
})

test('an operator is told when the database comes from a newer version', async () => {
  const url = await createTestDatabase()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
    VALUES ('x', 'x', '29990101000000_future', now())`)
  const lines: string[] = []
  await migrate(url, (line) => lines.push(line))
  expect(lines).toEqual([expect.stringContaining('29990101000000_future')])
  await client.query(`UPDATE _prisma_migrations SET finished_at = NULL WHERE id = 'x'`)
  await expect(migrate(url)).rejects.toThrow(/failed half-way.*migrate resolve --rolled-back/)
  await client.end()
})
