// How much a request may bring. Files have a door of their own (attachments/receive.ts); everything else is words.
import type { NextFunction, Request, Response } from 'express'

/** Room for the longest idea or draft in the longest encoding, in bytes. */
export const MOST_BYTES = 512 * 1024

const isFile = (request: Request): boolean =>
  request.method === 'PUT' && /^\/files(\/|$)/.test(request.path)

/**
 * Refuses a body of more than MOST_BYTES with 413: by its length when it says one, and otherwise, because a length may be
 * left out, by counting what comes, whoever reads it.
 */
export function limitBody(request: Request, response: Response, next: NextFunction): void {
  if (isFile(request)) return next()
  const refuse = (): void => {
    if (response.headersSent) return void request.destroy()
    response.set('Connection', 'close').status(413).type('text').send('This is too much at once.')
    // The answer gets a moment to arrive before the line is cut.
    setTimeout(() => request.destroy(), 1_000).unref()
  }
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) return refuse()
  const push = request.push
  let bytes = 0
  request.push = (part: Buffer | null, ...more): boolean => {
    bytes += part?.length ?? 0
    if (bytes <= MOST_BYTES) return push.call(request, part, ...more)
    if (bytes - (part?.length ?? 0) <= MOST_BYTES) refuse()
    return true
  }
  next()
}
