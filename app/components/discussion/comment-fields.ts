import { graphql, type ResultOf } from '#app/graphql.ts'

/** A comment as the talk draws it. */
export const CommentFields = graphql(`
  fragment CommentFields on Comment {
    number
    threadNumber
    replyToNumber
    replyToName
    kind
    isRemoved
    html
    body
    createdAt
    editedAt
    authorName
    author { number name title unit pictureUrl }
    reactions { sign count isMine }
    files { id name mediaType bytes alt url smallUrl }
    viewerCan { edit remove react }
  }
`)

export type Said = ResultOf<typeof CommentFields>
