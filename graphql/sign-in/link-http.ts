// The forms of sign-in links. Only POST uses anything up: what opens links by itself (a virus scanner) signs nobody in.

import express, { type Request, type Response, type Router } from 'express'
import { networkOf } from '#graphql/addresses.ts'
import { TooMany } from '#graphql/errors.ts'
import type { Locals } from '#graphql/guards.ts'
import { safeReturnTo } from '#graphql/identity/http.ts'
import { contextOf } from '#graphql/requests.ts'
import { browserOf, knownBrowser } from './browser.ts'
import { mayTry } from './counts.ts'
import { enter } from './enter.ts'
import {
  areLinksOffered,
  askForLink,
  CODES_OF_NETWORK,
  type Entered,
  enterByCode,
  enterByLink,
} from './links.ts'

const textIn = (request: Request, name: string): string => {
  const value = ((request.body ?? {}) as Record<string, unknown>)[name]
  return typeof value === 'string' ? value.slice(0, 600).replaceAll('\0', '') : ''
}

/** POST /sign-in/link (email, returnTo) */
async function ask(request: Request, response: Response): Promise<void> {
  const email = textIn(request, 'email').trim().toLowerCase()
  if (email.length > 254 || !/^[^\s@]+@[^\s@]+$/.test(email) || !email.isWellFormed())
    return response.redirect(303, '/sign-in?problem=email')
  if (!(await areLinksOffered())) return response.redirect(303, '/sign-in?problem=off')
  try {
    await askForLink({
      email,
      network: networkOf(request.ip),
      browser: browserOf(request, response),
      returnTo: safeReturnTo(textIn(request, 'returnTo')),
    })
    response.redirect(303, '/sign-in/code')
  } catch (error) {
    if (!(error instanceof TooMany)) throw error
    response.redirect(303, '/sign-in?problem=tooMany')
  }
}

type Way = (secret: string, browser: string | null, agent: string, id: string) => Promise<Entered>

/** Carries out a link or a code. */
function comeIn(secretOf: (request: Request) => string, way: Way) {
  return async (request: Request, response: Response): Promise<void> => {
    const { requestId } = response.locals as Locals
    if (!(await areLinksOffered())) return response.redirect(303, '/sign-in?problem=off')
    if (!(await mayTry(CODES_OF_NETWORK, networkOf(request.ip))))
      return response.redirect(303, '/sign-in/code?problem=tooMany')
    const before = await contextOf(request, requestId)
    const userAgent = request.headers['user-agent'] ?? ''
    const entered = await way(secretOf(request), knownBrowser(request), userAgent, requestId)
    if ('problem' in entered)
      return response.redirect(303, `/sign-in/code?problem=${entered.problem}`)
    await enter(response, before, entered.sessionId, entered.returnTo)
  }
}

export function addLinkRoutes(router: Router): void {
  const form = express.urlencoded({ extended: false, limit: '4kb', parameterLimit: 10 })
  router.post('/sign-in/link', form, ask)
  router.post(
    '/sign-in/code',
    form,
    comeIn((request) => textIn(request, 'code'), enterByCode),
  )
  router.post(
    '/sign-in/link/:token',
    form,
    comeIn((request) => String(request.params.token), enterByLink),
  )
}
