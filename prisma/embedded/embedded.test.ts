import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Embedded, startEmbedded } from './embedded.ts'

let dataDir: string
let said: string[] = []
const users: Embedded[] = []
const say = (line: string) => said.push(line)

async function start({ throwaway = true } = {}) {
  const user = await startEmbedded({ dataDir, throwaway, say })
  users.push(user)
  return user
}

async function query(user: Embedded, text: string) {
  const client = new pg.Client({ connectionString: user.url })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query(text).finally(() => client.end())
  return rows
}

const pidFile = () => join(dataDir, 'postgres', 'data', 'postmaster.pid')
const pid = async () => Number.parseInt(await readFile(pidFile(), 'utf8').catch(() => '0'), 10)

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'atrium-embedded-'))
})
afterEach(async () => {
  await Promise.all(users.splice(0).map((user) => user.stop()))
  said = []
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

test('a first start makes a UTF-8 database that only this machine and its password reach', async () => {
  const user = await start()
  expect(user.startedHere).toBe(true)
  const [row] = await query(
    user,
    `SELECT current_setting('listen_addresses') AS listens, pg_encoding_to_char(encoding) AS encoding,
       rolsuper AS superuser FROM pg_database, pg_roles WHERE datname = 'atrium' AND rolname = current_user`,
  )
  expect(row).toEqual({ listens: '127.0.0.1', encoding: 'UTF8', superuser: false })
  const { mode } = await stat(join(dataDir, 'postgres', 'password'))
  expect(mode & 0o777).toBe(0o600)
  const stranger = new URL(user.url)
  stranger.password = 'guess'
  await expect(new pg.Client(stranger.href).connect()).rejects.toThrow(/password/)
})

test('it is reached by a socket of its own folder, or by TCP where that path is too long for one', async () => {
  const line = `SELECT inet_server_addr() AS by_tcp, current_setting('unix_socket_permissions') AS mode`
  expect(await query(await start(), line)).toEqual([{ by_tcp: null, mode: '0700' }])
  const far = join(await mkdtemp(join(tmpdir(), 'atrium-far-')), 'a'.repeat(90))
  const user = await startEmbedded({ dataDir: far, throwaway: true })
  users.push(user)
  expect(await query(user, line)).toEqual([{ by_tcp: '127.0.0.1', mode: '0700' }])
})

test('a folder that takes no socket, or has one that nobody listens at, is no obstacle: TCP is used', async () => {
  const line = 'SELECT inet_server_addr() AS by_tcp'
  const before = await start()
  const socket = join(dataDir, 'postgres', `.s.PGSQL.${new URL(before.url).port}`)
  // What a crash leaves beside a server without a socket: the file.
  await rename(socket, `${socket}.away`)
  const leave = `require('node:net').createServer().listen(${JSON.stringify(socket)}, () => process.kill(process.pid, 'SIGKILL'))`
  await once(spawn(process.execPath, ['--eval', leave]), 'exit')
  expect((await stat(socket)).isSocket()).toBe(true)
  expect(await query(await start(), line)).toEqual([{ by_tcp: '127.0.0.1' }])
  await Promise.all(users.splice(0).map((user) => user.stop()))
  await rm(socket, { force: true })
  await rm(`${socket}.away`, { force: true })
  await mkdir(join(socket, 'in the way'), { recursive: true })
  expect(await query(await start(), line)).toEqual([{ by_tcp: '127.0.0.1' }])
  await Promise.all(users.splice(0).map((user) => user.stop()))
  await rm(socket, { recursive: true })
})

test('a path may hold what means something in an address or a setting', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'atrium-signs-'))
  for (const name of [`a b,c'd%20e%41%#?&+=;é\\`, 'quo"te']) {
    const user = await startEmbedded({ dataDir: join(folder, name), throwaway: true })
    users.push(user)
    const by_tcp = name.includes('"') ? '127.0.0.1' : null
    const line = 'SELECT inet_server_addr() AS by_tcp'
    expect(await query(user, line)).toEqual([{ by_tcp }])
  }
  await Promise.all(users.splice(0).map((user) => user.stop()))
  await rm(folder, { recursive: true })
})

test('what was written is there after a stop and a start, at the same address', async () => {
  const before = await start()
  await query(before, 'CREATE TABLE note AS SELECT 42 AS answer')
  await before.stop()
  expect(await pid()).toBe(0)
  const after = await start()
  expect(after.url).toBe(before.url)
  expect(await query(after, 'SELECT answer FROM note')).toEqual([{ answer: 42 }])
})

test('two who start at once share one server, and the last to leave stops it', async () => {
  const [ann, ben] = await Promise.all([start(), start()])
  expect(ann.url).toBe(ben.url)
  await ann.stop()
  expect(await query(ben, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await ben.stop()
  expect(await pid()).toBe(0)
})

test('a server that was killed comes back by itself with what was committed', async () => {
  const user = await start({ throwaway: false })
  await query(user, 'CREATE TABLE IF NOT EXISTS kept AS SELECT 1 AS one')
  const killed = await pid()
  process.kill(killed, 'SIGKILL')
  await expect.poll(pid, { timeout: 20_000 }).not.toBe(killed)
  await expect
    .poll(() => query(user, 'SELECT one FROM kept').catch(() => []), { timeout: 20_000 })
    .toEqual([{ one: 1 }])
})

test('a lock file left by a crash whose number another program has now is no obstacle', async () => {
  await (await start()).stop()
  const other = spawn('sleep', ['60'])
  try {
    const port = Number(await readFile(join(dataDir, 'postgres', 'port'), 'utf8'))
    const lock = `${other.pid}\n${dataDir}/postgres/data\n1700000000\n${port}\n\n127.0.0.1\n`
    await writeFile(pidFile(), lock)
    await writeFile(join(dataDir, 'postgres', `.s.PGSQL.${port}.lock`), lock)
    expect((await start()).startedHere).toBe(true)
  } finally {
    other.kill()
  }
})

test('when its port was taken meanwhile the database moves to another and says so', async () => {
  const before = await start()
  await before.stop()
  const port = Number(new URL(before.url).port)
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  const after = await start()
  other.close()
  expect(after.url).not.toBe(before.url)
  expect(said).toEqual([expect.stringContaining(`Port ${port} is taken`)])
})

test('a folder of another PostgreSQL version, or of something else, is left alone and named', async () => {
  await (await start()).stop()
  const version = join(dataDir, 'postgres', 'data', 'PG_VERSION')
  await writeFile(version, '16\n')
  await expect(start()).rejects.toThrow(/was made by PostgreSQL 16.*move the folder away/)
  await writeFile(version, '17\n')
  const foreign = await mkdtemp(join(tmpdir(), 'atrium-foreign-'))
  await startEmbedded({ dataDir: foreign, throwaway: true }).then((user) => user.stop())
  await rm(join(foreign, 'postgres', 'password'))
  await expect(startEmbedded({ dataDir: foreign })).rejects.toThrow(/is not a database of Atrium/)
  await rm(foreign, { recursive: true })
})

test('a server that cannot start says why in one line and where to read more', async () => {
  await (await start()).stop()
  const settings = join(dataDir, 'postgres', 'data', 'postgresql.conf')
  const before = await readFile(settings)
  await appendFile(settings, '\nnonsense = 1\n')
  await expect(start()).rejects.toThrow(
    /^The embedded database did not start: .*postgres\.log\)\.$/,
  )
  await writeFile(settings, before)
})

test('the server of a test run that is killed ends as well', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'atrium-killed-'))
  const code = `
    const { startEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))})
    await startEmbedded({ dataDir: ${JSON.stringify(folder)}, throwaway: true })
    console.log('up')`
  const run = spawn(process.execPath, ['--input-type=module', '--eval', code])
  await new Promise((resolve) => run.stdout.once('data', resolve))
  run.kill('SIGKILL')
  const file = join(folder, 'postgres', 'data', 'postmaster.pid')
  await expect.poll(() => readFile(file).catch(() => 'gone'), { timeout: 20_000 }).toBe('gone')
  await rm(folder, { recursive: true, force: true })
})
