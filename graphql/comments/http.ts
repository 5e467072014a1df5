// What the open page of a post asks after a hint: its counters, what its kind adds, and the comments written meanwhile.
import { Router } from 'express'
import { type DocumentNode, type GraphQLSchema, Kind, parse } from 'graphql'
import { run } from '#graphql/execute.ts'
import { postKinds } from '#graphql/post-kinds.ts'
import { liveAnswers } from '#graphql/posts/live.ts'
import { sharedSince } from '#graphql/shared-answers.ts'
import { PostChanges } from './fragments.ts'

/** Only what every reader of the space sees: nothing of the viewer's own. */
function postChanges(): DocumentNode {
  const ofKinds = postKinds().flatMap(({ live }) => live?.definitions ?? [])
  const names = ofKinds.flatMap((one) =>
    one.kind === Kind.FRAGMENT_DEFINITION ? one.name.value : [],
  )
  const { definitions } = parse(`query PostChanges($id: ID!, $since: DateTime!, $after: String) {
    post(id: $id) { ${['PostChanges', ...names].map((name) => `...${name}`).join(' ')} }
  }`)
  return {
    kind: Kind.DOCUMENT,
    definitions: [...definitions, ...PostChanges.definitions, ...ofKinds],
  }
}

/** A cursor is short; whatever is longer is none of ours. */
const MAX_CURSOR = 200

/**
 * GET /live/posts/NUMBER?since=ISO, of any kind. Of more than 100 changed comments `pageInfo` says that there are more, and
 * `&after=CURSOR` gives the next. 410 when `since` is too long ago: ask for the page.
 */
export function livePostRoutes(schema: GraphQLSchema): Router {
  const router = Router()
  const answer = liveAnswers()
  const document = postChanges()
  router.get('/live/posts/:number', async (request, response) => {
    const { number } = request.params
    const since = sharedSince(Date.parse(String(request.query.since)), Date.now())
    if (!/^\d{1,9}$/.test(number)) return void response.status(404).end()
    const after = String(request.query.after ?? '')
    if (after.length > MAX_CURSOR) return void response.status(404).end()
    if (since === null) return void response.status(410).end()
    await answer(request, response, `post:${number}:${since}:${after}`, async (context) => {
      const variables = { id: number, since: new Date(since).toISOString(), after: after || null }
      const data = await run(schema, document, variables, context)
      const post = data.post as { space: { number: number } } | null
      return post && { spaceId: post.space.number, data }
    })
  })
  return router
}
