// From an error to what may be said of it: a refusal is shown, a database that is away asks for patience, anything else is
// one sentence and a line in the log.
import type { NextFunction, Request, Response } from 'express'
import { log } from '#log.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { isAway } from '#prisma/client.ts'
import { Refusal, type RefusalCode, TryLater } from './errors.ts'
import type { Locals } from './guards.ts'
import { refuse } from './refuse.ts'

const say = refusalMessages.message

/** The refusal that an error is, or comes to; undefined for what went wrong on our side. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (!isAway(error)) return undefined
  log.warn({ err: error as Error }, 'the database is away or too busy')
  return new TryLater()
}

/** What the parsers of bodies and addresses say of a request that cannot be read. */
const isUnreadable = (error: unknown): error is { status: number } => {
  const { status, expose } = error as { status?: unknown; expose?: unknown }
  return expose === true && typeof status === 'number' && status >= 400 && status < 500
}

/** The answer to a request that failed, with the request's id for those who ask for help. */
export function answerFailure(
  error: unknown,
  request: Request,
  response: Response,
  next: NextFunction,
): void {
  const refusal = refusalOf(error)
  if (!refusal && !isUnreadable(error)) log.error({ err: error as Error }, 'a request failed')
  if (response.headersSent) return next(error)
  const { requestId } = response.locals as Locals
  if (refusal) {
    const { http, code } = refusal.extensions as {
      code: RefusalCode
      http: { status: number; headers?: Record<string, string> }
    }
    const headers = http.headers ?? {}
    refuse(request, response, { status: http.status, code, text: refusal.text, headers })
  } else if (isUnreadable(error)) {
    const text = say('requestUnreadable')
    refuse(request, response, { status: error.status, code: 'INVALID', text })
  } else {
    const text = say('brokenAskHelp', { requestId })
    refuse(request, response, { status: 500, code: 'INTERNAL', text })
  }
}
