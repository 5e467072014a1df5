import { PostDiscussion } from '#app/components/discussion/documents.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { QuestionChanges } from '#graphql/questions/fragments.ts'

export const QuestionPage = graphql(
  `
    query QuestionPage($id: ID!, $sort: CommentSort, $after: String, $at: Int) {
      question(id: $id) {
        ...PostDiscussion
        ...QuestionChanges
        title
        language
        html
        tags
        status
        createdAt
        editedAt
        isSupported
        isSealed
        authorName
        author { number name title unit pictureUrl }
        follow
        acceptedAt
        solvedMine
        accepted { number author { number name } authorName isSealed }
        space { number slug name kind audience isArchived }
        files { id name mediaType bytes alt url }
        myRequest
        passCandidates { reason person { number name pictureUrl } }
        requests { state askedAt respondedAt person { number name unit pictureUrl } passedTo { name } }
        knowledge {
          state label owner { number name } verifiedAt reviewAt confirmedCount doubtCount myCheck
        }
        viewerCan { accept answerSealed haveToo edit findSomebody checkKnowledge verifyKnowledge }
      }
    }
  `,
  [PostDiscussion, QuestionChanges],
)
export type QuestionData = NonNullable<ResultOf<typeof QuestionPage>['question']>
