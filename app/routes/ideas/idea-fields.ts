// What a row on a board asks for: besides what every row needs, who takes part and what is due.
import { IdeaRowFields } from '#app/components/idea-fields.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'

export const IdeaFields = graphql(
  `
    fragment IdeaFields on Idea {
      ...IdeaRowFields
      answerDueAt
      answeredAt
      isLate
      declineReason
      author { unit }
      participants { number name pictureUrl }
    }
  `,
  [IdeaRowFields],
)

export type ListedIdea = ResultOf<typeof IdeaFields>
