// What stands before everything that asks who somebody is: a session whose rights changed gets its new id, and a page that is
// still open from somebody else writes nothing.
import type { IncomingMessage } from 'node:http'
import { finished } from 'node:stream/promises'
import type { NextFunction, Request, Response } from 'express'
import { refuse } from '#graphql/refuse.ts'
import { cookieOf, knownFromHere, SESSION_COOKIE, setSessionCookie } from '#graphql/requests.ts'
import { seconds } from '#graphql/time.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { PAGE_FIELD, PAGE_HEADER, PERSON_CHANGED } from './limits.ts'
import { renewSession, SESSION_LENGTH } from './service.ts'

const say = refusalMessages.message

/** For requests with a session cookie; others have no session. */
export async function guardSession(
  request: Request,
  response: Response,
  next: NextFunction,
): Promise<void> {
  if (cookieOf(request, SESSION_COOKIE) === null || request.headers.authorization) return next()
  const viewer = await knownFromHere(request)
  if (isWrite(request)) {
    const owner = await ownerOfPage(request)
    if (owner !== null && owner !== viewer?.id && viewer) {
      await readToEnd(request)
      const text = say('otherPerson', { name: viewer.name })
      const headers = {
        [PERSON_CHANGED]: '1',
        ...(request.complete ? {} : { Connection: 'close' }),
      }
      return refuse(request, response, { status: 409, code: 'CONFLICT', text, headers }, next)
    }
  }
  if (viewer?.needsNewSessionId) {
    const id = await renewSession(viewer)
    if (id) setSessionCookie(response, id, SESSION_LENGTH)
  }
  next()
}

/** Who still sends when the line is closed does not get to read why: the rest is read first, but not for long. */
async function readToEnd(request: Request): Promise<void> {
  request.resume()
  const signal = AbortSignal.timeout(seconds(5))
  await finished(request, { writable: false, signal }).catch(() => {})
}

const isWrite = ({ method }: Request): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method)

/** Whose page sent it, as the page says: a header of its scripts, or the first field of a form. Null: it does not say. */
async function ownerOfPage(request: Request): Promise<number | null> {
  const said = request.headers[PAGE_HEADER]
  if (said !== undefined) return Number(said)
  const pattern = FIRST_FIELD.find(([type]) => type.test(request.headers['content-type'] ?? ''))
  if (request.method !== 'POST' || !pattern) return null
  const found = pattern[1].exec(await beginningOf(request))?.[1]
  return found === undefined ? null : Number(found)
}

const FIRST_FIELD = [
  [/^application\/x-www-form-urlencoded\b/i, new RegExp(`^${PAGE_FIELD}=(\\d{1,9})(?:&|$)`)],
  [
    /^multipart\/form-data\b/i,
    new RegExp(
      `^--[^\\r\\n]{1,200}\\r\\nContent-Disposition: form-data; name="${PAGE_FIELD}"\\r\\n\\r\\n(\\d{1,9})\\r\\n`,
      'i',
    ),
  ],
] as const

/** What of the body has come first, which its reader then gets as if nobody had looked. */
async function beginningOf(request: IncomingMessage): Promise<string> {
  await new Promise<void>((resolve) => {
    if (request.readableLength > 0 || request.readableEnded || request.destroyed) return resolve()
    const done = () => {
      for (const name of ['readable', 'end', 'close', 'error']) request.off(name, done)
      resolve()
    }
    for (const name of ['readable', 'end', 'close', 'error']) request.on(name, done)
  })
  const part: Buffer | null = request.read()
  if (!part) return ''
  request.unshift(part)
  return part.subarray(0, 500).toString('latin1')
}
