// How much a request may bring. Files have their own endpoint (attachments/receive.ts), or come with a form, whose reader
// asks for more room (attachments/forms.ts); everything else is words.
import type { IncomingMessage } from 'node:http'
import type { NextFunction, Request, Response } from 'express'
import { refusalMessages } from '#messages/refusal.ts'
import { textFor } from './requests.ts'

const say = refusalMessages.message

/** Room for the longest post or draft in the longest encoding, in bytes. */
export const MAX_BYTES = 512 * 1024
/** The largest form with files in it, in bytes. What is too large for itself within it is passed over, not kept. */
export const MAX_WITH_FILES = 1024 * 1024 * 1024

const limits = new WeakMap<IncomingMessage, number>()
const declared = (request: IncomingMessage): number =>
  Number(request.headers['content-length'] ?? 0)

/** Lets a form with files bring so many bytes. */
export const allowBody = (request: IncomingMessage, most = MAX_WITH_FILES): unknown =>
  limits.set(request, most)

const isFile = (request: Request): boolean =>
  request.method === 'PUT' && /^\/files(\/|$)/.test(request.path)

/** No more of it is read: once the answer is out the connection is closed, whatever is still to come. */
export function letGo(request: IncomingMessage, response: Response): void {
  if (request.complete) return
  if (!response.headersSent) response.set('Connection', 'close')
  // The answer gets a moment to arrive before the connection is closed.
  response.once('finish', () => setTimeout(() => request.destroy(), 1_000).unref())
}

/** Its reader may allow more before it begins; until then no more of it is taken than of words. */
const mayHaveFiles = ({ method, headers }: Request): boolean =>
  method === 'POST' && /^multipart\/form-data\b/i.test(headers['content-type'] ?? '')

/** A browser says how long its form is, so it can be shown a page before anything of the form is read. */
function showPage(request: Request, response: Response, next: NextFunction, about: string): void {
  letGo(request, response)
  request.method = 'GET'
  request.url = `/too-large${about}`
  request.originalUrl = request.url
  next()
}

const isFromPage = ({ method, headers }: Request): boolean =>
  method === 'POST' && (headers.accept?.includes('text/html') ?? false)

/**
 * Refuses a body of more than MAX_BYTES, or than was allowed, with 413: by its length when it says one (a form of a page
 * gets a page for an answer), and otherwise, because a length may be left out, by counting what comes, whoever reads it.
 */
export function limitBody(request: Request, response: Response, next: NextFunction): void {
  if (isFile(request)) return next()
  const hasFiles = mayHaveFiles(request)
  const refuse = (): void => {
    if (response.headersSent) return void request.destroy()
    response
      .set('Connection', 'close')
      .status(413)
      .type('text')
      .send(textFor(request, say('tooMuch')))
    // The answer gets a moment to arrive before the connection is closed.
    setTimeout(() => request.destroy(), 1_000).unref()
  }
  if (declared(request) > (hasFiles ? MAX_WITH_FILES : MAX_BYTES))
    return isFromPage(request)
      ? showPage(request, response, next, hasFiles ? '?files' : '')
      : refuse()
  const push = request.push
  let bytes = 0
  let isRefused = false
  request.push = (part: Buffer | null, ...more): boolean => {
    bytes += part?.length ?? 0
    if (!isRefused && bytes <= (limits.get(request) ?? MAX_BYTES))
      return push.call(request, part, ...more)
    if (!isRefused) refuse()
    isRefused = true
    return true
  }
  next()
}
