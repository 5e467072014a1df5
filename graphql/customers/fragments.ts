// What live answers bring of a thread.
import { graphql } from '#app/graphql.ts'

/** What the open page of a thread asks anew after a hint, beside what it asks of every post: nothing of the viewer's own. */
export const ThreadChanges = graphql(`
  fragment ThreadChanges on CustomerThread {
    state
    stateLabel
    changedAt
  }
`)
