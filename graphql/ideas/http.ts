// What the open page of a board asks after a hint: small, and the same for everyone who may read it.
import { Router } from 'express'
import { type GraphQLSchema, parse } from 'graphql'
import { run } from '#graphql/execute.ts'
import { liveAnswers } from '#graphql/posts/live.ts'

/** Only what every reader of the space sees: nothing of the viewer's own. */
const BoardSince = parse(`query BoardSince($slug: String!) {
  board(slug: $slug) {
    ideaCount isArchived space { number } counts { status count }
    promise { awaitingResponse overdue nextDueAt }
  }
  newest: ideas(board: $slug, sort: NEWEST, first: 30) {
    edges { node { number title status statusLabel statusStep statusSteps supportCount commentCount createdAt tags author { number unit } } }
  }
  trending: ideas(board: $slug, sort: TRENDING, first: 60) {
    edges { node { number status statusLabel statusStep statusSteps supportCount commentCount } }
  }
}`)

/** GET /live/boards/SLUG. */
export function liveBoardRoutes(schema: GraphQLSchema): Router {
  const router = Router()
  const answer = liveAnswers()
  router.get('/live/boards/:slug', async (request, response) => {
    const { slug } = request.params
    await answer(request, response, `board:${slug}`, async (context) => {
      const data = await run(schema, BoardSince, { slug }, context)
      const board = data.board as { space: { number: number } } | null
      return board && { spaceId: board.space.number, data }
    })
  })
  return router
}
