// From an HTTP request to a Context: its id, its cookie or token, its person.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { env } from '#env.ts'
import { addLogContext } from '#log.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import {
  acceptedLanguage,
  type Language,
  languageOf,
  type WrittenLanguage,
} from '#messages/engine/languages.ts'
import { dbOfRequest } from '#prisma/client.ts'
import { networkOf } from './addresses.ts'
import type { Browser, Context, Viewer } from './context.ts'
import { viewerOfSession, viewerOfToken } from './identity/viewer.ts'
import { randomLetters } from './ids.ts'
import { days, seconds } from './time.ts'

export { versionsOfOpenSessions } from './identity/viewer.ts'

const isHttps = env.ATRIUM_URL.startsWith('https:')
/** `__Host-` binds the cookie to this host over https; on plain http browsers refuse the prefix. */
export const SESSION_COOKIE = isHttps ? '__Host-atrium' : 'atrium'

/** The value of a cookie, or null. */
export function cookieOf(request: IncomingMessage, name: string): string | null {
  for (const pair of request.headers.cookie?.split(';') ?? []) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name && value) return value
  }
  return null
}

/** Sets or, with an empty id, clears the session cookie. `maxAge` in milliseconds. */
export const setSessionCookie = (response: ServerResponse, id: string, maxAge: number): void =>
  setCookie(response, SESSION_COOKIE, id, maxAge)

function setCookie(response: ServerResponse, name: string, value: string, maxAge: number): void {
  const parts = [
    `${name}=${value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    `Max-Age=${Math.floor(maxAge / seconds(1))}`,
  ]
  if (isHttps) parts.push('Secure')
  response.appendHeader('Set-Cookie', parts.join('; '))
}

/** Of the browser that sets the company up. */
const SET_UP_COOKIE = isHttps ? '__Host-atrium-set-up' : 'atrium-set-up'

/** The browser that asks for a page. @param sessionLength how long its session may be kept, in milliseconds */
export const browserOf = (
  request: IncomingMessage,
  response: ServerResponse,
  sessionLength: number,
): Browser => ({
  userAgent: request.headers['user-agent'] ?? '',
  setUpKey: cookieOf(request, SET_UP_COOKIE),
  keepSetUpKey: (key, maxAge) => setCookie(response, SET_UP_COOKIE, key, maxAge),
  keepSession: (id) => setSessionCookie(response, id, sessionLength),
})

/** The person behind a request's session cookie, or null. */
export async function viewerOfCookie(request: IncomingMessage): Promise<Viewer | null> {
  const id = cookieOf(request, SESSION_COOKIE)
  return id && /^[\w-]{40,60}$/.test(id) ? viewerOfSession(id) : null
}

/** Who asks by the cookie, for requests about whom that was asked already. Sockets last longer than what is known of a request. */
const known = new WeakMap<IncomingMessage, Viewer | null>()
/** The person behind the cookie; whoever handles the request further on need not ask again. */
export async function knownFromHere(request: IncomingMessage): Promise<Viewer | null> {
  const viewer = await viewerOfCookie(request)
  known.set(request, viewer)
  return viewer
}

/** The person behind a bearer token or, without one, behind the cookie. A wrong token never falls back to the cookie. */
async function viewerOf(request: IncomingMessage): Promise<Viewer | null> {
  const { authorization } = request.headers
  if (authorization === undefined) return known.get(request) ?? viewerOfCookie(request)
  const token = /^Bearer (atr_[\w-]{40,60})$/.exec(authorization)?.[1]
  return token ? viewerOfToken(token) : null
}

/** The language chosen on the sign-in page, of a browser in which nobody has chosen one in their settings. */
export const LANGUAGE_COOKIE = isHttps ? '__Host-atrium-language' : 'atrium-language'

/** Keeps the language chosen on the sign-in page, for a year. */
export function setLanguageCookie(response: ServerResponse, language: WrittenLanguage): void {
  const parts = [`${LANGUAGE_COOKIE}=${language}`, 'Path=/', 'HttpOnly', 'SameSite=Lax']
  parts.push(`Max-Age=${Math.floor(days(365) / seconds(1))}`)
  if (isHttps) parts.push('Secure')
  response.appendHeader('Set-Cookie', parts.join('; '))
}

/** The person's own language, else the one chosen in this browser, else the one the browser asks for, else English. */
export function languageFor(request: IncomingMessage, viewer: Viewer | null): Language {
  return (
    languageOf(viewer?.interfaceLanguage) ??
    languageOf(cookieOf(request, LANGUAGE_COOKIE), env.ATRIUM_PSEUDO_LANGUAGES) ??
    acceptedLanguage(request.headers['accept-language']) ??
    'en'
  )
}

/** A message for who sent a request, before anybody is known: in the language of the browser. */
export const textFor = (request: IncomingMessage, message: Message): string =>
  message(languageFor(request, null))

/** A header takes no letters beyond Latin-1: others are sent percent-encoded. */
function reasonIn(header: string): string {
  try {
    return decodeURIComponent(header)
  } catch {
    return header
  }
}

/** What one request knows. */
export async function contextOf(request: IncomingMessage, requestId: string): Promise<Context> {
  const viewer = await viewerOf(request)
  if (viewer) addLogContext({ personId: viewer.id })
  const key = request.headers['idempotency-key']
  const reason = request.headers['confidential-reason']
  return {
    viewer,
    db: dbOfRequest(),
    language: languageFor(request, viewer),
    requestId,
    // Express says which of the forwarded addresses is to be believed.
    network: networkOf((request as { ip?: string }).ip ?? request.socket?.remoteAddress),
    idempotencyKey: typeof key === 'string' && key ? key : null,
    ...(typeof reason === 'string' ? { confidentialReason: reasonIn(reason) } : {}),
  }
}

/** For the log and the error page. */
export const newRequestId = (): string => randomLetters(10)
