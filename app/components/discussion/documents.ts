// What a page with a discussion asks: one fragment for the page, and one document for each part that is asked for later.
import { graphql, type ResultOf } from '#app/graphql.ts'
import { CommentFields } from '#graphql/comments/fragments.ts'

/** The first comment of a thread with its newest replies. */
const CommentTree = graphql(
  `
    fragment CommentTree on Comment {
      ...CommentFields
      hasEarlierReplies
      replies { ...CommentFields }
    }
  `,
  [CommentFields],
)

/** One page of comments. A document that spreads it declares $sort, $after and $at. */
const CommentsPart = graphql(
  `
    fragment CommentsPart on Post {
      comments(first: 30, sort: $sort, after: $after, at: $at, kinds: [COMMENT, CASE]) {
        edges { node { ...CommentTree } }
        pageInfo { hasNextPage hasPreviousPage endCursor }
      }
    }
  `,
  [CommentTree],
)

/** What `<Discussion post={…}>` needs of a post of any kind. */
export const PostDiscussion = graphql(
  `
    fragment PostDiscussion on Post {
      number
      path
      version
      supportCount
      commentCount
      followerCount
      author { number }
      isHeld
      lock { until reason by { name } }
      space { number isArchived viewerRestriction { until reason } }
      viewerCan { comment lock pin }
      built: comments(first: 20, kinds: [BUILD_ON]) { edges { node { ...CommentTree } } }
      ...CommentsPart
    }
  `,
  [CommentTree, CommentsPart],
)

/** A further page of comments. */
export const CommentsPage = graphql(
  `
    query CommentsPage($id: ID!, $sort: CommentSort, $after: String, $at: Int) {
      post(id: $id) { ...CommentsPart }
    }
  `,
  [CommentsPart],
)

/** A part of a long thread, by any comment of it. */
export const RepliesPage = graphql(
  `
    query RepliesPage($id: ID!, $of: Int!, $side: RepliesSide!) {
      post(id: $id) {
        replies(of: $of, side: $side) {
          rootNumber
          hasEarlier
          nextNumber
          replies { ...CommentFields }
        }
      }
    }
  `,
  [CommentFields],
)

/** One comment with what is the viewer's own. */
export const OneComment = graphql(
  `
    query OneComment($id: ID!) {
      comment(id: $id) { ...CommentFields }
    }
  `,
  [CommentFields],
)

export type PostDiscussion = ResultOf<typeof PostDiscussion>
