// The directory as a file: GET /export/people.csv with the search of the page's address.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Request, type Response, Router } from 'express'
import type { SignedIn } from '#graphql/context.ts'
import { Refusal } from '#graphql/errors.ts'
import type { Locals } from '#graphql/guards.ts'
import { contextOf, textFor } from '#graphql/requests.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { peopleAsCsv } from './export.ts'
import { tokensIn } from './limits.ts'
import { canExportPeople } from './policy.ts'
import { readSearch } from './searching.ts'

async function exportPeople(request: Request, response: Response): Promise<void> {
  const { requestId, takeLonger } = response.locals as Locals
  const context = await contextOf(request, requestId)
  const { viewer } = context
  if (!viewer || !canExportPeople(viewer)) {
    const text = refusalMessages.message(viewer ? 'notFound' : 'signIn')
    return void response
      .status(viewer ? 404 : 401)
      .type('text')
      .send(textFor(request, text))
  }
  const signedIn: SignedIn = { ...context, viewer }
  const query = new URL(request.url, 'http://export').searchParams
  const search = await readSearch(
    signedIn,
    query.get('q') ?? '',
    tokensIn(query),
    query.has('plain'),
  ).catch((error) => {
    if (error instanceof Refusal) return null
    throw error
  })
  if (!search)
    return void response
      .status(400)
      .type('text')
      .send(textFor(request, refusalMessages.message('check')))
  response.set({
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="people.csv"',
    'Cache-Control': 'private, no-store',
  })
  if (request.method === 'HEAD') return void response.end()
  takeLonger()
  await pipeline(Readable.from(peopleAsCsv(signedIn, search)), response).catch((error) => {
    // Who went away meanwhile needs no answer.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
}

/** GET /export/people.csv: for administrators. */
export function peopleExportRoutes(): Router {
  const router = Router()
  router.get('/export/people.csv', exportPeople)
  return router
}
