// The server under measure: built, with a company of its own, and people who are signed in.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { buildPages, generateClient } from '#bin/prepare.ts'
import { serverArguments } from '#bin/programs.ts'
import { startEmbedded } from '#prisma/embedded/embedded.ts'
import { migrate } from '#prisma/migrate.ts'

export const root = join(import.meta.dirname, '..')

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A child that is ended with its group when the measures end. */
export function program(args: string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  })
}
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  await gone
}
export async function answering(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server at ${url} ended by itself`)
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
    if (answer?.ok) return
    await pause(50)
  }
}

export type MeasuredServer = {
  address: string
  databaseUrl: string
  client: pg.Client
  process: ChildProcess
  /** Cookie headers of people of the company, person-1 first. */
  cookies: string[]
  /** Authorization headers of tokens that may write. */
  tokens: string[]
  stop(): Promise<void>
}

/** Makes the company of `scale` people (once: the folder keeps it), starts the server, characters `people` in. */
export async function openServer(
  scale: number,
  people: number,
  say: (line: string) => void,
): Promise<MeasuredServer> {
  const dataDir = join(root, '.data', `bench-${scale}`)
  await mkdir(dataDir, { recursive: true })
  await generateClient()
  await buildPages()
  const database = await startEmbedded({ dataDir, say })
  await migrate(database.url, say)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query('select count(*)::int as n from "Person"')
  const env = {
    DATABASE_URL: database.url,
    ATRIUM_DATA: dataDir,
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
    // So that the seed asks for no public address.
    ATRIUM_DEMO: '1',
  }
  if (rows[0].n === 0) {
    say(`Making a company of ${scale} people …`)
    const seed = program(['demo/seed.ts', '--scale', String(scale)], env)
    await new Promise<void>((resolve, reject) =>
      seed.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('the seed failed')))),
    )
  }
  await client.query('analyze').catch(() => {})
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const server = program(serverArguments, {
    ...env,
    PORT: String(port),
    HOST: '127.0.0.1',
    ATRIUM_URL: address,
  })
  await answering(`${address}/readyz`, server)
  const { makeCookies, makeTokens } = await import('./tokens.ts')
  const cookies = await makeCookies(client, people)
  const tokens = await makeTokens(client, Math.min(people, 200))
  return {
    address,
    databaseUrl: database.url,
    client,
    process: server,
    cookies,
    tokens,
    async stop() {
      await ended(server)
      await client.end()
      await database.stop()
    },
  }
}
