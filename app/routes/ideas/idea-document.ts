import { graphql, type ResultOf } from '#app/graphql.ts'
import { CommentFields } from './comment-fields.ts'

export const IdeaPage = graphql(
  `
    query IdeaPage($id: ID!, $sort: CommentSort, $after: String, $at: Int) {
      idea(id: $id) {
        number
        title
        html
        tags
        version
        createdAt
        editedAt
        authorName
        author { number name unit site pictureUrl isViewer }
        status
        statusAt
        assignee { number name unit pictureUrl }
        nextStep
        statusChanges { from to byName note at by { number name } other { number title } }
        responses { kind text at by { number name title pictureUrl } }
        responseDueAt
        respondedAt
        isLate
        declineReason
        reopenIf
        mergedInto { number title }
        mergedPosts { number title }
        supportCount
        isSupported
        commentCount
        followerCount
        follow
        recentSupporters { number name pictureUrl }
        files { id name mediaType bytes alt url smallUrl }
        labels
        board {
          number
          slug
          name
          owner { number name pictureUrl }
          promise { kept late }
          space { number slug name isArchived }
        }
        viewerCan { support comment edit withdraw respond unmerge }
        built: comments(first: 20, kinds: [BUILD_ON]) {
          edges { node { ...CommentFields hasEarlierReplies replies { ...CommentFields } } }
        }
        comments(first: 30, sort: $sort, after: $after, at: $at, kinds: [COMMENT, CASE]) {
          edges { node { ...CommentFields hasEarlierReplies replies { ...CommentFields } } }
          pageInfo { hasNextPage hasPreviousPage endCursor }
        }
      }
    }
  `,
  [CommentFields],
)

export const DiscussionPage = graphql(
  `
    query TalkPage($id: ID!, $sort: CommentSort, $after: String) {
      idea(id: $id) {
        comments(first: 30, sort: $sort, after: $after, kinds: [COMMENT, CASE]) {
          edges { node { ...CommentFields hasEarlierReplies replies { ...CommentFields } } }
          pageInfo { hasNextPage hasPreviousPage endCursor }
        }
      }
    }
  `,
  [CommentFields],
)

/** A part of a long thread, by any comment of it. */
export const RepliesQuery = graphql(
  `
    query RepliesQuery($id: ID!, $of: Int!, $side: RepliesSide!) {
      idea(id: $id) {
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

export type IdeaData = NonNullable<ResultOf<typeof IdeaPage>['idea']>
export type DiscussionData = IdeaData['comments']
