// Starts that cannot work: the process says why in one line, at once, and ends.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseUrl } from '#env.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { createTestDatabase } from '#prisma/testing.ts'

const root = join(import.meta.dirname, '..')
// Takes connections and never answers.
const silent = createServer(() => {})
let silentPort = 0
let unmigrated = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  silentPort = (silent.address() as { port: number }).port
  unmigrated = await createTestDatabase()
  const last = await db.first<{ name: string }>(
    sql`select max(migration_name) as name from _prisma_migrations`,
  )
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: unmigrated })
  await client.connect()
  await client.query('delete from _prisma_migrations where migration_name = $1', [last?.name])
  await client.end()
})
afterAll(() => void silent.close())

async function start(script: string[], changed: Record<string, string>) {
  const child = spawn(process.execPath, script, {
    cwd: root,
    env: { ...process.env, PORT: '0', NODE_ENV: 'production', ATRIUM_DEMO: '1', ...changed },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let written = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => {
      written += part
    })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, lines: written.trim().split('\n') }
}

const urlWith = (change: (url: URL) => void): string => {
  const url = new URL(databaseUrl())
  change(url)
  return url.href
}

const CASES: [string, () => Record<string, string>, RegExp][] = [
  [
    'a data folder that cannot be written to',
    () => ({ ATRIUM_DATA: '/proc/x' }),
    /ATRIUM_DATA cannot be used: \/proc\/x is no folder/,
  ],
  [
    'a port where nobody listens',
    () => ({
      DATABASE_URL: urlWith((url) => {
        url.port = '1'
      }),
    }),
    /cannot be used: nobody listens there/,
  ],
  [
    'a host that does not exist',
    () => ({ DATABASE_URL: 'postgresql://u:secret@absent.invalid/atrium' }),
    /absent\.invalid\/atrium cannot be used: (there is no host|the name of the host)/,
  ],
  [
    'a server that never answers',
    () => ({ DATABASE_URL: `postgresql://u:secret@127.0.0.1:${silentPort}/atrium` }),
    /cannot be used: it does not answer/,
  ],
  [
    'a database that is not there',
    () => ({
      DATABASE_URL: urlWith((url) => {
        url.pathname = '/nothing'
      }),
    }),
    /cannot be used: there is no database of this name/,
  ],
  [
    'a wrong password',
    () => ({
      DATABASE_URL: urlWith((url) => {
        url.password = 'secret'
      }),
    }),
    /cannot be used: it does not take this (password|user)/,
  ],
]

describe.each([
  ['server.ts', ['server.ts']],
  ['npm run migrate', ['bin/script.ts']],
])('%s ends with one line for', (_, script) => {
  test.each(CASES)('%s', async (__, changed, reason) => {
    const { code, lines } = await start(script, changed())
    expect(lines).toEqual([expect.stringMatching(reason)])
    expect(lines[0]).not.toContain('secret')
    expect(code).toBeGreaterThan(0)
  })
})

test('server.ts ends with one line for a database that lacks a migration', async () => {
  const { code, lines } = await start(['server.ts'], { DATABASE_URL: unmigrated })
  expect(lines).toEqual([expect.stringMatching(/lacks 1 migration of this version/)])
  expect(code).toBe(78)
})
