// Signing in and out: the forms that set the session cookie.
import express, { type Request, type Response, Router } from 'express'
import { Refusal } from '#graphql/errors.ts'
import type { Locals } from '#graphql/guards.ts'
import { contextOf, setLanguageCookie, setSessionCookie } from '#graphql/requests.ts'
import { isWritten } from '#messages/engine/languages.ts'
import { endSession, SESSION_LENGTH, signInToDemo } from './service.ts'

/** Only paths of our own: `//elsewhere` and `/\elsewhere` are other people's. */
export function safeReturnTo(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > 500) return '/'
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted) || /^\/sign-(in|out)/.test(wanted)) return '/'
  // With its dots resolved it must not begin with two slashes either, to whoever resolves it again.
  return new URL(wanted, 'http://here').pathname.startsWith('//') ? '/' : wanted
}

async function demoSignIn(request: Request, response: Response): Promise<void> {
  const { requestId } = response.locals as Locals
  const { person, returnTo } = (request.body ?? {}) as Record<string, unknown>
  try {
    const before = await contextOf(request, requestId)
    const id = await signInToDemo(
      typeof person === 'string' ? person.replaceAll('\0', '') : '',
      request.headers['user-agent'] ?? '',
      requestId,
    )
    if (before.viewer?.sessionHash) await endSession({ ...before, viewer: before.viewer })
    setSessionCookie(response, id, SESSION_LENGTH)
    response.redirect(303, safeReturnTo(returnTo))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    response.redirect(303, '/sign-in?refused=1')
  }
}

/** The language of this browser, for people who have chosen none in their settings. */
function chooseLanguage(request: Request, response: Response): void {
  const { language, returnTo } = (request.body ?? {}) as Record<string, unknown>
  if (typeof language === 'string' && isWritten(language)) setLanguageCookie(response, language)
  const back = safeReturnTo(returnTo)
  const isOpen = /^\/(setup|invitation|recovery)([/?]|$)/.test(back)
  const toSignIn = back === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ returnTo: back })}`
  response.redirect(303, isOpen ? back : toSignIn)
}

async function signOut(request: Request, response: Response): Promise<void> {
  const { requestId } = response.locals as Locals
  const context = await contextOf(request, requestId)
  // Signed out already, in another tab perhaps: that is what was wanted.
  if (context.viewer) await endSession({ ...context, viewer: context.viewer })
  setSessionCookie(response, '', 0)
  response.redirect(303, '/sign-in')
}

/** POST /sign-in/demo (person=EMAIL, returnTo), /sign-in/language (language, returnTo) and /sign-out. */
export function signInRoutes(): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '4kb', parameterLimit: 10 })
  router.post('/sign-in/demo', form, demoSignIn)
  router.post('/sign-in/language', form, chooseLanguage)
  router.post('/sign-out', signOut)
  return router
}
