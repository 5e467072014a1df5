// Further rows of a list of ideas: GET /ask/rows with the list's own query, and `board` for the ideas of one board.
import { atrium } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'
import type { Route } from './+types/rows'
import { IdeaFields } from './idea-fields.ts'
import { choiceOf, variablesOf } from './list-choice.ts'

const MoreRows = graphql(
  `
    query MoreRows(
      $board: String
      $status: [IdeaStatus!]
      $sort: IdeaSort
      $tag: String
      $unit: String
      $mine: MyIdeas
      $isLate: Boolean
      $isArchived: Boolean
      $after: String
    ) {
      ideas(
        board: $board
        first: 30
        after: $after
        status: $status
        sort: $sort
        tag: $tag
        unit: $unit
        mine: $mine
        isLate: $isLate
        isArchived: $isArchived
      ) {
        edges { node { ...IdeaFields board { name slug space { isArchived } } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  `,
  [IdeaFields],
)

export async function loader({ context, request }: Route.LoaderArgs) {
  const choice = choiceOf(new URL(request.url).searchParams)
  const variables = { ...variablesOf(choice), board: choice.board || null }
  return Response.json(await context.get(atrium).ask(MoreRows, variables))
}
