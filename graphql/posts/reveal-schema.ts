// Revealing a sealed author, for those whom the kind's rule lets take part.

import { builder, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import { policyOf } from './policy.ts'
import {
  agreeToReveal,
  latestReveals,
  REASON_LENGTH,
  type RevealRow,
  requestReveal,
  revealedAuthor,
} from './reveal.ts'
import { asFound, PostRights } from './rights.ts'
import { Post, postNumber } from './schema.ts'
import { showAuthor } from './show-author.ts'

export const Reveal = builder.objectRef<RevealRow>('Reveal').implement({
  description:
    'A request to reveal who wrote a post or comment without a name. Two people have to agree.',
  fields: (t) => ({
    requestedBy: t.field({
      type: Person,
      description: 'Who asked for it.',
      resolve: ({ requestedById }) => requestedById,
    }),
    reason: t.exposeString('reason', { description: 'Why.' }),
    requestedAt: t.expose('requestedAt', { type: 'DateTime', description: 'When.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'Until when somebody else can agree.',
    }),
    agreedBy: t.field({
      type: Person,
      nullable: true,
      description: 'Who agreed; null: nobody yet.',
      resolve: ({ agreedById }) => agreedById,
    }),
    agreedReason: t.exposeString('agreedReason', { nullable: true, description: 'Why.' }),
    agreedAt: t.expose('agreedAt', { type: 'DateTime', nullable: true, description: 'When.' }),
    author: t.field({
      type: Person,
      nullable: true,
      description:
        'Who wrote it: for the two who agreed, for seven days from then on; null for everybody else.',
      resolve: (row, _, context) => revealedAuthor(context.db, signedIn(context).viewer, row),
    }),
  }),
})

const latestLoader = loaderOf<number, RevealRow | null>(async (ids, context) => {
  const rows = await latestReveals(context.db, ids)
  return ids.map((id) => rows.get(id) ?? null)
})
const latest = (context: Context, postId: number): Promise<RevealRow | null> =>
  latestLoader(context).load(postId)

builder.interfaceFields(PostRights, (t) => ({
  showAuthor: t.boolean({
    description: 'Show that it is theirs: for the author of a post without a name.',
    resolve: (post) => post.isSealedMine === true,
  }),
  reveal: t.boolean({
    description: 'Ask to reveal who wrote it, or agree to it.',
    resolve: (post, _, context) =>
      post.isSealed &&
      policyOf(post.kind).reveals(signedIn(context).viewer, asFound(post), null) !== null,
  }),
}))
builder.interfaceFields(Post, (t) => ({
  reveal: t.field({
    type: Reveal,
    nullable: true,
    description:
      'The latest request to reveal who wrote it; null: there is none, or the viewer has no say in it.',
    resolve: (post, _, context) => {
      const { viewer } = signedIn(context)
      const may = post.isSealed && policyOf(post.kind).reveals(viewer, asFound(post), null) !== null
      return may ? latest(context, post.id) : null
    },
  }),
}))

const placeOf = (postId: number, commentId: string | number | null | undefined) => ({
  postId,
  commentId: commentId ? numberOf(commentId, 'Comment', 'commentId') : null,
})

builder.mutationFields((t) => {
  const args = {
    postId: t.arg.id({ required: true }),
    commentId: t.arg.id({
      description:
        'A comment under it that somebody else wrote without their name. Left out: the post.',
    }),
    reason: t.arg.string({
      required: true,
      description: `Why, in 10 to ${REASON_LENGTH} characters. Kept with the request.`,
    }),
  }
  return {
    showAuthor: t.field({
      type: Post,
      description:
        'The author of a post without a name shows theirs, to everybody and for good. NOT_ALLOWED for everybody else.',
      args: { postId: args.postId },
      resolve: async (_, { postId }, context) =>
        (await showAuthor(signedIn(context), { postId: postNumber(postId) })).id,
    }),
    requestReveal: t.field({
      type: Post,
      description:
        'Asks to reveal who wrote a post or a comment without a name. Somebody else has to agree within seven days.',
      args,
      resolve: async (_, { postId, commentId, reason }, context) => {
        const id = postNumber(postId)
        await requestReveal(signedIn(context), { ...placeOf(id, commentId), reason })
        return id
      },
    }),
    agreeToReveal: t.field({
      type: Post,
      description:
        'Agrees to what somebody else has asked for: from then on the two read `reveal.author`, and the author of a post is told of it.',
      args,
      resolve: async (_, { postId, commentId, reason }, context) => {
        const id = postNumber(postId)
        await agreeToReveal(signedIn(context), { ...placeOf(id, commentId), reason })
        return id
      },
    }),
  }
})
