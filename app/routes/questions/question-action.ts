// The forms of a question's page: those of every discussion, votes for answers, accepting one, and “this solved it”.
import { discussionIntents } from '#app/components/discussion/intents.ts'
import { graphql } from '#app/graphql.ts'
import { intent } from '#app/intents.ts'
import { CommentFields } from '#graphql/comments/fragments.ts'

const UpvoteAnswer = graphql(
  `
    mutation UpvoteAnswer($commentId: ID!, $isOn: Boolean!) {
      comment: upvoteAnswer(commentId: $commentId, isOn: $isOn) { ...CommentFields }
    }
  `,
  [CommentFields],
)
const AcceptAnswer = graphql(`
  mutation AcceptAnswer($questionId: ID!, $answerId: ID) {
    acceptAnswer(questionId: $questionId, answerId: $answerId) { number }
  }
`)
const MarkSolved = graphql(`
  mutation MarkSolved($questionId: ID!) {
    markSolved(questionId: $questionId) { number solvedCount }
  }
`)

export const questionIntents = {
  ...discussionIntents,
  upvote: intent({
    document: UpvoteAnswer,
    read: ({ text }) => ({ commentId: text('commentId'), isOn: text('isOn') === 'true' }),
    answer: ({ comment }) => ({ comment }),
    changes: 'answer',
    to: ({ comment }, { on }) => `${on.path}?comment=${comment.number}#comment-${comment.number}`,
  }),
  accept: intent({
    document: AcceptAnswer,
    read: ({ on, text }) => ({ questionId: on.id, answerId: text('answerId') || null }),
    answer: () => ({}),
    changes: 'page',
    to: (_, { on }) => `${on.path}#discussion`,
  }),
  solved: intent({
    document: MarkSolved,
    read: ({ on }) => ({ questionId: on.id }),
    answer: () => ({}),
    changes: 'page',
    to: (_, { on }) => on.path,
  }),
}
export type QuestionIntent = keyof typeof questionIntents
