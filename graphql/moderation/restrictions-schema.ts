// Locked discussions and people who may not post, in the API.
import { builder, orNotFound, STATEMENT, signedIn } from '#graphql/builder.ts'
import { type Context, momentOf } from '#graphql/context.ts'
import { noIfRefused } from '#graphql/errors.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { PostRights } from '#graphql/posts/rights.ts'
import { Post, postNumber, seenPost } from '#graphql/posts/schema.ts'
import { Space } from '#graphql/spaces/schema.ts'
import { MAX_RESTRICTION_DAYS } from './limits.ts'
import { canModerate, canModerateCompany } from './policy.ts'
import {
  activeRestrictions,
  endRestriction,
  lockDiscussion,
  locksOf,
  ownRestrictions,
  type RestrictionRow,
  restrictionFor,
  restrictionsIn,
  restrictPerson,
} from './restrictions.ts'

const Restriction = builder.objectRef<RestrictionRow>('Restriction').implement({
  description:
    'What a moderator does not allow for a while: comments on a post, or somebody’s posts and comments.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    post: t.field({
      type: Post,
      nullable: true,
      description: 'The post whose discussion is locked; null: it is about a person.',
      resolve: ({ postId }, _, context) => seenPost(context, postId),
    }),
    person: t.field({
      type: Person,
      nullable: true,
      description: 'Who may not post; null: it is about a discussion.',
      resolve: ({ personId }) => personId,
    }),
    space: t.field({
      type: Space,
      nullable: true,
      description:
        'Where; null: in the whole company, or in a space that the viewer no longer knows.',
      // Somebody who was taken out of a hidden space still reads why they could not post there.
      resolve: ({ spaceId }, _, context) =>
        spaceId === null
          ? null
          : Space.getDataloader(context)
              .load(spaceId)
              .catch((error: unknown) => noIfRefused(error) || null),
    }),
    reason: t.exposeString('reason', { description: 'Why, as those concerned read it.' }),
    by: t.field({ type: Person, description: 'Who decided.', resolve: ({ byId }) => byId }),
    at: t.expose('at', { type: 'DateTime', description: 'Since when.' }),
    until: t.expose('until', { type: 'DateTime', description: 'When it ends by itself.' }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When somebody ended it before its time.',
    }),
    endedBy: t.field({
      type: Person,
      nullable: true,
      description: 'Who ended it.',
      resolve: ({ endedById }) => endedById,
    }),
  }),
})

const locks = loaderOf<number, RestrictionRow | null>((ids, context) =>
  locksOf(context.db, ids, momentOf(context)),
)
const ofViewer = loaderOf<number, RestrictionRow | null>((ids, context) =>
  restrictionsIn(context.db, signedIn(context).viewer, ids, momentOf(context)),
)

builder.interfaceFields(Post, (t) => ({
  lock: t.field({
    type: Restriction,
    nullable: true,
    description: 'Why its discussion is locked now, and until when; null: it is not.',
    complexity: STATEMENT,
    resolve: ({ id, commentsClosed }, _, context) =>
      commentsClosed ? locks(context).load(id) : null,
  }),
}))
builder.interfaceFields(PostRights, (t) => ({
  lock: t.boolean({
    description: 'Lock its discussion for a while.',
    resolve: ({ spaceId }, _, context) => canModerate(signedIn(context).viewer, spaceId),
  }),
}))
builder.objectFields(Space, (t) => ({
  viewerRestriction: t.field({
    type: Restriction,
    nullable: true,
    description: 'Why the viewer may not post in it now, and until when; null: they may.',
    complexity: STATEMENT,
    resolve: ({ id }, _, context) =>
      signedIn(context).viewer.restrictedIds.includes(id) ? ofViewer(context).load(id) : null,
  }),
}))

builder.queryFields((t) => ({
  viewerModeratesCompany: t.boolean({
    description: 'Does the viewer moderate in the whole company?',
    resolve: (_, _args, context) => canModerateCompany(signedIn(context).viewer),
  }),
  activeRestrictions: t.connection({
    type: Restriction,
    description:
      'What moderators do not allow now, in spaces where the viewer moderates, latest first; administrators read it of all spaces that they read.',
    resolve: async (_, { first, after }, context) => {
      const wanted = rowsWanted(first)
      const key = keyOf(after, 'int')
      const { viewer } = signedIn(context)
      const before = key?.[0] ?? null
      const rows = await activeRestrictions(context.db, viewer, momentOf(context), wanted, before)
      return connectionOf(rows, wanted, key === null, ({ id }) => [id])
    },
  }),
  ownRestrictions: t.field({
    type: [Restriction],
    description: 'What moderators do not, or did not, allow the viewer, latest first, at most 20.',
    complexity: STATEMENT,
    resolve: (_, _args, context) => ownRestrictions(context.db, signedIn(context).viewer),
  }),
}))

const restriction = async (context: Context, id: number): Promise<RestrictionRow> =>
  (
    await orNotFound([await restrictionFor(context.db, signedIn(context).viewer, id)])
  )[0] as RestrictionRow

builder.mutationFields((t) => {
  const days = t.arg.int({
    required: true,
    description: `1 to ${MAX_RESTRICTION_DAYS}, of 24 hours each.`,
  })
  const reason = t.arg.string({
    required: true,
    description: '3 to 1,000 characters, which those concerned read.',
  })
  return {
    lockDiscussion: t.field({
      type: Restriction,
      description:
        'Locks the discussion of a post for some days: nobody comments, reacts or supports. Replaces a lock that holds. Errors: INVALID, NOT_FOUND, NOT_ALLOWED for whoever does not moderate its space.',
      args: { postId: t.arg.id({ required: true }), days, reason },
      resolve: async (_, { postId, days, reason }, context) => {
        const input = { postId: postNumber(postId), days, reason }
        return restriction(context, (await lockDiscussion(signedIn(context), input)).id)
      },
    }),
    restrictPerson: t.field({
      type: Restriction,
      description:
        'Lets somebody neither post, comment nor support for some days; they are told why. Errors: INVALID, also for somebody who never wrote in the space, NOT_FOUND, NOT_ALLOWED for whoever does not moderate there, for oneself, and for owners and administrators unless the viewer moderates the whole company, CONFLICT for somebody who is restricted there already.',
      args: {
        personId: t.arg.id({ required: true }),
        spaceId: t.arg.id({ description: 'Where; without: in the whole company.' }),
        days,
        reason,
      },
      resolve: async (_, { personId, spaceId, days, reason }, context) => {
        const input = {
          personId: numberOf(personId, 'Person', 'personId'),
          spaceId: spaceId ? numberOf(spaceId, 'Space', 'spaceId') : null,
          days,
          reason,
        }
        return restriction(context, (await restrictPerson(signedIn(context), input)).id)
      },
    }),
    endRestriction: t.field({
      type: Restriction,
      description:
        'Ends a restriction before its time: opens a discussion, lets somebody post again. Errors: NOT_FOUND for whoever neither moderates there nor is an administrator, and of one’s own.',
      args: { number: t.arg.int({ required: true }) },
      resolve: async (_, { number }, context) =>
        restriction(context, (await endRestriction(signedIn(context), { id: number })).id),
    }),
  }
})
