// The form of the administrator's password.

import express, { type Request, type Response, type Router } from 'express'
import { networkOf } from '#graphql/addresses.ts'
import { TooMany } from '#graphql/errors.ts'
import type { Locals } from '#graphql/guards.ts'
import { contextOf } from '#graphql/requests.ts'
import { countTry } from './counts.ts'
import { enter } from './enter.ts'
import { PASSWORD_LENGTH } from './limits.ts'
import {
  arePasswordsOn,
  enterByPassword,
  isCode,
  PASSWORDS_OF_ADDRESS,
  PASSWORDS_OF_NETWORK,
} from './password.ts'

const textIn = (request: Request, name: string): string => {
  const value = ((request.body ?? {}) as Record<string, unknown>)[name]
  return typeof value === 'string' ? value.slice(0, PASSWORD_LENGTH * 4).replaceAll('\0', '') : ''
}

/** POST /sign-in/password (email, password, code) */
async function comeIn(request: Request, response: Response): Promise<void> {
  const { requestId } = response.locals as Locals
  if (!(await arePasswordsOn())) return response.redirect(303, '/sign-in?problem=off')
  const email = textIn(request, 'email').trim().toLowerCase().slice(0, 254).toWellFormed()
  try {
    const network = networkOf(request.ip)
    await countTry(PASSWORDS_OF_NETWORK, network)
    // Never for an address from everywhere: strangers would lock its administrator out.
    if (isCode(textIn(request, 'code'))) await countTry(PASSWORDS_OF_ADDRESS, `${email} ${network}`)
  } catch (error) {
    if (!(error instanceof TooMany)) throw error
    return response.redirect(303, '/sign-in/password?problem=tooMany')
  }
  const before = await contextOf(request, requestId)
  const typed = { email, password: textIn(request, 'password'), code: textIn(request, 'code') }
  const sessionId = await enterByPassword(typed, request.headers['user-agent'] ?? '', requestId)
  if (!sessionId) return response.redirect(303, '/sign-in/password?problem=password')
  await enter(response, before, sessionId, '/admin')
}

export function addPasswordRoutes(router: Router): void {
  const form = express.urlencoded({ extended: false, limit: '8kb', parameterLimit: 10 })
  router.post('/sign-in/password', form, comeIn)
}
