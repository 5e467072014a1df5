// Queries and mutations of posts of any kind.
import { builder, signedIn } from '#graphql/builder.ts'
import { Invalid } from '#graphql/errors.ts'
import { numberOf } from '#graphql/ids.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { refusalMessages } from '#messages/refusal.ts'
import {
  keyOfPost,
  keyShapeOf,
  listPosts,
  loadListed,
  POST_SORTS,
  type PostFilter,
} from './lists.ts'
import { mergePosts, unmergePost } from './merging.ts'
import './reveal-schema.ts'
import { FollowLevel, Post, PostKindEnum, postNumber, seenPost } from './schema.ts'
import { followPost } from './service.ts'
import { supportPost, withdrawSupport } from './support.ts'

const say = refusalMessages.message

const PostSortEnum = builder.enumType('PostSort', {
  description: 'TRENDING: fading activity. NEWEST.',
  values: POST_SORTS,
})

builder.queryFields((t) => ({
  post: t.field({
    type: Post,
    nullable: true,
    description:
      'A post of any kind by id (global, or the number of its address); null when there is none for the viewer.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, { id }, context) => seenPost(context, postNumber(id, 'id')),
  }),
  posts: t.connection({
    type: Post,
    description: 'Posts of all kinds that the viewer may see.',
    args: {
      sort: t.arg({ type: PostSortEnum, description: 'TRENDING without.' }),
      kinds: t.arg({ type: [PostKindEnum] }),
      author: t.arg.id({ description: 'Only those that this person wrote.' }),
      supporter: t.arg.id({ description: 'Only those that this person supports.' }),
      isForViewer: t.arg.boolean({
        description: 'Only those that the viewer follows, or whose board, and has not muted.',
      }),
      isOpen: t.arg.boolean({ description: 'Only those neither merged nor withdrawn.' }),
      isArchived: t.arg.boolean({
        description: 'true: only those in archived spaces. false: none of them. All without.',
      }),
    },
    resolve: async (_, args, context) => {
      const wanted = rowsWanted(args.first)
      const sort = args.sort ?? 'TRENDING'
      const key = keyOf(args.after, ...keyShapeOf(sort))
      const filter: PostFilter = {
        kinds: args.kinds ?? null,
        authorId: args.author ? numberOf(args.author, 'Person', 'author') : null,
        supporterId: args.supporter ? numberOf(args.supporter, 'Person', 'supporter') : null,
        isForViewer: args.isForViewer ?? null,
        isOpen: args.isOpen ?? null,
        isArchived: args.isArchived ?? null,
      }
      const rows = await listPosts(context.db, signedIn(context).viewer, filter, sort, wanted, key)
      const { edges, pageInfo } = connectionOf(rows, wanted, !key, keyOfPost)
      const listed = edges.map(({ node }) => node)
      const posts = await loadListed(context, listed)
      return {
        edges: edges.flatMap(({ cursor }, at) => {
          const node = posts[at]
          return node ? [{ cursor, node }] : []
        }),
        pageInfo,
      }
    },
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
