// Reactions with an emoji, of which a reader may give several to a comment.
import type * as z from 'zod/mini'
import { builder, signedIn } from '#graphql/builder.ts'
import type { SignedIn } from '#graphql/context.ts'
import { numberOf } from '#graphql/ids.ts'
import { parse } from '#graphql/parse.ts'
import { discussionMessages } from '#messages/discussion.ts'
import { React } from './input.ts'
import { REACTIONS } from './limits.ts'
import { canReact } from './policy.ts'
import { reactionKind } from './reaction-kinds.ts'
import { Comment, CommentRights } from './schema.ts'

const { message: say, tagged: log } = discussionMessages

export const reactions = reactionKind({
  contents: REACTIONS,
  event: 'comment.reacted',
  log: {
    on: log('event.reacted.on'),
    off: log('event.reacted.off'),
    detail: (emoji) => () => emoji,
  },
  notification: {
    name: 'REACTED',
    heading: () => say('notification.REACTED.heading'),
    label: say('notification.REACTED.label'),
    about: say('notification.REACTED.about'),
    sentence: (values) => say('notification.REACTED', values),
    short: (values) => say('notification.REACTED.short', values),
  },
  may: canReact,
})

/** Gives or takes back an emoji. Gives the comment's id. Throws Invalid, NotFound (for this viewer), NotAllowed. */
export function react(context: SignedIn, raw: z.input<typeof React>): Promise<{ id: number }> {
  const { emoji, ...given } = parse(React, raw)
  return reactions.give(context, 'react', emoji, given)
}

const ReactionCount = builder
  .objectRef<{ emoji: string; count: number; isMine: boolean }>('ReactionCount')
  .implement({
    description: 'How often a sign was given.',
    fields: (t) => ({
      emoji: t.exposeString('emoji'),
      count: t.exposeInt('count'),
      isMine: t.exposeBoolean('isMine', { description: 'Did the viewer give it?' }),
    }),
  })

builder.objectFields(Comment, (t) => ({
  reactions: t.field({
    type: [ReactionCount],
    description: 'Signs given, most frequent first.',
    resolve: (comment) =>
      REACTIONS.map((emoji) => ({ emoji, count: comment.reactions[emoji] ?? 0 }))
        .filter(({ count }) => count > 0)
        .map((one) => ({ ...one, isMine: comment.mine.includes(one.emoji) }))
        .sort((a, b) => b.count - a.count || a.emoji.localeCompare(b.emoji)),
  }),
  viewerReactions: t.stringList({
    description: 'The signs that the viewer gave.',
    resolve: ({ mine }) => REACTIONS.filter((emoji) => mine.includes(emoji)),
  }),
}))

builder.objectFields(CommentRights, (t) => ({
  react: t.boolean({
    resolve: (comment, _, context) => canReact(signedIn(context).viewer, comment),
  }),
}))

builder.mutationFields((t) => ({
  react: t.field({
    type: Comment,
    description: 'Gives (isOn) or takes back a reaction.',
    args: {
      commentId: t.arg.id({ required: true }),
      emoji: t.arg.string({ required: true }),
      isOn: t.arg.boolean({ required: true }),
    },
    resolve: async (_, { commentId, emoji, isOn }, context) => {
      const input = {
        commentId: numberOf(commentId, 'Comment', 'commentId'),
        emoji: emoji as never,
        isOn,
      }
      return (await react(signedIn(context), input)).id
    },
  }),
}))
