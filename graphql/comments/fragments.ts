// The fragments that live answers and pages share: the server asks with these texts, and pages type live answers from them.

/** A comment as every reader of its post sees it: nothing of the viewer's own. */
export const COMMENT_SHARED = `
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
`

/** What the open page of a post asks after a hint; its kind adds fields of its own. */
export const POST_CHANGES = `
  fragment PostChanges on Post {
    version
    supportCount
    commentCount
    followerCount
    space { number isArchived }
    changedComments(since: $since, first: 100, after: $after) {
      edges { node { ...CommentShared } }
      pageInfo { hasNextPage endCursor }
    }
  }
`
