// The addresses that a sign-on service and the browsers on their way to it know.

import express, { type Request, type Response, type Router } from 'express'
import { networkOf } from '#graphql/addresses.ts'
import type { Context, SignedIn } from '#graphql/context.ts'
import type { Locals } from '#graphql/guards.ts'
import { safeReturnTo } from '#graphql/identity/http.ts'
import { contextOf } from '#graphql/requests.ts'
import { minutes } from '#graphql/time.ts'
import { log } from '#log.ts'
import { linkTo, personFor, startSignOnSession } from './accounts.ts'
import { browserOf, isFromOwnPage, knownBrowser } from './browser.ts'
import { mayTry } from './counts.ts'
import { enter } from './enter.ts'
import { LogoutRefused, logOutThere } from './logout.ts'
import { canManageOwnSignIn, canManageSignIn } from './policy.ts'
import { type ProviderRow, providerOf } from './providers.ts'
import { keepTry } from './service.ts'
import {
  beginSignOn,
  type Claims,
  type Purpose,
  type Returned,
  returnFrom,
  SignInRefused,
} from './sign-on.ts'

/** A company of two thousand behind one address begins its morning; more than that, nobody sends. */
const BEGUN = { what: 'sign-on', max: 3_000, within: minutes(10) }

async function providerIn(request: Request): Promise<ProviderRow | undefined> {
  const id = String(request.params.id)
  return /^\d{1,9}$/.test(id) ? providerOf(Number(id)) : undefined
}

/** Back to a page of ours, which says in words what went wrong. */
const problemPage = (purpose: Purpose, provider: number, problem: string): string =>
  purpose === 'TRY'
    ? `/admin/sign-in?open=${provider}#result`
    : purpose === 'LINK'
      ? `/settings?problem=${problem}#sign-in`
      : `/sign-in?problem=${problem}`

/** GET /sign-in/with/ID, /sign-in/link-account/ID and /sign-in/try/ID: off to the service. */
function leaveFor(purpose: Purpose) {
  return async (request: Request, response: Response): Promise<void> => {
    const { requestId } = response.locals as Locals
    const context = await contextOf(request, requestId)
    const provider = await providerIn(request)
    if (!provider || !mayLeave(purpose, provider, context, request))
      return response.redirect(303, '/sign-in?problem=off')
    if (!(await mayTry(BEGUN, networkOf(request.ip))))
      return response.redirect(303, '/sign-in?problem=tooMany')
    const returnTo = safeReturnTo(request.query.returnTo)
    const browser = browserOf(request, response)
    response.setHeader('Cache-Control', 'no-store')
    try {
      const { viewer } = context
      response.redirect(303, await beginSignOn(provider, { purpose, viewer, browser, returnTo }))
    } catch (error) {
      if (!(error instanceof SignInRefused)) throw error
      if (purpose === 'TRY' && context.viewer)
        await keepFailure(context as SignedIn, provider, error)
      response.redirect(303, problemPage(purpose, provider.id, error.problem))
    }
  }
}

function mayLeave(
  purpose: Purpose,
  provider: ProviderRow,
  { viewer }: Context,
  request: Request,
): boolean {
  if (purpose === 'SIGN_IN') return provider.isOn
  // A stranger's page must not lead somebody into linking an account that is not theirs.
  if (!viewer || !isFromOwnPage(request)) return false
  return purpose === 'TRY' ? canManageSignIn(viewer) : canManageOwnSignIn(viewer) && provider.isOn
}

const keepFailure = (
  context: SignedIn,
  provider: ProviderRow,
  { problem, detail }: SignInRefused,
) => keepTry(context, provider, { ok: false, at: '', problem, detail })

/** GET /sign-in/callback/ID: back from the service. */
async function comeBack(request: Request, response: Response): Promise<void> {
  const { requestId } = response.locals as Locals
  response.setHeader('Cache-Control', 'no-store')
  const id = String(request.params.id)
  const query = new URL(request.originalUrl, 'http://here').searchParams
  try {
    if (!/^\d{1,9}$/.test(id)) throw new SignInRefused('lost')
    const returned = await returnFrom(Number(id), query, knownBrowser(request))
    const context = await contextOf(request, requestId)
    await carryOn(request, response, returned, context)
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error
    log.info({ provider: id, problem: error.problem }, 'a sign-in was refused')
    response.redirect(303, problemPage('SIGN_IN', 0, error.problem))
  }
}

async function carryOn(
  request: Request,
  response: Response,
  returned: Returned,
  context: Context,
): Promise<void> {
  const { provider, purpose, personId, returnTo } = returned
  const { requestId, viewer } = context
  if (purpose === 'SIGN_IN') {
    const claims = await returned.claims()
    const person = await personFor(provider, claims, requestId)
    const userAgent = request.headers['user-agent'] ?? ''
    const sessionId = await startSignOnSession(person, claims, userAgent, requestId)
    return enter(response, context, sessionId, returnTo)
  }
  try {
    // Somebody else has signed in meanwhile, or nobody is any more.
    if (!viewer || viewer.id !== personId) throw new SignInRefused('person')
    const claims = await returned.claims()
    if (purpose === 'LINK') {
      await linkTo(viewer.id, claims, requestId)
      return response.redirect(303, '/settings?kept=account#sign-in')
    }
    await keepTry({ ...context, viewer }, provider, { ok: true, at: '', claims: shown(claims) })
    response.redirect(303, problemPage('TRY', provider.id, ''))
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error
    if (purpose === 'TRY' && viewer && canManageSignIn(viewer))
      await keepFailure({ ...context, viewer }, provider, error)
    response.redirect(303, problemPage(purpose, provider.id, error.problem))
  }
}

const shown = ({ subject, name, email, unit, title, site, language }: Claims) => ({
  subject,
  name,
  email,
  unit,
  title,
  site,
  language,
})

/** POST /sign-in/logout/ID (logout_token), by the service itself. */
async function logout(request: Request, response: Response): Promise<void> {
  const { requestId } = response.locals as Locals
  response.setHeader('Cache-Control', 'no-store')
  const provider = await providerIn(request)
  const { logout_token: token } = (request.body ?? {}) as Record<string, unknown>
  try {
    if (!provider) throw new LogoutRefused('no such service')
    await logOutThere(provider, typeof token === 'string' ? token : '', requestId)
    response.status(200).end()
  } catch (error) {
    log.warn({ err: error as Error }, 'a logout token was refused')
    response.status(400).json({ error: 'invalid_request' })
  }
}

export function addSignOnRoutes(router: Router): void {
  router.get('/sign-in/with/:id', leaveFor('SIGN_IN'))
  router.get('/sign-in/link-account/:id', leaveFor('LINK'))
  router.get('/sign-in/try/:id', leaveFor('TRY'))
  router.get('/sign-in/callback/:id', comeBack)
  const form = express.urlencoded({ extended: false, limit: '16kb', parameterLimit: 10 })
  router.post('/sign-in/logout/:id', form, logout)
}
