// POST /export/my-data.zip: somebody's own data, to themselves, in a browser. It is made while it is sent and kept nowhere.
import { pipeline } from 'node:stream/promises'
import { type Request, type Response, Router } from 'express'
import type { Context, Viewer } from '#graphql/context.ts'
import { TooMany } from '#graphql/errors.ts'
import type { Locals } from '#graphql/guards.ts'
import { contextOf, textFor } from '#graphql/requests.ts'
import { sharedLimiter } from '#graphql/shared-limiter.ts'
import { transaction } from '#graphql/transaction.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { exported } from './events.ts'
import { exportOf } from './export.ts'
import { DAILY_EXPORTS } from './limits.ts'

const limiter = sharedLimiter('my-data', DAILY_EXPORTS, 86_400)

/** Counts it against the day, and records it. Throws TooMany. */
async function begin(viewer: Viewer, context: Context): Promise<void> {
  await limiter.spend(String(viewer.id))
  await transaction((tx) =>
    exported.record(tx, { viewer, requestId: context.requestId }, { personId: viewer.id }),
  )
}

async function exportMyData(request: Request, response: Response): Promise<void> {
  const { requestId, takeLonger } = response.locals as Locals
  const context = await contextOf(request, requestId)
  const { viewer } = context
  const refuse = (status: number, key: 'signIn' | 'tooMany') =>
    response
      .status(status)
      .type('text')
      .send(textFor(request, refusalMessages.message(key)))
  // With a token somebody who found it would have everything at once.
  if (!viewer || viewer.sessionHash === null) return void refuse(401, 'signIn')
  try {
    await begin(viewer, context)
  } catch (error) {
    if (!(error instanceof TooMany)) throw error
    response.set('Retry-After', '3600')
    return void refuse(429, 'tooMany')
  }
  const archive = await exportOf(context.db, viewer.id)
  response.set({
    'Content-Type': 'application/zip',
    'Content-Disposition': 'attachment; filename="my-data.zip"',
    'Cache-Control': 'private, no-store',
  })
  takeLonger()
  await pipeline(archive, response).catch((error) => {
    // Who went away meanwhile needs no answer.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
}

/** POST /export/my-data.zip */
export function myDataRoutes(): Router {
  const router = Router()
  router.post('/export/my-data.zip', exportMyData)
  return router
}
