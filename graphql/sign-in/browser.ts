// The browser in which somebody began to sign in: a cookie with a random secret, of which the database keeps a hash.
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { env } from '#env.ts'
import { hashOf } from '#graphql/identity/viewer.ts'
import { cookieOf } from '#graphql/requests.ts'
import { hours, seconds } from '#graphql/time.ts'

const isHttps = env.ATRIUM_URL.startsWith('https:')
export const BROWSER_COOKIE = isHttps ? '__Host-atrium-sign-in' : 'atrium-sign-in'

/** The hash of this browser's secret, or null when it has none: it began nothing here, or lost its cookies. */
export function knownBrowser(request: IncomingMessage): string | null {
  const secret = cookieOf(request, BROWSER_COOKIE)
  return secret && /^[\w-]{43}$/.test(secret) ? hashOf(secret) : null
}

/** The same, and a secret of its own for a browser without one. Two tabs share it. */
export function browserOf(request: IncomingMessage, response: ServerResponse): string {
  const kept = cookieOf(request, BROWSER_COOKIE)
  // Set again each time, so that it lasts longer than what is begun now.
  const secret = kept && /^[\w-]{43}$/.test(kept) ? kept : randomBytes(32).toString('base64url')
  // Lax, not Strict: the sign-on service sends the browser back here.
  const parts = [`${BROWSER_COOKIE}=${secret}`, 'Path=/', 'HttpOnly', 'SameSite=Lax']
  parts.push(`Max-Age=${Math.floor(hours(1) / seconds(1))}`)
  if (isHttps) parts.push('Secure')
  response.appendHeader('Set-Cookie', parts.join('; '))
  return hashOf(secret)
}

/** Was a page of ours what led here? For addresses that a link opens and that do something for the one who is signed in. */
export function isFromOwnPage(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { referer } = request.headers
  return (
    referer !== undefined &&
    URL.canParse(referer) &&
    new URL(referer).origin === new URL(env.ATRIUM_URL).origin
  )
}
