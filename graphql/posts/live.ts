// What open pages ask after a hint: small, and the same for everyone who may read it.
import type { Request, Response } from 'express'
import type { SignedIn, Viewer } from '#graphql/context.ts'
import { Refusal } from '#graphql/errors.ts'
import type { Locals } from '#graphql/guards.ts'
import { contextOf } from '#graphql/requests.ts'
import { type Shareable, sharedAnswers } from '#graphql/shared-answers.ts'
import { canReadSpace } from '#graphql/spaces/policy.ts'

/** An answer and the space whose readers share it. */
export type LiveAnswer = { spaceId: number; data: Record<string, unknown> } | null

/**
 * The viewer without what is theirs alone: an answer that others share may hold nothing that only its author, or those
 * who look after the space, can see. An id that nobody has is nobody's author.
 */
const asAnyReader = (context: SignedIn): SignedIn => ({
  ...context,
  viewer: { ...context.viewer, id: 0, ownerOf: [], roles: [{ role: 'EMPLOYEE', spaceId: null }] },
})

async function shareable(
  viewer: Viewer,
  find: () => Promise<LiveAnswer>,
): Promise<Shareable | null> {
  // The moment before the query: what changes meanwhile is sent again, never missed.
  const now = new Date().toISOString()
  const found = await find().catch((error: unknown) => {
    if (error instanceof Refusal) return null
    throw error
  })
  // A closed space's board is known to everyone; what stands on it only to those who read it.
  if (!found || !canReadSpace(viewer, found.spaceId)) return null
  return { spaceId: found.spaceId, body: Buffer.from(JSON.stringify({ now, ...found.data })) }
}

/** Answers a live question: `find` runs as any reader of the space, once for all who ask in the same moment. */
export function liveAnswers() {
  const share = sharedAnswers()
  return async (
    request: Request,
    response: Response,
    key: string,
    find: (context: SignedIn) => Promise<LiveAnswer>,
  ): Promise<void> => {
    const context = await contextOf(request, (response.locals as Locals).requestId)
    const { viewer } = context
    if (!viewer) return void response.status(401).end()
    const own = { ...context, viewer }
    // Labels are in the language of whoever asks.
    const answer =
      (await share(`${context.language} ${key}`, viewer, () =>
        shareable(viewer, () => find(asAnyReader(own))),
      )) ??
      // A held post is nobody's to share; its author still sees it.
      (await shareable(viewer, () => find(own)))
    if (!answer) return void response.status(404).end()
    response.setHeader('Content-Type', 'application/json; charset=utf-8')
    response.setHeader('Cache-Control', 'private, no-store')
    response.end(answer.body)
  }
}
