// What can be done in a discussion. A page with one spreads this table into its action; components import only its types.

import { pageBefore } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { type AnswerOf, intent, type Sent } from '#app/intents.ts'
import { CommentFields } from '#graphql/comments/fragments.ts'

const PostComment = graphql(
  `
    mutation PostComment($input: PostCommentInput!) {
      comment: postComment(input: $input) { ...CommentFields }
    }
  `,
  [CommentFields],
)
const EditComment = graphql(
  `
    mutation EditComment($commentId: ID!, $body: String!, $version: Int) {
      comment: editComment(commentId: $commentId, body: $body, version: $version) { ...CommentFields }
    }
  `,
  [CommentFields],
)
const RemoveComment = graphql(
  `
    mutation RemoveComment($commentId: ID!) {
      comment: removeComment(commentId: $commentId) { ...CommentFields }
    }
  `,
  [CommentFields],
)
const ReactTo = graphql(
  `
    mutation ReactTo($commentId: ID!, $emoji: String!, $isOn: Boolean!) {
      comment: react(commentId: $commentId, emoji: $emoji, isOn: $isOn) { ...CommentFields }
    }
  `,
  [CommentFields],
)
const SupportPost = graphql(`
  mutation SupportPost($postId: ID!, $isOn: Boolean!) {
    on: supportPost(postId: $postId) @include(if: $isOn) { supportCount isSupported }
    off: withdrawPostSupport(postId: $postId) @skip(if: $isOn) { supportCount isSupported }
  }
`)
const FollowPost = graphql(`
  mutation FollowPost($postId: ID!, $level: FollowLevel!) {
    followPost(postId: $postId, level: $level)
  }
`)

const KINDS = ['COMMENT', 'CASE', 'BUILD_ON'] as const
const LEVELS = ['FOLLOW', 'MUTE'] as const

const commentOf = (data: { comment: CommentFields }) => ({ comment: data.comment })
/** The page with that comment on it. */
const toComment = ({ comment }: { comment: { number: number } }, { on }: Sent) =>
  `${on.path}?comment=${comment.number}#comment-${comment.number}`

export const discussionIntents = {
  comment: intent({
    document: PostComment,
    read: ({ on, sent, text }) => ({
      input: {
        postId: on.id,
        replyToId: text('replyToId') || null,
        body: text('body'),
        kind: KINDS.find((one) => one === text('kind')) ?? 'COMMENT',
        fileIds: sent.ids,
        isSealed: text('isSealed') === 'on',
      },
    }),
    typed: ['body', 'replyToId', 'kind', 'isSealed'],
    answer: commentOf,
    changes: 'answer',
    to: toComment,
  }),
  editComment: intent({
    document: EditComment,
    read: ({ text }) => ({
      commentId: text('commentId'),
      body: text('body'),
      version: Number(text('version')) || null,
    }),
    typed: ['body', 'commentId'],
    answer: commentOf,
    changes: 'answer',
    to: toComment,
  }),
  removeComment: intent({
    document: RemoveComment,
    read: ({ text }) => ({ commentId: text('commentId') }),
    answer: commentOf,
    changes: 'answer',
    to: (_, { on }) => `${on.path}#discussion`,
  }),
  react: intent({
    document: ReactTo,
    read: ({ text }) => ({
      commentId: text('commentId'),
      emoji: text('emoji'),
      isOn: text('isOn') === 'true',
    }),
    answer: commentOf,
    changes: 'answer',
    to: toComment,
  }),
  support: intent({
    document: SupportPost,
    read: ({ on, text }) => ({ postId: on.id, isOn: text('isOn') === 'true' }),
    answer: ({ on, off }) => {
      const post = on ?? off
      return { isOn: post?.isSupported ?? false, count: post?.supportCount ?? 0 }
    },
    changes: 'answer',
    to: (_, { request, on }) => pageBefore(request, on.path),
  }),
  follow: intent({
    document: FollowPost,
    read: ({ on, text }) => ({
      postId: on.id,
      level: LEVELS.find((one) => one === text('level')) ?? ('NONE' as const),
    }),
    answer: () => ({}),
    changes: 'page',
    to: (_, { on }) => on.path,
  }),
}

export type DiscussionIntents = typeof discussionIntents
export type DiscussionIntent = keyof DiscussionIntents
/** What a form of the discussion is answered when it was taken. */
export type DiscussionAnswer<Name extends DiscussionIntent> = AnswerOf<DiscussionIntents[Name]>
