// What can be done on an idea's page: one document for each button.
import { graphql } from '#app/graphql.ts'
import { CommentFields } from './comment-fields.ts'

export const SupportIdea = graphql(`
  mutation SupportIdea($ideaId: ID!) {
    vote: supportIdea(ideaId: $ideaId) { supportCount isSupported }
  }
`)
export const WithdrawSupport = graphql(`
  mutation WithdrawSupport($ideaId: ID!) {
    vote: withdrawSupport(ideaId: $ideaId) { supportCount isSupported }
  }
`)
export const PostComment = graphql(
  `
    mutation PostComment($input: PostCommentInput!) {
      comment: postComment(input: $input) { ...CommentFields }
    }
  `,
  [CommentFields],
)
export const EditComment = graphql(
  `
    mutation EditComment($commentId: ID!, $body: String!) {
      comment: editComment(commentId: $commentId, body: $body) { ...CommentFields }
    }
  `,
  [CommentFields],
)
export const RemoveComment = graphql(
  `
    mutation RemoveComment($commentId: ID!) {
      comment: removeComment(commentId: $commentId) { ...CommentFields }
    }
  `,
  [CommentFields],
)
export const ReactTo = graphql(
  `
    mutation ReactTo($commentId: ID!, $emoji: String!, $isOn: Boolean!) {
      comment: react(commentId: $commentId, emoji: $emoji, isOn: $isOn) { ...CommentFields }
    }
  `,
  [CommentFields],
)
export const FollowIdea = graphql(`
  mutation FollowIdea($postId: ID!, $level: FollowLevel!) {
    followPost(postId: $postId, level: $level)
  }
`)
export const ChangeIdeaStatus = graphql(`
  mutation ChangeIdeaStatus(
    $ideaId: ID!
    $to: OpenStatus!
    $note: String!
    $assigneeId: ID
    $nextStep: String
  ) {
    changeIdeaStatus(ideaId: $ideaId, to: $to, note: $note, assigneeId: $assigneeId, nextStep: $nextStep) {
      number
    }
  }
`)
export const RespondToIdea = graphql(`
  mutation RespondToIdea($ideaId: ID!, $kind: FirstResponseKind!, $text: String!) {
    respondToIdea(ideaId: $ideaId, kind: $kind, text: $text) { number }
  }
`)
export const DeclineIdea = graphql(`
  mutation DeclineIdea($ideaId: ID!, $reason: String!, $text: String!, $reopenIf: String) {
    declineIdea(ideaId: $ideaId, reason: $reason, text: $text, reopenIf: $reopenIf) { number }
  }
`)
export const MergeIdea = graphql(`
  mutation MergeIdea($ideaId: ID!, $intoId: ID!, $note: String) {
    mergeIdea(ideaId: $ideaId, intoId: $intoId, note: $note) { number }
  }
`)
export const UnmergeIdea = graphql(`
  mutation UnmergeIdea($ideaId: ID!, $note: String!) {
    unmergeIdea(ideaId: $ideaId, note: $note) { number }
  }
`)
export const WithdrawIdea = graphql(`
  mutation WithdrawIdea($ideaId: ID!, $note: String) {
    withdrawIdea(ideaId: $ideaId, note: $note) { number }
  }
`)
