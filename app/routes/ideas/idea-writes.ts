// What can be done on an idea's page: beside its discussion, one document for each button.
import { graphql } from '#app/graphql.ts'

export const ChangeIdeaStatus = graphql(`
  mutation ChangeIdeaStatus(
    $ideaId: ID!
    $to: OpenStatus!
    $note: String!
    $assigneeId: ID
    $nextStep: String
  ) {
    changeIdeaStatus(ideaId: $ideaId, to: $to, note: $note, assigneeId: $assigneeId, nextStep: $nextStep) {
      number
    }
  }
`)
export const RespondToIdea = graphql(`
  mutation RespondToIdea($ideaId: ID!, $kind: FirstResponseKind!, $text: String!) {
    respondToIdea(ideaId: $ideaId, kind: $kind, text: $text) { number }
  }
`)
export const CorrectResponse = graphql(`
  mutation CorrectResponse($responseId: ID!, $version: Int!, $kind: FirstResponseKind, $text: String!) {
    correctResponse(responseId: $responseId, version: $version, kind: $kind, text: $text) { number }
  }
`)
export const WithdrawResponse = graphql(`
  mutation WithdrawResponse($responseId: ID!, $version: Int!, $note: String!) {
    withdrawResponse(responseId: $responseId, version: $version, note: $note) { number }
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
