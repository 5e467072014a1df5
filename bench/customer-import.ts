/**
 * `npm run bench -- customer-import [--rows N] [--kill N]`: a CSV file of customers' messages through the import command, killed
 * after so many rows and run again. There has to be one thread of each row, and no process may take more than 300 MB.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { startEmbedded } from '#prisma/embedded/embedded.ts'
import { migrate } from '#prisma/migrate.ts'
import { add, print, say } from './table.ts'

const { values } = parseArgs({
  args: process.argv.slice(process.argv[2] === 'customer-import' ? 3 : 2),
  options: {
    rows: { type: 'string', default: '1000000' },
    kill: { type: 'string', default: '10000' },
  },
})
const [rows, kill] = [Number(values.rows), Number(values.kill)]
/** With what `npm run import` starts it: bin/run.mjs says why. */
const AS_SHIPPED = ['--max-semi-space-size=8', '--max-old-space-size=512']
/** The most memory that the import may take, in megabytes. */
const WANTED = 300

function* csv(): Generator<string> {
  yield 'id,text,email,date,category\n'
  for (let i = 0; i < rows; i++)
    yield `${i},"The ""${i}th"" order came late, and the box was open.",c${i % 200_000}@many.example,2024-02-03,delivery\n`
}

/** The most memory that a process has had resident so far, in megabytes: Linux tells. */
async function peakOf({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}

/** Runs the command and looks after it; `isOver` ends it before its end. @returns its peak, in megabytes */
async function run(args: string[], isOver: () => Promise<boolean>): Promise<number> {
  const child = spawn(process.execPath, [...AS_SHIPPED, 'bin/import.ts', ...args], {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let peak = 0
  while (child.exitCode === null && child.signalCode === null) {
    await pause(250)
    peak = Math.max(peak, await peakOf(child))
    if (await isOver()) child.kill('SIGKILL')
  }
  return peak
}

const folder = await mkdtemp(join(tmpdir(), 'atrium-customer-import-'))
const database = await startEmbedded({ dataDir: join(folder, 'db'), throwaway: true })
process.env.DATABASE_URL = database.url
process.env.ATRIUM_DATA = folder
try {
  await migrate(database.url, () => {})
  // Read only now: the pools open what the environment names.
  await import('#graphql/features.ts')
  const { db } = await import('#prisma/client.ts')
  const { sql } = await import('#prisma/sql.ts')
  const { makeService } = await import('#graphql/customers/testing.ts')
  const { number } = await (await makeService()).channel('FORM')
  const path = join(folder, 'messages.csv')
  await pipeline(Readable.from(csv()), createWriteStream(path))
  const args = ['customers', path, '--channel', `${number}`]
  const written = async () =>
    (
      await db.first<{ n: number }>(
        sql`select count(*)::int as n from "CustomerThread" where "channelId" = ${number}`,
      )
    )?.n ?? 0
  const began = performance.now()
  await run(args, async () => (await written()) >= kill)
  const half = await written()
  const peak = await run(args, async () => false)
  const seconds = Math.round((performance.now() - began) / 1000)
  say(`${seconds} s, ${Math.round(peak)} MB`)
  // Counting a million rows takes longer than a statement of the server may.
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const counted = await client.query<{ n: number; keys: number }>(
    `select count(*)::int as n, count(distinct r."externalId")::int as keys from "CustomerThread" k
     join "ImportedRow" r on r."postId" = k.id where k."channelId" = $1`,
    [number],
  )
  await client.end()
  const { n = 0, keys = 0 } = counted.rows[0] ?? {}
  add(
    `import of ${rows} rows, killed after ${half}`,
    `${n} threads, ${Math.round(peak)} MB`,
    `${rows}, ≤ ${WANTED} MB`,
    n === rows && keys === rows && peak > 0 && peak <= WANTED,
    `${seconds} s in all, with the search`,
  )
} finally {
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
say(`\n${print()}`)
process.exit(0)
