// What is no page: signed events of webhooks, and the headers of the public form.
import { type NextFunction, type Request, type Response, Router, raw } from 'express'
import { Invalid } from '#graphql/errors.ts'
import type { Locals } from '#graphql/guards.ts'
import { decryptSecret } from '#graphql/seal.ts'
import { isSigned } from '#graphql/webhook-signature.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { channelBySlug, secretPurpose, takesIn } from './channel-queries.ts'
import { openForm } from './service.ts'
import { takeEvent } from './webhook.ts'

/** An event may be this long, in bytes. */
const MAX_EVENT = 64 * 1024

const secretOf = async (channelId: number): Promise<string | null> => {
  const row = await db.first<{ sealedSecret: string | null }>(
    sql`select "sealedSecret" from "CustomerChannel" where id = ${channelId}`,
  )
  return row?.sealedSecret ? decryptSecret(secretPurpose(channelId), row.sealedSecret) : null
}

/** POST /intake/CHANNEL: 200 when the event was taken, now or before. Forged, old and unknown ones learn the same: 403. */
async function takeIntake(request: Request, response: Response): Promise<void> {
  const body = request.body as Buffer
  const channel = await channelBySlug(db, String(request.params.channel))
  const secret = channel?.kind === 'WEBHOOK' && takesIn(channel) ? await secretOf(channel.id) : null
  const header = request.get('atrium-signature') ?? ''
  const now = Math.floor(Date.now() / 1_000)
  if (!channel || !secret || !Buffer.isBuffer(body) || !isSigned(secret, header, body, now))
    return void response.status(403).json({ ok: false, code: 'NOT_ALLOWED' })
  let event: unknown
  try {
    event = JSON.parse(body.toString('utf8'))
  } catch {
    return void response
      .status(400)
      .json({ ok: false, code: 'INVALID', fields: { '': ['no JSON'] } })
  }
  try {
    const taken = await takeEvent(channel, event, (response.locals as Locals).requestId)
    response.json({ ok: true, isNew: taken?.isAgain === false })
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    response.status(400).json({ ok: false, code: 'INVALID', fields: Object.keys(error.fields) })
  }
}

/** The company's own sites may show the form in a frame; it uses no session, so that nothing can be clicked for somebody. */
async function letFrame(request: Request, response: Response, next: NextFunction): Promise<void> {
  const channel = await openForm(db, String(request.params.channel))
  const policy = response.getHeader('Content-Security-Policy')
  if (channel && channel.sites.length > 0 && typeof policy === 'string') {
    response.setHeader(
      'Content-Security-Policy',
      policy.replace("frame-ancestors 'none'", `frame-ancestors 'self' ${channel.sites.join(' ')}`),
    )
    response.removeHeader('X-Frame-Options')
  }
  next()
}

export function intakeRoutes(): Router {
  const router = Router()
  router.post('/intake/:channel', raw({ type: () => true, limit: MAX_EVENT }), takeIntake)
  router.get('/ask-us/:channel', letFrame)
  return router
}
