// POST /unsubscribe/TOKEN: what mail programs send by themselves (RFC 8058), and the form of the page at the same address.
import express, { type Request, type Response, Router } from 'express'
import type { Locals } from '#graphql/guards.ts'
import { textFor } from '#graphql/requests.ts'
import { emailsMessages } from '#messages/emails.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { unsubscribe } from './unsubscribe.ts'

async function stop(request: Request, response: Response): Promise<void> {
  const token = String(request.params.token)
  const { requestId } = response.locals as Locals
  const isDone = await unsubscribe(token, requestId)
  const { confirmed } = (request.body ?? {}) as Record<string, unknown>
  // The page says what happened. A mail program must not be led elsewhere.
  if (confirmed) return response.redirect(303, `/unsubscribe/${encodeURIComponent(token)}`)
  const text = isDone ? emailsMessages.message('unsubscribed') : refusalMessages.message('notFound')
  response
    .status(isDone ? 200 : 404)
    .type('text')
    .send(textFor(request, text))
}

/** Only POST changes anything: what follows links by itself (a virus scanner, a preview) ends nobody's mail. */
export function unsubscribeRoutes(): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '4kb', parameterLimit: 10 })
  router.post('/unsubscribe/:token', form, stop)
  return router
}
