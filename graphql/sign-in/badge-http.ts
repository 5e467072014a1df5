// The forms of badges: number and PIN, and the PIN that takes the place of the first one.

import express, { type Request, type Response, type Router } from 'express'
import { networkOf } from '#graphql/addresses.ts'
import { Invalid } from '#graphql/errors.ts'
import type { Locals } from '#graphql/guards.ts'
import { contextOf } from '#graphql/requests.ts'
import { choosePin, enterByBadge } from './badge-entry.ts'
import { browserOf, knownBrowser } from './browser.ts'
import { enter } from './enter.ts'
import { areBadgesOn } from './settings.ts'

const MAX_TYPED = 200
const textIn = (request: Request, name: string): string => {
  const value = ((request.body ?? {}) as Record<string, unknown>)[name]
  return typeof value === 'string'
    ? value.slice(0, MAX_TYPED).replaceAll('\0', '').toWellFormed()
    : ''
}

/** POST /sign-in/badge (badge, pin) */
async function comeIn(request: Request, response: Response): Promise<void> {
  const { requestId } = response.locals as Locals
  if (!(await areBadgesOn())) return response.redirect(303, '/sign-in?problem=off')
  const before = await contextOf(request, requestId)
  const answer = await enterByBadge(
    { badge: textIn(request, 'badge'), pin: textIn(request, 'pin').trim() },
    {
      network: networkOf(request.ip),
      browserHash: browserOf(request, response),
      userAgent: request.headers['user-agent'] ?? '',
      requestId,
    },
  )
  if (answer === 'choosePin') return response.redirect(303, '/sign-in/badge/pin')
  if (answer === null || answer === 'tooMany')
    return response.redirect(303, `/sign-in/badge?problem=${answer ?? 'badge'}`)
  await enter(response, before, answer.sessionId, '/')
}

/** POST /sign-in/badge/pin (pin, again) */
async function choose(request: Request, response: Response): Promise<void> {
  const { requestId } = response.locals as Locals
  const pin = textIn(request, 'pin').trim()
  if (pin !== textIn(request, 'again').trim())
    return response.redirect(303, '/sign-in/badge/pin?problem=pinAgain')
  const before = await contextOf(request, requestId)
  const asking = { userAgent: request.headers['user-agent'] ?? '', requestId }
  let sessionId: string | null
  try {
    sessionId = await choosePin({ pin }, knownBrowser(request), asking)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return response.redirect(303, '/sign-in/badge/pin?problem=pin')
  }
  if (!sessionId) return response.redirect(303, '/sign-in/badge?problem=badgeLost')
  await enter(response, before, sessionId, '/')
}

export function addBadgeRoutes(router: Router): void {
  const form = express.urlencoded({ extended: false, limit: '8kb', parameterLimit: 10 })
  router.post('/sign-in/badge', form, comeIn)
  router.post('/sign-in/badge/pin', form, choose)
}
