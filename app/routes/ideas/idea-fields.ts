// What a row of a list of ideas asks for.
import { graphql, type ResultOf } from '#app/graphql.ts'

export const IdeaFields = graphql(`
  fragment IdeaFields on Idea {
    number
    title
    summary
    status
    statusAt
    supportCount
    isSupported
    commentCount
    createdAt
    answerDueAt
    answeredAt
    isLate
    declineReason
    authorName
    author { number name pictureUrl unit }
    participants { number name pictureUrl }
    viewerCan { support }
  }
`)

export type ListedIdea = ResultOf<typeof IdeaFields>
