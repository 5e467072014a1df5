/** The one logger: a line of JSON an event, with the request and the person it happened for. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { pino, stdSerializers } from 'pino'
import { env } from '#env.ts'

export type LogContext = { requestId?: string; personId?: number; job?: string }

const context = new AsyncLocalStorage<LogContext>()

const secretNames = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'token',
  'secret',
  'apiKey',
]

/** Secrets lie at the top of an event or one or two levels down (headers, request.headers). */
const secretPaths = secretNames.flatMap((name) =>
  ['', '*', '*.*'].map((above) =>
    name.includes('-') ? `${above}["${name}"]` : dotted(above, name),
  ),
)

function dotted(above: string, name: string) {
  return above ? `${above}.${name}` : name
}

/** More of one text than this says nothing new, in UTF-16 units; strangers choose how long an error message becomes. */
const MAX_LENGTH_OF_TEXT = 20_000

/** Addresses such as postgresql://user:password@host are written without their credentials; very long texts are cut. */
export function withoutCredentials(text: string) {
  const shown = text.length > MAX_LENGTH_OF_TEXT ? `${text.slice(0, MAX_LENGTH_OF_TEXT)}…` : text
  // The limits keep the time linear: with \w+ and no limit a long word is read anew from each of its letters.
  return shown.replace(/(\w{1,20}:\/\/)(?:[^\s/@]{0,1000}@){1,5}/g, '$1')
}

function clean(argument: unknown) {
  return typeof argument === 'string' ? withoutCredentials(argument) : argument
}

function serializeError(error: unknown) {
  const plain = stdSerializers.err(error as Error)
  if (plain && typeof plain === 'object') {
    if (typeof plain.message === 'string') plain.message = withoutCredentials(plain.message)
    if (typeof plain.stack === 'string') plain.stack = withoutCredentials(plain.stack)
  }
  return plain
}

const WARN = 40
const FATAL = 60
const ONCE_A = 60_000
const MAX_KINDS = 1_000
/** When a kind of warning or error was last written, and how often it came since. */
const written = new Map<string, { at: number; since: number }>()

/**
 * Nobody fills the log: of one kind of warning or error a line a minute is written, and the next one says how many were not.
 * The kind is the program's own text and the place where the error was made, nothing that somebody sent.
 */
function isRepeated(args: unknown[]) {
  const [first, text] = args as [Record<string, unknown> | Error, string | undefined]
  const error = (first instanceof Error ? first : (first?.err ?? first?.error)) as
    | (Error & { code?: string })
    | undefined
  // A text without an error is written by us, with what it is about: jobs say the same of many things.
  if (!(error instanceof Error)) return false
  const place = error.stack?.split('\n').find((line) => line.startsWith('    at ')) ?? ''
  const kind = `${text ?? ''} ${error.name} ${error.code ?? ''} ${place}`
  const now = Date.now()
  const last = written.get(kind)
  if (last && now - last.at < ONCE_A) {
    last.since += 1
    return true
  }
  if (written.size >= MAX_KINDS) written.clear()
  written.set(kind, { at: now, since: 0 })
  if (last?.since && !(first instanceof Error)) first.notWritten = last.since
  return false
}

export const log = pino({
  level: env.LOG_LEVEL,
  base: { role: env.ATRIUM_ROLE, pid: process.pid },
  messageKey: 'message',
  errorKey: 'error',
  timestamp: () => `,"at":"${new Date().toISOString()}"`,
  formatters: { level: (level) => ({ level }) },
  mixin: () => context.getStore() ?? {},
  serializers: { error: serializeError, err: serializeError },
  hooks: {
    logMethod(args, method, level) {
      if (level >= WARN && level < FATAL && isRepeated(args)) return
      const [first, ...rest] = args as unknown[]
      const line = first instanceof Error && rest.length === 0 ? [first, first.message] : args
      method.apply(this, line.map(clean) as Parameters<typeof method>)
    },
  },
  redact: { paths: secretPaths, censor: '[redacted]' },
})

/** Runs `work` so that every line logged inside it, however deep, carries these fields as well. */
export function withLogContext<Result>(fields: LogContext, work: () => Result): Result {
  return context.run({ ...context.getStore(), ...fields }, work)
}

/** Adds fields to the running context: the person is known only after the session was read. */
export function addLogContext(fields: LogContext) {
  const store = context.getStore()
  if (store) Object.assign(store, fields)
}

/** From here on lines of the running request name neither the person nor the request: what was done was done without a name. */
export function forgetPerson() {
  const store = context.getStore()
  delete store?.personId
  delete store?.requestId
}
