// Who wrote a comment without a name: asked for and agreed to as with posts, see posts/reveal.ts.
import { builder, signedIn } from '#graphql/builder.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { policyOf } from '#graphql/posts/policy.ts'
import { latestCommentReveals, type RevealRow } from '#graphql/posts/reveal.ts'
import { Reveal } from '#graphql/posts/reveal-schema.ts'
import { asFound } from '#graphql/posts/rights.ts'
import { seenPost } from '#graphql/posts/schema.ts'
import { Comment } from './schema.ts'

const latestLoader = loaderOf<number, RevealRow | null>(async (ids, context) => {
  const rows = await latestCommentReveals(context.db, ids)
  return ids.map((id) => rows.get(id) ?? null)
})

builder.objectFields(Comment, (t) => ({
  reveal: t.field({
    type: Reveal,
    nullable: true,
    description:
      'The latest request to reveal who wrote it, where that is somebody else than the author of the post; null: there is none, or the viewer has no say in it.',
    resolve: async (comment, _, context) => {
      if (!comment.isSealed || comment.isByPostAuthor) return null
      const post = await seenPost(context, comment.postId)
      const may = post && policyOf(post.kind).reveals(signedIn(context).viewer, asFound(post), null)
      return may ? latestLoader(context).load(comment.id) : null
    },
  }),
}))
