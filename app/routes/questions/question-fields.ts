// What a row of a list of questions asks for.
import { StatusFields } from '#app/components/post-fields.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'

export const QuestionRowFields = graphql(
  `
    fragment QuestionRowFields on Question {
      ...StatusFields
      number path title summary language tags createdAt
      status answerCount supportCount isSupported isSealed authorName
      author { number name pictureUrl }
      space { name }
      viewerCan { haveToo }
    }
  `,
  [StatusFields],
)
export type ListedQuestion = ResultOf<typeof QuestionRowFields>
