// What a row on a board asks for: besides what every row needs, who takes part and what is due.
import { PostRowFields } from '#app/components/post-fields.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'

export const IdeaFields = graphql(
  `
    fragment IdeaFields on Idea {
      ...PostRowFields
      status
      statusAt
      responseDueAt
      respondedAt
      isLate
      declineReason
      author { unit }
      participants { number name pictureUrl }
    }
  `,
  [PostRowFields],
)

/**
 * A list of ideas by its choice (`variablesOf` in list-choice.ts), of one board or of all. Each document declares the
 * variables by itself: GraphQL has no place for that in a fragment.
 */
export const ChosenIdeas = graphql(
  `
    fragment ChosenIdeas on Query {
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
        edges { node { ...IdeaFields board @include(if: $isPlaced) { name slug } space @include(if: $isPlaced) { name isArchived } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  `,
  [IdeaFields],
)

export type IdeasPart = ResultOf<typeof ChosenIdeas>['ideas']
/** With its board only where ideas of several boards are listed. */
export type ListedIdea = IdeasPart['edges'][number]['node']
