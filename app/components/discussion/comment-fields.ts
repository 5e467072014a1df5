// The one shape of a comment: what every reader sees, which live answers bring too, and what is the viewer's own.
import { graphql, type ResultOf } from '#app/graphql.ts'
import { POST_CHANGES } from '#graphql/comments/fragments.ts'

/** As every reader of the post sees it; a test holds it equal to what live answers bring. */
export const CommentShared = graphql(`
  fragment CommentShared on Comment {
    number
    rootNumber
    replyToNumber
    replyToName
    kind
    isRemoved
    version
    html
    body
    language
    createdAt
    editedAt
    authorName
    isSealed
    author { number name title unit pictureUrl }
    reactions { emoji count }
    files { id name mediaType bytes alt url }
  }
`)

/** What is the viewer's own: live answers, which a thousand readers share, do not bring it. */
const CommentOwn = graphql(`
  fragment CommentOwn on Comment {
    viewerReactions
    viewerCan { edit remove react }
  }
`)

/** A comment as the discussion shows it. */
export const CommentFields = graphql(
  `
    fragment CommentFields on Comment {
      ...CommentShared
      ...CommentOwn
    }
  `,
  [CommentShared, CommentOwn],
)

/** What the open page of a post gets after a hint. */
const PostChanges = graphql(POST_CHANGES, [CommentShared])

export type CommentShared = ResultOf<typeof CommentShared>
export type CommentFields = ResultOf<typeof CommentFields>
export type PostChanges = ResultOf<typeof PostChanges>
