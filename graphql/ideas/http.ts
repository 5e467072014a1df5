// What an open page asks after a hint: small, and the same for everyone who may read it.
import { type Request, type Response, Router } from 'express'
import type { GraphQLSchema } from 'graphql'
import { parse } from 'graphql'
import type { SignedIn, Viewer } from '#graphql/context.ts'
import { Refusal } from '#graphql/errors.ts'
import { run } from '#graphql/execute.ts'
import type { Locals } from '#graphql/guards.ts'
import { contextOf } from '#graphql/requests.ts'
import { type Shareable, sharedAnswers, sharedSince } from '#graphql/shared-answers.ts'
import { canReadSpace } from '#graphql/spaces/policy.ts'

/** Only what every reader of the space sees: nothing of the viewer's own. */
const IdeaSince = parse(`query IdeaSince($id: ID!, $since: DateTime!) {
  idea(id: $id) {
    version status statusAt supportCount commentCount followerCount answeredAt title
    board { space { number isArchived } }
    changedComments(since: $since) {
      number postNumber threadNumber replyToNumber replyToName kind isRemoved html body createdAt editedAt authorName
      author { number name title unit pictureUrl }
      reactions { sign count }
      files { id name mediaType bytes width height alt url }
    }
  }
}`)
const BoardSince = parse(`query BoardSince($slug: String!) {
  board(slug: $slug) {
    ideaCount isArchived space { number } counts { status count }
    promise { waiting overdue nextDueAt }
  }
  newest: ideas(board: $slug, sort: NEWEST, first: 30) {
    edges { node { number title status supportCount commentCount createdAt tags author { number unit } } }
  }
  moving: ideas(board: $slug, sort: MOVING, first: 60) {
    edges { node { number status supportCount commentCount } }
  }
}`)

type Found = { spaceId: number; data: Record<string, unknown> } | null

/**
 * The viewer without what is theirs alone: an answer that others share may hold nothing that only its author, or those
 * who look after the space, can see. An id that nobody has is nobody's author.
 */
const asAnyReader = (context: SignedIn): SignedIn => ({
  ...context,
  viewer: { ...context.viewer, id: 0, ownerOf: [], role: 'MEMBER' },
})

async function shareable(viewer: Viewer, find: () => Promise<Found>): Promise<Shareable | null> {
  // The moment before the question: what changes while it is asked is told again, never missed.
  const now = new Date().toISOString()
  const found = await find().catch((error: unknown) => {
    if (error instanceof Refusal) return null
    throw error
  })
  // A closed space's board is known to everyone; what stands on it only to those who read it.
  if (!found || !canReadSpace(viewer, found.spaceId)) return null
  return { spaceId: found.spaceId, body: Buffer.from(JSON.stringify({ now, ...found.data })) }
}

async function answerWith(
  request: Request,
  response: Response,
  key: string,
  share: ReturnType<typeof sharedAnswers>,
  find: (context: SignedIn) => Promise<Found>,
): Promise<void> {
  const context = await contextOf(request, (response.locals as Locals).requestId)
  const { viewer } = context
  if (!viewer) return void response.status(401).end()
  const own = { ...context, viewer }
  const answer =
    (await share(key, viewer, () => shareable(viewer, () => find(asAnyReader(own))))) ??
    // A held idea is nobody's to share; its author still sees it.
    (await shareable(viewer, () => find(own)))
  if (!answer) return void response.status(404).end()
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.setHeader('Cache-Control', 'private, no-store')
  response.end(answer.body)
}

/** GET /live/ideas/NUMBER?since=ISO and GET /live/boards/SLUG. 410 when `since` is too long ago: ask for the page. */
export function liveRoutes(schema: GraphQLSchema): Router {
  const router = Router()
  const share = sharedAnswers()
  router.get('/live/ideas/:number', async (request, response) => {
    const { number } = request.params
    const since = sharedSince(Date.parse(String(request.query.since)), Date.now())
    if (!/^\d{1,9}$/.test(number)) return void response.status(404).end()
    if (since === null) return void response.status(410).end()
    await answerWith(request, response, `idea:${number}:${since}`, share, async (context) => {
      const data = await run(
        schema,
        IdeaSince,
        { id: number, since: new Date(since).toISOString() },
        context,
      )
      const idea = data.idea as { board: { space: { number: number } } } | null
      return idea && { spaceId: idea.board.space.number, data }
    })
  })
  router.get('/live/boards/:slug', async (request, response) => {
    const { slug } = request.params
    await answerWith(request, response, `board:${slug}`, share, async (context) => {
      const data = await run(schema, BoardSince, { slug }, context)
      const board = data.board as { space: { number: number } } | null
      return board && { spaceId: board.space.number, data }
    })
  })
  return router
}
