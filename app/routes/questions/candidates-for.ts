// Who would be asked a question that is being written: GET /ask/question-candidates?space=…&title=…&tags=….
import { atrium } from '#app/atrium.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { cutText } from '#graphql/graphemes.ts'
import { BODY_LENGTH, MAX_TAGS, TITLE_LENGTH } from '#graphql/questions/limits.ts'
import type { Route } from './+types/candidates-for'
import { tagsIn } from './question-text.ts'

const QuestionCandidates = graphql(`
  query QuestionCandidates($space: String!, $title: String!, $body: String, $tags: [String!]) {
    questionCandidates(space: $space, title: $title, body: $body, tags: $tags) {
      reason
      askedThisWeek
      person { number name title unit pictureUrl }
      proofs { label path post { title } }
    }
  }
`)
export type QuestionCandidate = ResultOf<typeof QuestionCandidates>['questionCandidates'][number]

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const { questionCandidates } = await context.get(atrium).ask(QuestionCandidates, {
    space: query.get('space')?.slice(0, 70) ?? '',
    title: cutText(query.get('title')?.trim() ?? '', TITLE_LENGTH),
    body: cutText(query.get('body') ?? '', BODY_LENGTH),
    tags: tagsIn(query.get('tags') ?? '')
      .filter((tag) => tag.length > 1)
      .slice(0, MAX_TAGS),
  })
  return { people: questionCandidates }
}
