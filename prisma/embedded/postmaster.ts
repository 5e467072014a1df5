/** The embedded server's process: found, started, stopped. Trouble is told in one line with the way out. */
import type { ChildProcess } from 'node:child_process'
import { execFile, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { DatabaseTrouble } from '#prisma/database-trouble.ts'
import { type Cluster, choosePort, explainFiles, hostOf, socketFolder } from './cluster.ts'
import type { Launcher } from './postgres-binaries.ts'

type Options = { throwaway: boolean; say: (line: string) => void }

/** Sized for a first look on two cores; a company's own server (DATABASE_URL) brings its own settings. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '1GB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  idle_in_transaction_session_timeout: '60s',
}

const withoutForcing = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * Finds the cluster's server running, or starts it, and waits until it answers.
 * @returns the port on 127.0.0.1, and whether this call started the server
 */
export async function ensureRunning(cluster: Cluster, launcher: Launcher, options: Options) {
  for (let attempt = 0; attempt < 20; attempt++) {
    const running = await findRunning(cluster)
    if (running && (await responses(cluster, running.port, () => isPostgres(running.pid))))
      return { port: running.port, started: false }
    const port = await start(cluster, launcher, options)
    if (port) return { port, started: true }
    await pause(100)
  }
  throw new DatabaseTrouble(
    `The embedded database does not start; its own words are in ${cluster.log}.`,
  )
}

async function findRunning(cluster: Cluster) {
  const file = join(cluster.data, 'postmaster.pid')
  const text = await readFile(file, 'utf8').catch(() => '')
  const [pid, , , port] = text.split('\n').map(Number)
  if (!pid) return undefined
  if (await isPostgres(pid)) return { pid, port: port || 0 }
  // After a crash the number may belong to another program by now; PostgreSQL would refuse to start because of it.
  if (isAlive(pid)) {
    await rm(file, { force: true })
    for (const name of await readdir(cluster.folder))
      if (name.startsWith('.s.PGSQL.')) await rm(join(cluster.folder, name), { force: true })
  }
  return undefined
}

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function isPostgres(pid: number) {
  if (process.platform === 'linux')
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes('postgres')
  if (process.platform === 'win32') return isAlive(pid)
  const ps = promisify(execFile)('ps', ['-o', 'command=', '-p', `${pid}`])
  return (await ps.catch(() => ({ stdout: '' }))).stdout.includes('postgres')
}

type Refusal = Error & { code?: string }
const noRefusal = () => undefined

/** Waits for the server's first answer; false once `lives` says that its process is gone. */
async function responses(cluster: Cluster, port: number, lives: () => boolean | Promise<boolean>) {
  while (await lives()) {
    const probe = new pg.Client({
      host: await hostOf(cluster, port),
      port: port || 1, // postmaster.pid names the port a moment after the process began
      user: 'atrium',
      password: cluster.password,
      database: 'postgres',
      connectionTimeoutMillis: 2_000,
    })
    probe.on('error', () => {})
    const refusal = await probe.connect().then(noRefusal, (error: Refusal) => error)
    await probe.end().catch(() => {})
    if (!refusal) return true
    if (refusal.code === '28P01')
      throw new DatabaseTrouble(
        `The password in ${cluster.folder} is not the one of the database running there. Restore the file "password", or move the folder away to begin anew.`,
      )
    if (!port) return false
    await pause(20)
  }
  return false
}

/** Not every folder takes a socket (one shared with a virtual machine, say), or something is in its way: TCP does. */
const NO_SOCKET = /Unix-domain socket|Unix address|lock file "[^"\n]*\.s\.PGSQL/

/** @returns the port, or nothing when it is worth another try */
async function start(
  cluster: Cluster,
  launcher: Launcher,
  options: Options,
  bySocket = true,
): Promise<number | undefined> {
  const { throwaway, say } = options
  const port = await choosePort(cluster, say).catch((error) => {
    throw explainFiles(error, cluster.folder)
  })
  const folder = bySocket ? socketFolder(cluster) : undefined
  const chosen = {
    ...settings,
    ...(throwaway ? withoutForcing : {}),
    port: `${port}`,
    unix_socket_directories: folder ? `"${folder}"` : '',
  }
  const flags = Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const { log, from } = await openLog(cluster)
  const child = launcher.serve(['-D', cluster.data, ...flags], log)
  closeSync(log)
  if (throwaway && child.pid) endWithThisProcess(child.pid)
  const ended = new Promise<'ended'>((resolve) => {
    child.once('exit', () => resolve('ended'))
    child.once('error', () => resolve('ended'))
  })
  const recovering = setTimeout(say, 5_000, 'The database recovers from a crash …')
  const ready = await Promise.race([responses(cluster, port, () => lives(child)), ended])
  clearTimeout(recovering)
  if (ready === true) return port
  const words = (await readFile(cluster.log, 'utf8')).slice(from)
  if (folder && NO_SOCKET.test(words)) return start(cluster, launcher, options, false)
  explainExit(words, cluster)
}

/** A test run may be killed at any time; the shell waiting at the pipe's other end then stops its server. */
function endWithThisProcess(pid: number) {
  const watch = spawn('sh', ['-c', `cat >/dev/null; kill -INT ${pid} 2>/dev/null`], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watch.unref()
  const pipe = watch.stdin as unknown as { unref(): void }
  pipe.unref()
}

const lives = (child: ChildProcess) => child.exitCode === null && child.signalCode === null

async function openLog({ log }: Cluster) {
  const { size } = await stat(log).catch(() => ({ size: 0 }))
  const begin = size > 5_000_000
  return { log: openSync(log, begin ? 'w' : 'a', 0o600), from: begin ? 0 : size }
}

/** Throws for what only a person can mend; returns for what passes (another starter, a port just taken). */
function explainExit(words: string, { folder, log }: Cluster) {
  const passes =
    /already exists|still in use|could not bind|address already in use|could not create any TCP/i
  if (passes.test(words)) return
  if (/no space left|quota exceeded|wrote only|permission denied|read-only/i.test(words))
    throw explainFiles(new Error(words), folder)
  const fatal = words.split('\n').find((line) => /FATAL|PANIC/.test(line))
  const reason = fatal?.replace(/^.*?(FATAL|PANIC): */, '') ?? 'it ended without a word'
  throw new DatabaseTrouble(`The embedded database did not start: ${reason} (more in ${log}).`)
}

/** Stops the server: politely first (connections end, nothing is lost), at once after ten seconds. */
export async function shutDown(cluster: Cluster) {
  const file = join(cluster.data, 'postmaster.pid')
  const holder = async () => Number.parseInt(await readFile(file, 'utf8').catch(() => '0'), 10)
  const pid = await holder()
  if (!pid) return
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isAlive(pid)) return
    process.kill(pid, signal)
    for (let waited = 0; waited < 10_000; waited += 20) {
      if ((await holder()) !== pid || !isAlive(pid)) return
      await pause(20)
    }
  }
}
