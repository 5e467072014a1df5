// Posts close to a question that is being written, answered ones with their answer: GET /ask/similar-questions?title=…&body=….
import { atrium } from '#app/atrium.ts'
import { PLACES } from '#app/components/places.ts'
import { StatusFields } from '#app/components/post-fields.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { cutText } from '#graphql/graphemes.ts'
import type { Route } from './+types/similar-to'

const SimilarQuestions = graphql(
  `
    query SimilarQuestions($text: String!, $body: String, $kinds: [SearchKind!]) {
      similar(text: $text, body: $body, kinds: $kinds, first: 5) {
        node {
          __typename
          ... on Post { number path title summary language kind ...StatusFields }
          ... on Question {
            solvedCount
            solvedMine
            accepted { number html language author { name } authorName }
            viewerCan { haveToo }
          }
        }
      }
    }
  `,
  [StatusFields],
)
type Found = ResultOf<typeof SimilarQuestions>['similar'][number]['node']
/** A post close to a text; `accepted` where it is a question that has its answer. */
export type SimilarPost = Extract<Found, { path: string }>

const MAX_LENGTH_OF_TITLE = 200
const MAX_LENGTH_OF_BODY = 2_000

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const text = cutText(query.get('title')?.trim() ?? '', MAX_LENGTH_OF_TITLE)
  if (!text) return { posts: [] }
  const { similar } = await context.get(atrium).ask(SimilarQuestions, {
    text,
    body: cutText(query.get('body') ?? '', MAX_LENGTH_OF_BODY) || null,
    kinds: PLACES.flatMap(({ kind }) => kind?.toUpperCase().replaceAll('-', '_') ?? []) as never,
  })
  return { posts: similar.flatMap(({ node }) => ('path' in node ? [node] : [])) }
}
