// What a page asks of a comment and what live answers bring of it: the same documents, which the server runs and pages are typed by.
import { graphql, type ResultOf } from '#app/graphql.ts'

/** A comment as every reader of its post sees it: nothing of the viewer's own, for a thousand readers share a live answer. */
export const CommentShared = graphql(`
  fragment CommentShared on Comment {
    number
    rootNumber
    replyToNumber
    replyToName
    kind
    isRemoved
    isHeld
    version
    html
    body
    language
    createdAt
    editedAt
    authorName
    isSealed
    isByPostAuthor
    author { number name title unit pictureUrl }
    reactions { emoji count }
    files { id name mediaType bytes alt url }
    rank
    answer { votes }
  }
`)

/** What is the viewer's own: live answers do not bring it. */
const CommentOwn = graphql(`
  fragment CommentOwn on Comment {
    viewerReactions
    hasMyVote
    viewerCan { edit remove react upvote }
  }
`)
export type CommentOwn = ResultOf<typeof CommentOwn>

/**
 * The viewer's own part of a comment that has arrived live, until it is asked for.
 * @param canReact whether the viewer may react to comments of the post, as the server said
 */
export const unknownOwn = (canReact: boolean): CommentOwn => ({
  viewerReactions: [],
  hasMyVote: false,
  viewerCan: { edit: false, remove: false, react: canReact, upvote: canReact },
})

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

/** What the open page of a post asks after a hint; its kind adds fields of its own (`live` of postKind). */
export const PostChanges = graphql(
  `
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
  `,
  [CommentShared],
)

export type CommentShared = ResultOf<typeof CommentShared>
export type CommentFields = ResultOf<typeof CommentFields>
export type PostChanges = ResultOf<typeof PostChanges>
