// What live answers bring of a challenge.
import { graphql } from '#app/graphql.ts'

/** What the open page of a challenge asks anew after a hint, beside what it asks of every post: nothing of the viewer's own. */
export const ChallengeChanges = graphql(`
  fragment ChallengeChanges on Challenge {
    stage
    statusLabel
    statusStep
    statusSteps
    entryCount
    changedAt
    votesGiven
  }
`)
