/**
 * `npm start` and `npm run dev`: brings up all that a first look needs, says where it is, and takes it down again in
 * order when asked: the server first, then the database. With `-- --company` there is no demo: a company is set up in it.
 */
import './company-option.ts'
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { env } from '#env.ts'
import {
  buildPages,
  generateClient,
  isForTests,
  migrateDatabase,
  openDatabase,
  refuseDemo,
  seedDemo,
  settings,
} from './prepare.ts'
import {
  forwardSignals,
  Interrupted,
  root,
  StepFailed,
  serverArguments,
  wasInterrupted,
} from './programs.ts'
import { fail, say } from './progress.ts'

const dev = process.argv.includes('--dev')
const isCompany = process.argv.includes('--company')
/** Under development a change of these starts the server anew; what lies in app/ Vite exchanges by itself. */
const watched = [
  'server.ts',
  'env.ts',
  'log.ts',
  'graphql',
  'language',
  'messages',
  'prisma',
  'search',
]
/** A server ends by itself within 15 s. */
const drainTime = 17_000
const host = env.HOST === '0.0.0.0' || env.HOST === '::' ? '127.0.0.1' : env.HOST

forwardSignals()
try {
  await portIsFree()
  await generateClient()
  const database = await openDatabase()
  try {
    await migrateDatabase(database.url)
    if (isCompany) await refuseDemo(database.url)
    await seedDemo(database.url)
    if (!dev) await buildPages()
    if (wasInterrupted()) throw new Interrupted('Stopped.')
    await serve(settings(database.url))
  } finally {
    await database.stop()
  }
} catch (error) {
  fail(error)
}

/** A server that was just told to end may still hold the port for a moment; that much is waited for. */
async function portIsFree() {
  let inUse = await probe()
  for (let waited = 0; inUse === 'EADDRINUSE' && waited < 2_000; waited += 200) {
    await pause(200)
    inUse = await probe()
  }
  if (inUse === 'EADDRINUSE')
    throw new StepFailed(
      `Port ${env.PORT} is in use, perhaps by another Atrium. Stop that one, or choose another port: PORT=${env.PORT + 1} npm start`,
    )
  if (inUse === 'EACCES')
    throw new StepFailed(`Port ${env.PORT} needs an administrator. Choose one above 1023.`)
  if (inUse) throw new StepFailed(`HOST ${env.HOST} cannot be listened on (${inUse}).`)
}

function probe() {
  return new Promise<string | undefined>((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
    server.listen(env.PORT, env.HOST, () => server.close(() => resolve(undefined)))
  })
}

async function serve(variables: Record<string, string>) {
  const server = startServer(variables)
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const stopping = stopOnSignal(server)
  if (await isReady(server)) {
    say(`\nAtrium is ready at ${env.ATRIUM_URL}`)
    if (env.ATRIUM_DEMO)
      say('This is the demo: sign in as anyone of its company. Ctrl-C stops everything.\n')
  }
  await ended
  if (!stopping.asked)
    throw new StepFailed('The server ended by itself; the reason is in its last lines above.')
}

function startServer(variables: Record<string, string>) {
  const watch = dev
    ? ['--watch-preserve-output', ...watched.map((path) => `--watch-path=./${path}`)]
    : []
  // The kind is read before the schema is made.
  const testing = isForTests ? ['--import', './graphql/testing-kind/feature.ts'] : []
  const before = ['--import', './bin/parent-watch.ts', ...testing, ...watch]
  return spawn(process.execPath, [...before, ...serverArguments], {
    cwd: root,
    // In its own process group, so that Ctrl-C comes once, from here; the leash is the fourth channel.
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: dev ? 'development' : 'production',
      // A person who watches a terminal wants the warnings; a log collector wants every line.
      LOG_LEVEL: process.env.LOG_LEVEL || (process.stdout.isTTY ? 'warn' : 'info'),
      ...variables,
    },
  })
}

/** Waits until the server says it is ready; false when it ended before. */
async function isReady(server: ChildProcess) {
  const lives = () => server.exitCode === null && server.signalCode === null
  for (; lives(); await pause(50)) {
    const answer = await fetch(`http://${host}:${env.PORT}/readyz`, {
      signal: AbortSignal.timeout(2_000),
    }).catch(() => undefined)
    if (answer?.ok) return true
  }
  return false
}

/** Lets the server finish what it has begun; a second request, or `drainTime`, end it at once. */
function stopOnSignal(server: ChildProcess) {
  const state = { asked: 0 }
  const stop = () => {
    const now = Date.now()
    if (!state.asked) {
      state.asked = now
      server.kill('SIGTERM')
      setTimeout(() => server.kill('SIGKILL'), drainTime).unref()
    } else if (now - state.asked > 1_000) server.kill('SIGKILL') // one Ctrl-C may arrive twice at once
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  return state
}
