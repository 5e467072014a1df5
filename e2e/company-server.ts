/**
 * An Atrium without the demo, on an empty database and folder of its own, started as a company starts it. It takes a port
 * after that of the journeys: each worker has its own.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const worker = Number(process.env.TEST_PARALLEL_INDEX || 0)
const port = Number(process.env.ATRIUM_E2E_PORT || 4173) + 1 + worker
export const COMPANY_ADDRESS = `http://localhost:${port}`

export type CompanyServer = {
  /** The one-time link that the start printed. */
  setUpLink: string
  /** The mails written so far, oldest first, as text. */
  mails: () => Promise<string[]>
  /** Waits for the next mail to this address after `known` ones, and gives the link in it. */
  linkTo: (address: string) => Promise<string>
  stop: () => Promise<void>
}

const START_TIME = 120_000
const LINK = /http:\/\/localhost:\d+\/(?:(?:setup|invitation)\?[\w=-]+|sign-in\/link\/[\w-]+)/

/** Starts the server and waits until it has printed its link. */
export async function startCompany(): Promise<CompanyServer> {
  const data = await mkdtemp(join(tmpdir(), 'atrium-company-'))
  const server = spawn(process.execPath, ['bin/run.mjs', 'start', '--company'], {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: `${port}`,
      ATRIUM_URL: COMPANY_ADDRESS,
      ATRIUM_DATA: data,
      ATRIUM_DEMO: '',
      LOG_LEVEL: 'warn',
      DATABASE_URL: '',
      SMTP_URL: '',
      MEILI_URL: '',
      REDIS_URL: '',
      // A sign-on service of this machine, whose secret is kept encrypted.
      ATRIUM_PRIVATE_SIGN_ON: '1',
      ATRIUM_SEAL_KEY: 'a key of the journeys, forty letters long',
      ATRIUM_REVEAL_KEY: 'another key of the journeys, as long as it',
      // The pages are those that the other server has built.
      ATRIUM_TESTING_KIND: '1',
    },
  })
  const stop = async () => {
    await ended(server)
    await rm(data, { recursive: true, force: true })
  }
  try {
    const setUpLink = await printedLink(server)
    return { setUpLink, mails: () => mailsIn(data), linkTo: (to) => linkTo(data, to), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function printedLink(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error(`no link was printed: ${said}`)), START_TIME)
    const hear = (piece: Buffer) => {
      said += piece.toString()
      const link = LINK.exec(said)?.[0]
      // The link is printed by the server; it is ready a moment later.
      if (!link || !said.includes('Atrium is ready')) return
      clearTimeout(timer)
      resolve(link)
    }
    server.stdout?.on('data', hear)
    server.stderr?.on('data', hear)
    server.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the server ended with ${code}: ${said}`))
    })
  })
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await gone
}

/** Quoted-printable, as mails are written. */
const decoded = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    'latin1',
  ).toString('utf8')

async function mailsIn(data: string): Promise<string[]> {
  const folder = join(data, 'mail')
  const names = await readdir(folder).catch(() => [])
  const written = names.filter((name) => name.endsWith('.eml')).sort()
  return Promise.all(
    written.map(async (name) => decoded(await readFile(join(folder, name), 'utf8'))),
  )
}

async function linkTo(data: string, address: string): Promise<string> {
  for (let waited = 0; waited < 20_000; waited += 100) {
    const mail = (await mailsIn(data)).findLast((text) => text.includes(`To: ${address}`))
    const link = mail && LINK.exec(mail)?.[0]
    if (link) return link
    await pause(100)
  }
  throw new Error(`no mail to ${address}`)
}
