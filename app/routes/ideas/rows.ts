// Further rows of a board, without what else its page reads: GET /ask/rows with the list's own query and `board`.
import { atrium } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'
import type { Route } from './+types/rows'
import { ChosenIdeas } from './idea-fields.ts'
import { choiceOf, variablesOf } from './list-choice.ts'

const MoreRows = graphql(
  `
    query MoreRows(
      $board: String!
      $status: [IdeaStatus!]
      $sort: IdeaSort
      $tag: String
      $unit: String
      $mine: MyIdeas
      $isLate: Boolean
      $isArchived: Boolean
      $after: String
      $isPlaced: Boolean!
    ) {
      ...ChosenIdeas
    }
  `,
  [ChosenIdeas],
)

export async function loader({ context, request }: Route.LoaderArgs) {
  const choice = choiceOf(new URL(request.url).searchParams)
  const variables = { ...variablesOf(choice), board: choice.board, isPlaced: false }
  return await context.get(atrium).ask(MoreRows, variables)
}
