/** The embedded database's files: made once in one step, so that an interrupted first start leaves nothing half-made. */
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DatabaseTrouble } from '#prisma/database-trouble.ts'
import type { Launcher } from './postgres-binaries.ts'

const major = '17'

export type Cluster = { folder: string; data: string; log: string; password: string }

const read = (path: string) =>
  readFile(path, 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  )

/**
 * Opens the cluster in the launcher's folder, making it if there is none.
 * @throws DatabaseTrouble when the folder holds something else or was made by another PostgreSQL
 */
export async function openCluster(launcher: Launcher, throwaway: boolean): Promise<Cluster> {
  const { folder } = launcher
  if ((await read(join(folder, 'data', 'PG_VERSION'))) === undefined)
    await makeCluster(launcher, throwaway)
  const version = await read(join(folder, 'data', 'PG_VERSION'))
  const password = await read(join(folder, 'password'))
  if (version === undefined || password === undefined)
    throw new DatabaseTrouble(
      `${folder} is not a database of Atrium's. Move that folder away, or choose another ATRIUM_DATA.`,
    )
  if (version !== major)
    throw new DatabaseTrouble(
      `The database in ${folder} was made by PostgreSQL ${version}, and this Atrium brings ${major}. Dump it with the Atrium it was made by and restore it here, or move the folder away to begin anew.`,
    )
  return { folder, data: join(folder, 'data'), log: join(folder, 'postgres.log'), password }
}

/**
 * Where the server listens beside TCP: a socket in the cluster's own folder, which a statement reaches by less work of
 * the kernel (a page asks a dozen). None on Windows, and none where its path is longer than an
 * address can be (103 bytes) or cannot be quoted.
 */
export function socketFolder({ folder }: Cluster): string | undefined {
  const longest = Buffer.byteLength(socketIn(folder, 65_535))
  return process.platform === 'win32' || longest > 103 || folder.includes('"') ? undefined : folder
}

const socketIn = (folder: string, port: number) => join(folder, `.s.PGSQL.${port}`)

/** @returns what to connect to: the socket's folder where the running server has one, otherwise this machine by TCP */
export async function hostOf(cluster: Cluster, port: number): Promise<string> {
  const folder = socketFolder(cluster)
  return folder && (await isListening(socketIn(folder, port))) ? folder : '127.0.0.1'
}

/** Whether somebody listens: after a crash the file alone may be there, also beside a server that has none. */
const isListening = (path: string) =>
  new Promise<boolean>((resolve) => {
    const line = connect(path)
    line.once('error', () => resolve(false))
    line.once('connect', () => {
      line.destroy()
      resolve(true)
    })
  })

async function makeCluster(launcher: Launcher, throwaway: boolean) {
  const draft = `${launcher.folder}.${process.pid}-${randomBytes(3).toString('hex')}`
  const data = join(draft, 'data')
  const password = randomBytes(24).toString('base64url')
  try {
    await mkdir(dirname(draft), { recursive: true })
    await mkdir(draft, { mode: 0o700 })
    await launcher.own(draft)
    await writeFile(join(draft, 'password'), `${password}\n`, { mode: 0o600 })
    await launcher.own(join(draft, 'password'))
    await initialise(launcher, data, join(draft, 'password'), throwaway)
    await addDatabase(launcher, data, password)
    // Another process may have been quicker: then its cluster is the one, and ours goes.
    await rename(draft, launcher.folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } catch (error) {
    throw explainFiles(error, launcher.folder)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

function initialise(launcher: Launcher, data: string, passwordFile: string, throwaway: boolean) {
  // C.UTF-8 sorts the same on every machine; macOS does not have it. A machine without a locale would get SQL_ASCII.
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8'
  const locales = process.platform === 'win32' ? ['--locale=C'] : [`--locale=${locale}`]
  return launcher.run('initdb', [
    `--pgdata=${data}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--lc-messages=C',
    ...locales,
    ...(throwaway ? ['--no-sync'] : ['--data-checksums']),
  ])
}

/** The application's own role is no superuser; it may make databases, which migrations under development need. */
function addDatabase(launcher: Launcher, data: string, password: string) {
  return launcher.run(
    'postgres',
    ['--single', '-D', data, '-c', 'exit_on_error=true', 'postgres'],
    `CREATE ROLE atrium LOGIN CREATEDB PASSWORD '${password}'\nCREATE DATABASE atrium OWNER atrium\n`,
  )
}

/** Turns what the file system or initdb complain about into one line with a way out. */
export function explainFiles(error: unknown, folder: string) {
  if (error instanceof DatabaseTrouble) return error
  const { code, message } = error as NodeJS.ErrnoException
  if (
    code === 'ENOSPC' ||
    code === 'EDQUOT' ||
    /no space left|quota exceeded|wrote only/i.test(message)
  )
    return new DatabaseTrouble(
      `The disk that holds ${folder} is full. Free some space, or choose another ATRIUM_DATA, and start again.`,
    )
  if (
    code === 'EACCES' ||
    code === 'EROFS' ||
    code === 'EPERM' ||
    /permission denied/i.test(message)
  )
    return new DatabaseTrouble(
      `${folder} cannot be written. Give the user who starts Atrium access to it, or choose another ATRIUM_DATA.`,
    )
  const lines = message.trim().split('\n')
  const telling = lines.find((line) => /error|fatal|panic/i.test(line)) ?? lines.at(-1)
  return new DatabaseTrouble(`The embedded database could not be made in ${folder}: ${telling}`)
}

/**
 * The port that the database used last time if nothing else has it now, otherwise a free one, which is remembered.
 * @param say is told when the port had to change
 */
export async function choosePort(cluster: Cluster, say: (line: string) => void) {
  const file = join(cluster.folder, 'port')
  const remembered = Number(await read(file))
  // After a crash the old server's last children may hold it for a moment.
  for (let waited = 0; remembered && waited < 1_000; waited += 100) {
    if (await isFree(remembered)) return remembered
    await pause(100)
  }
  const port = await freePort()
  if (remembered)
    say(`Port ${remembered} is taken by another program; the database uses ${port} from now on.`)
  await writeFile(file, `${port}\n`)
  return port
}

function listen(port: number) {
  return new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}

const freePort = () => listen(0)

const isFree = (port: number) =>
  listen(port).then(
    () => true,
    () => false,
  )
