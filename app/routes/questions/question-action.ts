// The forms of a question's page: those of every discussion, votes for answers, accepting one, and “this solved it”.
import { discussionIntents } from '#app/components/discussion/intents.ts'
import { refuseField } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { type Intent, intent } from '#app/intents.ts'
import { messagesIn } from '#app/messages.tsx'
import { personNamed } from '#app/person-choice.ts'
import { CommentFields } from '#graphql/comments/fragments.ts'
import { questionsMessages } from '#messages/questions.ts'

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

const RespondToRequest = graphql(`
  mutation RespondToRequest($questionId: ID!, $response: QuestionResponse!) {
    respondToRequest(questionId: $questionId, response: $response) { number }
  }
`)
const PassQuestion = graphql(`
  mutation PassQuestion($questionId: ID!, $personId: ID!) {
    passQuestion(questionId: $questionId, personId: $personId) { number }
  }
`)
const AskPerson = graphql(`
  mutation AskPerson($questionId: ID!, $personId: ID!) {
    askPerson(questionId: $questionId, personId: $personId) { number }
  }
`)
const SayUnknown = graphql(`
  mutation SayUnknown($questionId: ID!) { sayUnknown(questionId: $questionId) { number } }
`)
const CheckKnowledge = graphql(`
  mutation CheckKnowledge($questionId: ID!, $holds: Boolean!) {
    checkKnowledge(questionId: $questionId, holds: $holds) { number }
  }
`)
const QuestionSpace = graphql(
  `query QuestionSpace($id: ID!) { question(id: $id) { space { number } } }`,
)

/** An intent about somebody: chosen by a button, or named in the field `person`, among those who can read the question. */
const withPerson =
  (name: string, make: (personId: string) => Intent): Intent =>
  async (sent) => {
    const { gateway, on, text } = sent
    const chosen = text('personId')
    if (chosen) return make(chosen)(sent)
    const typed = { person: text('person') }
    const { question } = await gateway.ask(QuestionSpace, { id: on.id })
    const found = await personNamed(gateway, typed.person, question?.space.number)
    if (!found.ok) return refuseField(name, 'personId', found.message, typed)
    const missing = messagesIn(gateway.language, questionsMessages)('person.missing')
    if (found.number === null) return refuseField(name, 'personId', missing, typed)
    return make(String(found.number))(sent)
  }

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
  respond: intent({
    document: RespondToRequest,
    read: ({ on, text }) => ({
      questionId: on.id,
      response: text('response') === 'ACCEPT' ? ('ACCEPT' as const) : ('DECLINE' as const),
    }),
    answer: () => ({}),
    changes: 'page',
    to: (_, { on }) => on.path,
  }),
  check: intent({
    document: CheckKnowledge,
    read: ({ on, text }) => ({ questionId: on.id, holds: text('holds') === 'true' }),
    answer: () => ({}),
    changes: 'page',
    to: (_, { on }) => `${on.path}#knowledge`,
  }),
  pass: withPerson('pass', (personId) =>
    intent({
      document: PassQuestion,
      read: ({ on }) => ({ questionId: on.id, personId }),
      typed: ['person'],
      answer: () => ({}),
      changes: 'page',
      to: (_, { on }) => on.path,
    }),
  ),
  askPerson: withPerson('askPerson', (personId) =>
    intent({
      document: AskPerson,
      read: ({ on }) => ({ questionId: on.id, personId }),
      typed: ['person'],
      answer: () => ({}),
      changes: 'page',
      to: (_, { on }) => on.path,
    }),
  ),
  unknown: intent({
    document: SayUnknown,
    read: ({ on }) => ({ questionId: on.id }),
    answer: () => ({}),
    changes: 'page',
    to: (_, { on }) => on.path,
  }),
}
export type QuestionIntent = keyof typeof questionIntents
