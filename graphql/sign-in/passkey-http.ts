// The addresses of signing in with a passkey: what has to be signed, and what was.

import express, { type Request, type Response, type Router } from 'express'
import { networkOf } from '#graphql/addresses.ts'
import type { Locals } from '#graphql/guards.ts'
import { contextOf } from '#graphql/requests.ts'
import { browserOf, knownBrowser } from './browser.ts'
import { mayTry } from './counts.ts'
import { enter } from './enter.ts'
import { askForPasskey, beginPasskey, enterByPasskey, PASSKEYS_OF_NETWORK } from './passkeys.ts'
import { canManageOwnSignIn } from './policy.ts'
import { arePasskeysOn } from './settings.ts'

/** POST /sign-in/passkey/ask: JSON for the browser's own dialog. */
async function ask(request: Request, response: Response): Promise<void> {
  response.setHeader('Cache-Control', 'no-store')
  if (!(await mayTry(PASSKEYS_OF_NETWORK, networkOf(request.ip))))
    return void response.status(429).json({ error: 'TOO_MANY' })
  response.json(await askForPasskey(browserOf(request, response)))
}

/** POST /sign-in/passkey/begin: the same for a new passkey of somebody who is signed in. */
async function begin(request: Request, response: Response): Promise<void> {
  const { requestId } = response.locals as Locals
  response.setHeader('Cache-Control', 'no-store')
  const context = await contextOf(request, requestId)
  const { viewer } = context
  if (!viewer || !canManageOwnSignIn(viewer))
    return void response.status(401).json({ error: 'NOT_SIGNED_IN' })
  if (!(await arePasskeysOn())) return void response.status(409).json({ error: 'CONFLICT' })
  response.json(await beginPasskey({ ...context, viewer }))
}

/** POST /sign-in/passkey (answer, returnTo) */
async function comeIn(request: Request, response: Response): Promise<void> {
  const { requestId } = response.locals as Locals
  const { answer, returnTo } = (request.body ?? {}) as Record<string, unknown>
  if (!(await mayTry(PASSKEYS_OF_NETWORK, networkOf(request.ip))))
    return response.redirect(303, '/sign-in?problem=tooMany')
  if (!(await arePasskeysOn())) return response.redirect(303, '/sign-in?problem=off')
  const before = await contextOf(request, requestId)
  const sessionId = await enterByPasskey(
    typeof answer === 'string' ? answer : '',
    knownBrowser(request),
    request.headers['user-agent'] ?? '',
    requestId,
  )
  if (!sessionId) return response.redirect(303, '/sign-in?problem=passkey')
  await enter(response, before, sessionId, returnTo)
}

export function addPasskeyRoutes(router: Router): void {
  const form = express.urlencoded({ extended: false, limit: '32kb', parameterLimit: 10 })
  router.post('/sign-in/passkey/ask', ask)
  router.post('/sign-in/passkey/begin', begin)
  router.post('/sign-in/passkey', form, comeIn)
}
