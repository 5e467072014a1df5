// What stands before every request: headers, the Origin gate, rates, an end to every wait, and a line in the log.
import { randomBytes } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import helmet from 'helmet'
import { Counter, Histogram } from 'prom-client'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { env, isProduction } from '#env.ts'
import { log, withLogContext } from '#log.ts'
import { refusalMessages } from '#messages/refusal.ts'
import {
  isFromThisMachine,
  isOwnHost,
  isOwnOrigin,
  networkOf,
  noteUnknownProxy,
} from './addresses.ts'
import { TooMany } from './errors.ts'
import { refuse } from './refuse.ts'
import { newRequestId } from './requests.ts'
import { sharedLimiter } from './shared-limiter.ts'
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

/** A path for the log: what follows in it is a key of somebody's own. Routes take either case, and escaped letters. */
export function withoutKeys(path: string): string {
  let plain = path
  try {
    plain = decodeURIComponent(path)
  } catch {
    // wellFormedAddress refuses it.
  }
  const begun = /^\/+(sign-in\/+link|your-message|unsubscribe)\/+(?=.)/i.exec(plain)
  return begun ? `${begun[0]}…` : path
}

/** Gives the request its id and nonce, logs its end in one line, and ends it when nothing else does. */
export function begin(request: Request, response: Response, next: NextFunction): void {
  const started = performance.now()
  const locals = response.locals as Locals
  locals.requestId = newRequestId()
  locals.nonce = randomBytes(16).toString('base64')
  response.setHeader('X-Request-Id', locals.requestId)
  const end = (): void =>
    refuse(request, response, {
      status: 503,
      code: 'TRY_LATER',
      text: say('tookLong'),
      // What is still to come of it is not waited for.
      headers: { 'Retry-After': '5', Connection: 'close' },
    })
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
          path: withoutKeys(request.path),
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

/** No other host is ours: an answer could be kept, or a link made, under a name that somebody else chose. */
export function ownHostOnly(request: Request, response: Response, next: NextFunction): void {
  if (isOwnHost(request.host)) return next()
  refused.inc({ why: 'host' })
  refuse(request, response, { status: 421, code: 'NOT_ALLOWED', text: say('otherHost') })
}

/**
 * The Origin gate: a browser may change things only from our own pages. Programs send neither header; they have no
 * cookie that a stranger's page could use.
 */
export function ownOriginOnly(request: Request, response: Response, next: NextFunction): void {
  if (READS.has(request.method)) return next()
  if (!CHANGES.has(request.method))
    return refuse(request, response, {
      status: 405,
      code: 'INVALID',
      text: say('methodNotTaken'),
      headers: { Allow: [...READS, ...CHANGES].join(', ') },
    })
  const { origin, 'sec-fetch-site': site } = request.headers
  const isOurs = origin === undefined || isOwnOrigin(request)
  const isSameSite = site === undefined || site === 'same-origin' || site === 'none'
  if (isOurs && isSameSite) return next()
  refused.inc({ why: 'origin' })
  refuse(request, response, { status: 403, code: 'NOT_ALLOWED', text: say('otherOrigin') }, next)
}

/** Addresses that hold NUL or are no UTF-8 are refused before anything reads them. */
export function wellFormedAddress(request: Request, response: Response, next: NextFunction): void {
  try {
    if (decodeURIComponent(request.path).includes('\0') || /%00/i.test(request.url))
      throw new URIError('NUL')
  } catch {
    refused.inc({ why: 'address' })
    const text = say('addressUnreadable')
    return refuse(request, response, { status: 400, code: 'INVALID', text }, next)
  }
  next()
}

// By address before anybody is known. A company behind one address must still get in of a morning.
const changes = new RateLimiterMemory({ points: 6_000, duration: 60 })
/** Tries to sign in from one network in a minute, over all processes. */
export const MAX_SIGN_INS = 300
const signIns = sharedLimiter('sign-in', MAX_SIGN_INS, 60)

async function limited(
  spend: () => Promise<unknown>,
  request: Request,
  response: Response,
  next: NextFunction,
): Promise<void> {
  try {
    await spend()
  } catch (error) {
    refused.inc({ why: 'rate' })
    const { msBeforeNext = 1_000 } = error as { msBeforeNext?: number }
    const refusal = error instanceof TooMany ? error : new TooMany(Math.ceil(msBeforeNext / 1_000))
    return refuse(request, response, {
      status: 429,
      code: 'TOO_MANY',
      text: refusal.text,
      headers: { 'Retry-After': `${refusal.extensions.retryAfter}` },
    })
  }
  next()
}

/** Limits changes by network; reading is limited by its cost. */
export function rate(request: Request, response: Response, next: NextFunction): void {
  noteUnknownProxy(request)
  if (isFromThisMachine(request) || !CHANGES.has(request.method)) return next()
  void limited(() => changes.consume(networkOf(request.ip)), request, response, next)
}
/** Limits tries to sign in. */
export function signInRate(request: Request, response: Response, next: NextFunction): void {
  if (request.method !== 'POST') return next()
  void limited(() => signIns.spend(networkOf(request.ip)), request, response, next)
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
