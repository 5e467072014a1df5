/**
 * The environment, read once and checked. The only file of the server that touches `process.env`
 * (bin/run.mjs does too: it runs before any package is installed and only hands it on).
 */
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod/mini'

const text = z.string().check(z.minLength(1))
const address = (protocol: RegExp) => z.url({ protocol })
const web = address(/^https?$/)
/** Addresses and networks, separated by commas or blanks. */
const networks = z.pipe(
  z.string(),
  z.pipe(
    z.transform((given: string) => given.split(/[\s,]+/).filter(Boolean)),
    z.array(z.string().check(z.refine(isNetwork))).check(z.maxLength(100)),
  ),
)
/** Browsers keep no cookie for longer than 400 days. */
const days = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(400))

function isNetwork(given: string) {
  const [address = '', prefix, ...more] = given.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0 || address.includes('%')) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && +prefix <= (family === 4 ? 32 : 128))
}

const Environment = z.object({
  NODE_ENV: z._default(z.enum(['production', 'development', 'test']), 'development'),
  LOG_LEVEL: z._default(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    'info',
  ),
  PORT: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535)), 3000),
  HOST: z._default(text, '127.0.0.1'),
  ATRIUM_URL: z.optional(web),
  ATRIUM_DATA: z._default(text, '.data'),
  ATRIUM_DEMO: z.optional(z.stringbool({ truthy: ['1', 'true'], falsy: ['0', 'false'] })),
  ATRIUM_PSEUDO_LANGUAGES: z._default(
    z.stringbool({ truthy: ['1', 'true'], falsy: ['0', 'false'] }),
    false,
  ),
  ATRIUM_ROLE: z._default(z.enum(['all', 'web', 'worker']), 'all'),
  ATRIUM_TRUSTED_PROXIES: z._default(networks, []),
  ATRIUM_SESSION_IDLE_DAYS: z._default(days, 14),
  ATRIUM_SESSION_DAYS: z._default(days, 90),
  DATABASE_URL: z.optional(address(/^postgres(ql)?$/)),
  DATABASE_OWNER_URL: z.optional(address(/^postgres(ql)?$/)),
  REDIS_URL: z.optional(address(/^rediss?$/)),
  MEILI_URL: z.optional(web),
  MEILI_KEY: z.optional(text),
  SMTP_URL: z.optional(address(/^smtps?$/)),
  SMTP_FROM: z.optional(z.email()),
  ATRIUM_MAIL_PORT: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535))),
  ATRIUM_REPLY_ADDRESS: z.optional(z.email()),
  ATRIUM_SEAL_KEY: z.optional(z.string().check(z.minLength(32))),
  ATRIUM_REVEAL_KEY: z.optional(z.string().check(z.minLength(32))),
  ATRIUM_PRIVATE_SIGN_ON: z._default(
    z.stringbool({ truthy: ['1', 'true'], falsy: ['0', 'false'] }),
    false,
  ),
  ATRIUM_PRIVATE_WEBHOOKS: z._default(
    z.stringbool({ truthy: ['1', 'true'], falsy: ['0', 'false'] }),
    false,
  ),
  ATRIUM_PRIVATE_MAILBOXES: z._default(
    z.stringbool({ truthy: ['1', 'true'], falsy: ['0', 'false'] }),
    false,
  ),
  METRICS_TOKEN: z.optional(z.string().check(z.minLength(16))),
})

/** Addresses that only this machine reaches. */
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/

type Variable = keyof typeof Environment.shape

const expected: Record<Variable, string> = {
  NODE_ENV: 'production, development or test',
  LOG_LEVEL: 'trace, debug, info, warn, error, fatal or silent',
  PORT: 'a port number from 0 to 65535',
  HOST: 'the address to listen on, like 127.0.0.1 or 0.0.0.0',
  ATRIUM_URL: 'the public address without a path, like https://atrium.example.com',
  ATRIUM_DATA: 'a folder',
  ATRIUM_DEMO: '1 or 0',
  ATRIUM_PSEUDO_LANGUAGES: '1 or 0',
  ATRIUM_ROLE: 'all, web or worker',
  ATRIUM_TRUSTED_PROXIES: 'addresses and networks separated by commas, like 10.0.0.2, fd00::/8',
  ATRIUM_SESSION_IDLE_DAYS: 'a number of days from 1 to 400',
  ATRIUM_SESSION_DAYS: 'a number of days from 1 to 400',
  DATABASE_URL: 'a PostgreSQL address, like postgresql://user:password@host:5432/name',
  DATABASE_OWNER_URL: 'a PostgreSQL address with the user who owns the tables',
  REDIS_URL: 'a Redis address, like redis://host:6379',
  MEILI_URL: 'a web address, like http://host:7700',
  MEILI_KEY: "the search engine's key",
  SMTP_URL: 'a mail server address, like smtp://user:password@host:587',
  SMTP_FROM: 'the address that mails come from, like atrium@example.com',
  ATRIUM_MAIL_PORT: 'a port number from 0 to 65535',
  ATRIUM_REPLY_ADDRESS: 'the address for replies to notifications, like reply@atrium.example.com',
  ATRIUM_SEAL_KEY: 'at least 32 characters',
  ATRIUM_REVEAL_KEY: 'at least 32 characters',
  ATRIUM_PRIVATE_SIGN_ON: '1 or 0',
  ATRIUM_PRIVATE_WEBHOOKS: '1 or 0',
  ATRIUM_PRIVATE_MAILBOXES: '1 or 0',
  METRICS_TOKEN: 'at least 16 characters',
}

/** Every setting with what it must be; docs/operating.md is held to it. */
export const settingsList: Readonly<Record<string, string>> = expected

/** The names of every variable Atrium knows; `.env.example` and docker-compose.yml are held to it. */
export const variables: readonly string[] = Object.keys(expected)

/** A value that cannot be used. The message names the variable and never repeats the value. */
export class BadEnvironment extends Error {
  override name = 'BadEnvironment'
}

/**
 * Checks an environment and fills in what follows from it.
 * @param raw name → value, as in `process.env`; blanks around a value are dropped and an empty one counts as unset
 * @returns the frozen settings, with `ATRIUM_URL` without a trailing slash and `ATRIUM_DATA` absolute
 * @throws BadEnvironment naming the first variable that cannot be used
 */
export function readEnvironment(raw: Record<string, string | undefined>) {
  const given: Record<string, string> = {}
  for (const name of variables) {
    const value = raw[name]?.trim()
    if (value) given[name] = value
  }
  const { success, data, error } = Environment.safeParse(given)
  if (!success) {
    refuse(error.issues[0]?.path[0] as Variable)
  }
  requireTogether(data, ['ATRIUM_SEAL_KEY', 'ATRIUM_REVEAL_KEY'])
  if (data.DATABASE_OWNER_URL && !data.DATABASE_URL)
    throw new BadEnvironment(
      'DATABASE_URL is missing: it is needed because DATABASE_OWNER_URL is set.',
    )
  const isProduction = data.NODE_ENV === 'production'
  // A company's server must never fall into demo sign-in because a variable was forgotten.
  const isDemo = data.ATRIUM_DEMO ?? (!isProduction && !data.DATABASE_URL)
  if (isProduction && !isDemo && !data.ATRIUM_URL)
    throw new BadEnvironment(
      'ATRIUM_URL is missing: in production the session cookie and every link depend on it.',
    )
  if (isDemo && data.ATRIUM_DEMO === undefined && !LOOPBACK.test(data.HOST))
    throw new BadEnvironment(
      'HOST offers the demo, in which anybody is an administrator, to the network. Set ATRIUM_DEMO=1 if that is meant.',
    )
  return Object.freeze({
    ...data,
    ATRIUM_URL: publicAddress(data.ATRIUM_URL ?? `http://localhost:${data.PORT}`),
    /** False: nobody said what the public address is, as on a first look. */
    isAddressGiven: data.ATRIUM_URL !== undefined,
    ATRIUM_DATA: resolve(import.meta.dirname, data.ATRIUM_DATA),
    ATRIUM_DEMO: isDemo,
    isProduction,
  })
}

function refuse(name: Variable): never {
  throw new BadEnvironment(`${name} cannot be used: it must be ${expected[name]}.`)
}

function requireTogether(data: Record<string, unknown>, names: string[]) {
  const set = names.filter((name) => data[name] !== undefined)
  const missing = names.find((name) => data[name] === undefined)
  if (set.length > 0 && missing)
    throw new BadEnvironment(`${missing} is missing: it is needed because ${set[0]} is set.`)
}

function publicAddress(given: string) {
  const { origin, pathname, search, hash } = new URL(given)
  if (pathname !== '/' || search || hash) refuse('ATRIUM_URL')
  return origin
}

function readOrExit() {
  try {
    return readEnvironment(process.env)
  } catch (error) {
    if (!(error instanceof BadEnvironment)) throw error
    process.stderr.write(`Atrium cannot start. ${error.message}\n`)
    process.exit(78) // EX_CONFIG
  }
}

export const env = readOrExit()

export const { isProduction } = env

let database = env.DATABASE_URL

/**
 * The database to use. Set by the operator, or by the embedded server that npm scripts bring along.
 * @throws BadEnvironment when there is none
 */
export function databaseUrl() {
  if (database) return database
  throw new BadEnvironment(
    'DATABASE_URL is not set. Set it, or start through npm, which brings its own PostgreSQL.',
  )
}

/** Tells this process where its database is: for whoever starts the embedded server, and for tests. */
export function useDatabase(url: string) {
  database = url
}
