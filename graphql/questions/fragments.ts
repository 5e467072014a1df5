// What live answers bring of a question.
import { graphql } from '#app/graphql.ts'

/** What the open page of a question asks anew after a hint, beside what it asks of every post: nothing of the viewer's own. */
export const QuestionChanges = graphql(`
  fragment QuestionChanges on Question {
    statusLabel
    statusStep
    statusSteps
    answerCount
    solvedCount
    changedAt
    acceptedNumber
    dueAt
    nextWaveAt
    wave
  }
`)
