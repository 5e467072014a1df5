// What the open page of a board asks after a hint: small, and the same for everyone who may read it. And a board as CSV.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Request, type Response, Router } from 'express'
import { type GraphQLSchema, parse } from 'graphql'
import { Refusal } from '#graphql/errors.ts'
import { run } from '#graphql/execute.ts'
import type { Locals } from '#graphql/guards.ts'
import { liveAnswers } from '#graphql/posts/live.ts'
import { contextOf, textFor } from '#graphql/requests.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { boardAsCsv } from './board-export.ts'
import { boardAsFeed } from './board-feed.ts'
import { findReadableBoard } from './find.ts'

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

/** The board that is asked for, as whoever asks may read it; null when the request was refused. */
async function askedBoard(request: Request, response: Response) {
  const { requestId } = response.locals as Locals
  const { viewer, db } = await contextOf(request, requestId)
  const board =
    viewer &&
    (await findReadableBoard(db, viewer, { slug: String(request.params.slug) }).catch((error) => {
      if (error instanceof Refusal) return null
      throw error
    }))
  if (!viewer || !board) {
    const text = refusalMessages.message(viewer ? 'notFound' : 'signIn')
    response
      .status(viewer ? 404 : 401)
      .type('text')
      .send(textFor(request, text))
    return null
  }
  return { viewer, db, board }
}

async function exportBoard(request: Request, response: Response): Promise<void> {
  const asked = await askedBoard(request, response)
  if (!asked) return
  const { viewer, db, board } = asked
  const { takeLonger } = response.locals as Locals
  response.set({
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${board.slug}.csv"`,
    'Cache-Control': 'private, no-store',
  })
  if (request.method === 'HEAD') return void response.end()
  takeLonger()
  await pipeline(Readable.from(boardAsCsv(db, viewer, board.id)), response).catch((error) => {
    // Who went away meanwhile needs no answer.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
}

/** Programs that read feeds know a password and no bearer token: a token of the API as the password, under any name. */
function passwordAsToken(request: Request): void {
  const [, encoded] =
    /^Basic ([A-Za-z0-9+/=]{1,400})$/i.exec(request.headers.authorization ?? '') ?? []
  if (encoded === undefined) return
  const password = Buffer.from(encoded, 'base64')
    .toString('utf8')
    .replace(/^[^:]*:/, '')
  request.headers.authorization = `Bearer ${password}`
}

async function feedOfBoard(request: Request, response: Response): Promise<void> {
  passwordAsToken(request)
  // Ignored but with 401, where it makes programs ask for the password.
  response.set('WWW-Authenticate', 'Basic realm="Atrium", charset="UTF-8"')
  const asked = await askedBoard(request, response)
  if (!asked) return
  const { text, etag } = await boardAsFeed(asked.db, asked.viewer, asked.board)
  response.removeHeader('WWW-Authenticate')
  response.set({
    'Content-Type': 'application/atom+xml; charset=utf-8',
    'Cache-Control': 'private, no-cache',
    Vary: 'Authorization, Cookie',
    ETag: etag,
  })
  // Many a proxy makes a weak one of it.
  const known = request.headers['if-none-match']?.replace(/^W\//, '')
  if (known === etag) return void response.status(304).end()
  response.send(text)
}

/**
 * GET /export/boards/SLUG.csv: the ideas of a board that its reader may see. GET /export/boards/SLUG.atom: the latest of them as a feed.
 */
export function boardExportRoutes(): Router {
  const router = Router()
  router.get('/export/boards/:slug.csv', exportBoard)
  router.get('/export/boards/:slug.atom', feedOfBoard)
  return router
}
