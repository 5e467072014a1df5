// Ideas close to one that is being written: GET /ask/similar?title=…&body=…&except=7.
import { atrium } from '#app/atrium.ts'
import { StatusFields } from '#app/components/post-fields.ts'
import { graphql } from '#app/graphql.ts'
import { cutText } from '#graphql/graphemes.ts'
import type { Route } from './+types/similar'

const SimilarIdeas = graphql(
  `
  query SimilarIdeas($text: String!, $body: String, $exceptNumber: Int) {
    similar(text: $text, body: $body, kinds: [IDEA], first: 5, exceptNumber: $exceptNumber) {
      score
      matchedWords
      node {
        __typename
        ... on Idea {
          number
          title
          summary
          ...StatusFields
          status
          statusAt
          supportCount
          isSupported
          declineText
          declineReason
          reopenIf
          authorName
          author { name unit }
          responses { kind at byName by { name } }
          viewerCan { support comment }
        }
      }
    }
  }
`,
  [StatusFields],
)

const MAX_LENGTH_OF_TITLE = 200
const MAX_LENGTH_OF_BODY = 2_000

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const except = query.get('except')
  const text = cutText(query.get('title')?.trim() ?? '', MAX_LENGTH_OF_TITLE)
  if (!text) return { ideas: [] }
  const { similar } = await context.get(atrium).ask(SimilarIdeas, {
    text,
    body: cutText(query.get('body') ?? '', MAX_LENGTH_OF_BODY) || null,
    exceptNumber: except && /^\d{1,9}$/.test(except) ? Number(except) : null,
  })
  const ideas = similar.flatMap(({ node, score, matchedWords }) =>
    node.__typename === 'Idea' ? [{ ...node, score, matchedWords }] : [],
  )
  return { ideas }
}
