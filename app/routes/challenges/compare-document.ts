import { graphql, type ResultOf } from '#app/graphql.ts'
import { intent } from '#app/intents.ts'

export const ComparePage = graphql(`
  query ComparePage($id: ID!) {
    challenge(id: $id) {
      path title language html hasDuels
      viewerCan { compare }
      round { mine duels people least most canTakeBack }
      duel {
        number
        left { number path title summary language }
        right { number path title summary language }
      }
    }
  }
`)
export type CompareData = NonNullable<ResultOf<typeof ComparePage>['challenge']>

const StartDuels = graphql(`
  mutation StartDuels($id: ID!) { startDuels(challengeId: $id) { path } }
`)
const AnswerDuel = graphql(`
  mutation AnswerDuel($id: ID!, $duelId: ID!, $answer: DuelAnswer!) {
    answerDuel(challengeId: $id, duelId: $duelId, answer: $answer) { path }
  }
`)
const TakeBackDuel = graphql(`
  mutation TakeBackDuel($id: ID!) { takeBackDuel(challengeId: $id) { path } }
`)

const shared = { answer: () => ({}), changes: 'page' } as const
const ANSWERS = ['LEFT', 'RIGHT', 'EQUAL', 'SKIP'] as const

export const compareIntents = {
  start: intent({
    ...shared,
    document: StartDuels,
    read: ({ on }) => ({ id: on.id }),
    to: (_, { on }) => on.path,
  }),
  answer: intent({
    ...shared,
    document: AnswerDuel,
    read: ({ on, text }) => ({
      id: on.id,
      duelId: text('duelId'),
      // Without a choice the server says what is missing.
      answer: (ANSWERS.find((one) => one === text('answer')) ?? '') as 'LEFT',
    }),
    to: (_, { on }) => on.path,
  }),
  takeBack: intent({
    ...shared,
    document: TakeBackDuel,
    read: ({ on }) => ({ id: on.id }),
    to: (_, { on }) => on.path,
  }),
}
