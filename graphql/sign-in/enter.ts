// The last step of every way in: the new session takes the place of the one this browser had.
import type { Response } from 'express'
import type { Context } from '#graphql/context.ts'
import { safeReturnTo } from '#graphql/identity/http.ts'
import { endSession, SESSION_LENGTH } from '#graphql/identity/service.ts'
import { setSessionCookie } from '#graphql/requests.ts'

/** Gives the browser its session, ends the one before, and leads to where somebody wanted to go. */
export async function enter(
  response: Response,
  before: Context,
  sessionId: string,
  returnTo: unknown,
): Promise<void> {
  if (before.viewer?.sessionHash) await endSession({ ...before, viewer: before.viewer })
  setSessionCookie(response, sessionId, SESSION_LENGTH)
  response.redirect(303, safeReturnTo(returnTo))
}
