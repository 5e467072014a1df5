import { graphql, type ResultOf } from '#app/graphql.ts'

/** What a row of the inbox shows of a thread. */
export const InboxRowFields = graphql(`
  fragment InboxRowFields on CustomerThread {
    number
    path
    title
    summary
    language
    severity
    isSpam
    waitingSince
    dueAt
    latestAt
    snoozedUntil
    stateLabel
    urgency { score minutes factor severity }
    customer { name }
    channel { name kind }
    assignee { number name pictureUrl }
    viewerCan { work }
  }
`)
export type InboxRow = ResultOf<typeof InboxRowFields>
