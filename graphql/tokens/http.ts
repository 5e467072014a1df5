// GET /developers/schema.graphql: the whole schema with its descriptions, for those who can have tokens.
import { type Response, Router } from 'express'
import { type GraphQLSchema, printSchema } from 'graphql'
import type { Locals } from '#graphql/guards.ts'
import { contextOf, textFor } from '#graphql/requests.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { canHaveTokens } from './policy.ts'

export function schemaRoutes(schema: GraphQLSchema): Router {
  let printed: string | undefined
  const router = Router()
  router.get('/developers/schema.graphql', async (request, response: Response) => {
    const { viewer } = await contextOf(request, (response.locals as Locals).requestId)
    if (!viewer || !canHaveTokens(viewer)) {
      const text = refusalMessages.message(viewer ? 'notFound' : 'signIn')
      return void response
        .status(viewer ? 404 : 401)
        .type('text')
        .send(textFor(request, text))
    }
    printed ??= printSchema(schema)
    response
      .set({
        'Content-Disposition': 'attachment; filename="schema.graphql"',
        'Cache-Control': 'private, no-store',
      })
      .type('text/plain; charset=utf-8')
      .send(printed)
  })
  return router
}
