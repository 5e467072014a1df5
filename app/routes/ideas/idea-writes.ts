// What can be done on an idea's page: beside its discussion, one document for each button.
import { graphql } from '#app/graphql.ts'

export const MoveIdea = graphql(`
  mutation MoveIdea(
    $ideaId: ID!
    $to: RoadStage!
    $note: String!
    $holderId: ID
    $nextStep: String
  ) {
    moveIdea(ideaId: $ideaId, to: $to, note: $note, holderId: $holderId, nextStep: $nextStep) {
      number
    }
  }
`)
export const AnswerIdea = graphql(`
  mutation AnswerIdea($ideaId: ID!, $kind: FirstAnswerKind!, $text: String!) {
    answerIdea(ideaId: $ideaId, kind: $kind, text: $text) { number }
  }
`)
export const DeclineIdea = graphql(`
  mutation DeclineIdea($ideaId: ID!, $reason: String!, $text: String!, $reopenIf: String) {
    declineIdea(ideaId: $ideaId, reason: $reason, text: $text, reopenIf: $reopenIf) { number }
  }
`)
export const MergeIdea = graphql(`
  mutation MergeIdea($ideaId: ID!, $intoId: ID!, $note: String) {
    mergeIdea(ideaId: $ideaId, intoId: $intoId, note: $note) { number }
  }
`)
export const UnmergeIdea = graphql(`
  mutation UnmergeIdea($ideaId: ID!, $note: String!) {
    unmergeIdea(ideaId: $ideaId, note: $note) { number }
  }
`)
export const WithdrawIdea = graphql(`
  mutation WithdrawIdea($ideaId: ID!, $note: String) {
    withdrawIdea(ideaId: $ideaId, note: $note) { number }
  }
`)
