// What the viewer may do with a post, as the API says it.
import { builder, signedIn } from '#graphql/builder.ts'
import { canComment, policyOf } from './policy.ts'
import type { PostRow } from './queries.ts'

/** What a kind's own rights implement; its rules that need more than the row are said again there. */
export const PostRights = builder.interfaceRef<PostRow>('PostRights').implement({
  description: 'What the viewer may do with a post; buttons are drawn from it.',
  resolveType: () => 'AnyPostRights',
  fields: (t) => ({
    comment: t.boolean({
      description: 'Comment on it, and react to comments.',
      resolve: (post, _, context) => canComment(signedIn(context).viewer, post),
    }),
    support: t.boolean({
      description: 'Support it, or withdraw the support.',
      resolve: (post, _, context) =>
        policyOf(post.kind).canSupport(signedIn(context).viewer, asFound(post)),
    }),
    edit: t.boolean({
      description: 'Change its words.',
      resolve: (post, _, context) =>
        policyOf(post.kind).canEdit(signedIn(context).viewer, asFound(post)),
    }),
    merge: t.boolean({
      description: 'Merge it into another post.',
      resolve: (post, _, context) =>
        policyOf(post.kind).canMerge(signedIn(context).viewer, asFound(post)),
    }),
    mergeInto: t.boolean({
      description: 'Merge another post of its space into it, where that one may be merged.',
      resolve: (post, _, context) =>
        policyOf(post.kind).canMergeInto(signedIn(context).viewer, asFound(post)),
    }),
    unmerge: t.boolean({
      description: 'Undo its merge.',
      resolve: (post, _, context) =>
        policyOf(post.kind).canUnmerge(signedIn(context).viewer, asFound(post)),
    }),
  }),
})
/** A row knows all that the rules of every post ask; a kind that asks more has rights of its own. */
export const asFound = (post: PostRow) => ({ ...post, body: '' })
builder.objectRef<PostRow>('AnyPostRights').implement({
  description: 'What the viewer may do with a post of a kind that has no rights of its own.',
  interfaces: [PostRights],
  isTypeOf: () => true,
})
