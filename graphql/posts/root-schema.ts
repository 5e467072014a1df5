// Queries and mutations of posts of any kind.
import { builder, signedIn } from '#graphql/builder.ts'
import { Invalid } from '#graphql/errors.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { mergePosts, unmergePost } from './merging.ts'
import './reveal-schema.ts'
import { FollowLevel, Post, postNumber, seenPost } from './schema.ts'
import { followPost } from './service.ts'
import { supportPost, withdrawSupport } from './support.ts'

const say = refusalMessages.message

builder.queryFields((t) => ({
  post: t.field({
    type: Post,
    nullable: true,
    description:
      'A post of any kind by id (global, or the number of its address); null when there is none for the viewer.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, { id }, context) => seenPost(context, postNumber(id, 'id')),
  }),
}))

builder.mutationFields((t) => {
  const postId = t.arg.id({ required: true })
  return {
    supportPost: t.field({
      type: Post,
      description: 'Supports a post; once per person, however often it is asked.',
      args: { postId },
      resolve: async (_, args, context) =>
        (await supportPost(signedIn(context), { postId: postNumber(args.postId) })).id,
    }),
    withdrawPostSupport: t.field({
      type: Post,
      description: 'Withdraws the viewer’s support.',
      args: { postId },
      resolve: async (_, args, context) =>
        (await withdrawSupport(signedIn(context), { postId: postNumber(args.postId) })).id,
    }),
    followPost: t.boolean({
      description: 'Follows, mutes or lets go of a post.',
      args: { postId, level: t.arg({ type: FollowLevel, required: true }) },
      resolve: async (_, args, context) => {
        if (!args.postId) throw new Invalid({ postId: [say('choosePost')] })
        const input = { postId: postNumber(args.postId), level: args.level }
        return Boolean(await followPost(signedIn(context), input))
      },
    }),
    mergePosts: t.field({
      type: Post,
      description:
        'Merges a post into another one of its kind and space that still takes support; supporters and followers come along.',
      args: { postId, intoId: t.arg.id({ required: true }), note: t.arg.string() },
      resolve: async (_, args, context) => {
        const input = {
          postId: postNumber(args.postId),
          intoId: postNumber(args.intoId, 'intoId'),
          note: args.note ?? '',
        }
        return (await mergePosts(signedIn(context), input)).id
      },
    }),
    unmergePost: t.field({
      type: Post,
      description:
        'Unmerges a post: it stands where it stood, and takes back the supporters and followers it had brought along.',
      args: { postId, note: t.arg.string({ required: true, description: 'Why, in a sentence.' }) },
      resolve: async (_, args, context) => {
        const input = { postId: postNumber(args.postId), note: args.note }
        return (await unmergePost(signedIn(context), input)).id
      },
    }),
  }
})
