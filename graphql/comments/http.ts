// What the open page of a post asks after a hint: its counters, what its kind adds, and what was said meanwhile.
import { Router } from 'express'
import { type GraphQLSchema, parse } from 'graphql'
import { run } from '#graphql/execute.ts'
import { postKinds } from '#graphql/post-kinds.ts'
import { liveAnswers } from '#graphql/posts/live.ts'
import { sharedSince } from '#graphql/shared-answers.ts'

/** Only what every reader of the space sees: nothing of the viewer's own. */
const postSince = () =>
  parse(`query PostSince($id: ID!, $since: DateTime!) {
  post(id: $id) {
    version title supportCount commentCount followerCount space { number isArchived }
    ${postKinds()
      .flatMap(({ type, live }) => (live ? [`... on ${type.name} { ${live} }`] : []))
      .join('\n')}
    changedComments(since: $since) {
      number postNumber rootNumber replyToNumber replyToName kind isRemoved html body createdAt editedAt authorName
      author { number name title unit pictureUrl }
      reactions { emoji count }
      files { id name mediaType bytes width height alt url }
    }
  }
}`)

/** GET /live/posts/NUMBER?since=ISO, of any kind. 410 when `since` is too long ago: ask for the page. */
export function livePostRoutes(schema: GraphQLSchema): Router {
  const router = Router()
  const answer = liveAnswers()
  const document = postSince()
  router.get('/live/posts/:number', async (request, response) => {
    const { number } = request.params
    const since = sharedSince(Date.parse(String(request.query.since)), Date.now())
    if (!/^\d{1,9}$/.test(number)) return void response.status(404).end()
    if (since === null) return void response.status(410).end()
    await answer(request, response, `post:${number}:${since}`, async (context) => {
      const variables = { id: number, since: new Date(since).toISOString() }
      const data = await run(schema, document, variables, context)
      const post = data.post as { space: { number: number } } | null
      return post && { spaceId: post.space.number, data }
    })
  })
  return router
}
