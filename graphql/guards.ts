// What stands before every request: headers, the Origin gate, rates, an end to every wait, and a line in the log.
import { randomBytes } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import helmet from 'helmet'
import { Counter, Histogram } from 'prom-client'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { env, isProduction } from '#env.ts'
import { log, withLogContext } from '#log.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { newRequestId, textFor } from './requests.ts'
import { minutes, seconds } from './time.ts'

const say = refusalMessages.message

/** Every request ends: later than this it is answered 503. */
const MAX_LENGTH_OF_REQUEST = seconds(30)
/** Files may take their time on a slow line; uploads also end when they fall silent (attachments/receive.ts). */
const MAX_LENGTH_OF_FILE = minutes(10)

const durations = new Histogram({
  name: 'atrium_http_seconds',
  help: 'Time to answer, in seconds, by method and status class.',
  labelNames: ['method', 'status'] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
})
const refused = new Counter({
  name: 'atrium_refused_total',
  help: 'Requests refused at the border.',
  labelNames: ['why'] as const,
})

export type Locals = {
  requestId: string
  nonce: string
  /** For a form with files: it may take as long as a file. */
  takeLonger: () => void
}

/** Gives the request its id and nonce, logs its end in one line, and ends it when nothing else does. */
export function begin(request: Request, response: Response, next: NextFunction): void {
  const started = performance.now()
  const locals = response.locals as Locals
  locals.requestId = newRequestId()
  locals.nonce = randomBytes(16).toString('base64')
  response.setHeader('X-Request-Id', locals.requestId)
  const end = (): void => {
    if (response.headersSent) return void response.destroy()
    response
      .status(503)
      // What is still to come of it is not waited for.
      .set({ 'Retry-After': '5', Connection: 'close' })
      .type('text')
      .send(textFor(request, say('tookLong')))
  }
  const isFile = /^\/files(\/|$)/.test(request.path)
  let timer = setTimeout(end, isFile ? MAX_LENGTH_OF_FILE : MAX_LENGTH_OF_REQUEST)
  locals.takeLonger = () => {
    clearTimeout(timer)
    timer = setTimeout(end, MAX_LENGTH_OF_FILE)
  }
  withLogContext({ requestId: locals.requestId }, () => {
    response.on('close', () => {
      clearTimeout(timer)
      const ms = performance.now() - started
      durations.observe(
        { method: request.method, status: `${Math.floor(response.statusCode / 100)}xx` },
        ms / 1_000,
      )
      // The path without its query: what somebody searched for is theirs.
      log.info(
        {
          method: request.method,
          path: request.path,
          status: response.statusCode,
          ms: Math.round(ms * 10) / 10,
        },
        'request',
      )
    })
    next()
  })
}

const transport = env.ATRIUM_URL.startsWith('https:') ? undefined : false
const protect = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'script-src': [
        "'self'",
        (_request, response) => `'nonce-${(response as Response).locals.nonce}'`,
      ],
      'style-src': [
        "'self'",
        (_request, response) => `'nonce-${(response as Response).locals.nonce}'`,
      ],
      'img-src': ["'self'", 'blob:', 'data:'],
      'font-src': ["'self'"],
      'connect-src': ["'self'", ...(isProduction ? [] : ['ws:'])],
      'form-action': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'frame-ancestors': ["'none'"],
    },
  },
  strictTransportSecurity: transport,
  crossOriginEmbedderPolicy: false,
  referrerPolicy: { policy: 'same-origin' },
})
/** Headers of every answer. In development Vite's own scripts could not run under the policy. */
export const headers = (request: Request, response: Response, next: NextFunction): void =>
  env.NODE_ENV === 'development' ? next() : protect(request, response, next)

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])
const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * The Origin gate: a browser may change things only from our own pages. Programs send neither header; they have no
 * cookie that a stranger's page could use.
 */
export function ownOriginOnly(request: Request, response: Response, next: NextFunction): void {
  if (READS.has(request.method)) return next()
  if (!CHANGES.has(request.method))
    return void response
      .status(405)
      .set('Allow', [...READS, ...CHANGES].join(', '))
      .type('text')
      .send(textFor(request, say('methodNotTaken')))
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  const isOurs =
    origin === undefined || origin === new URL(env.ATRIUM_URL).origin || isSameHost(origin, host)
  const isSameSite = site === undefined || site === 'same-origin' || site === 'none'
  if (isOurs && isSameSite) return next()
  refused.inc({ why: 'origin' })
  response
    .status(403)
    .type('text')
    .send(textFor(request, say('otherOrigin')))
}
function isSameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host
}

/** Addresses that hold NUL or are no UTF-8 are refused before anything reads them. */
export function wellFormedAddress(request: Request, response: Response, next: NextFunction): void {
  try {
    if (decodeURIComponent(request.path).includes('\0') || /%00/i.test(request.url))
      throw new URIError('NUL')
    next()
  } catch {
    refused.inc({ why: 'address' })
    response
      .status(400)
      .type('text')
      .send(textFor(request, say('addressUnreadable')))
  }
}

// By address before anybody is known. A company behind one address must still get in of a morning.
const byAddress = new RateLimiterMemory({ points: 6_000, duration: 60 })
const signIns = new RateLimiterMemory({ points: 300, duration: 60 })

async function limited(
  limiter: RateLimiterMemory,
  key: string,
  response: Response,
  next: NextFunction,
): Promise<void> {
  try {
    await limiter.consume(key)
    next()
  } catch (left) {
    refused.inc({ why: 'rate' })
    const wait = Math.ceil(((left as { msBeforeNext?: number }).msBeforeNext ?? 1_000) / 1_000)
    response
      .status(429)
      .set('Retry-After', String(wait))
      .type('text')
      .send(textFor(response.req, say('tooMany')))
  }
}
/** The /64 block of an IPv6 address, the whole of an IPv4 one: a person owns a block. */
const blockOf = (address: string | undefined): string => {
  if (!address) return 'unknown'
  return address.includes(':') && !address.startsWith('::ffff:')
    ? address.split(':').slice(0, 4).join(':')
    : address
}
/** Programs on this machine are the operator's own. */
const isLoopback = (address: string | undefined): boolean =>
  address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'

/** Limits changes by address; reading is limited by its cost. */
export function rate(request: Request, response: Response, next: NextFunction): void {
  if (isLoopback(request.ip) || !CHANGES.has(request.method)) return next()
  void limited(byAddress, blockOf(request.ip), response, next)
}
/** Limits tries to sign in. */
export function signInRate(request: Request, response: Response, next: NextFunction): void {
  if (isLoopback(request.ip)) return next()
  void limited(signIns, blockOf(request.ip), response, next)
}
/** Headers of scripts, styles and fonts: a policy is for documents, and on each file it would weigh more than many of them. */
export const fileHeaders = helmet({
  contentSecurityPolicy: false,
  strictTransportSecurity: transport,
  crossOriginEmbedderPolicy: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  referrerPolicy: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
})
