// What a page asks of an idea and what live answers bring of it.
import { graphql } from '#app/graphql.ts'

/** What the open page of an idea asks anew after a hint, beside what it asks of every post. */
export const IdeaChanges = graphql(`
  fragment IdeaChanges on Idea {
    status
    statusLabel
    statusStep
    statusSteps
    statusAt
    respondedAt
    responsesChangedAt
    board { isArchived }
  }
`)
