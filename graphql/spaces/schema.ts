import { builder, orNotFound, STATEMENT, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { cutText } from '#graphql/graphemes.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { RoleGrant } from '#graphql/people/role-schema.ts'
import { Person } from '#graphql/people/schema.ts'
import { canSeal } from '#graphql/seal.ts'
import { MAX_CIRCLE } from './limits.ts'
import {
  canArchiveSpace,
  canChangeSpace,
  canManageSpace,
  canReadSpace,
  canWriteIn,
} from './policy.ts'
import {
  audienceOf,
  detailsOf,
  discoverableSpaces,
  joinRequests,
  membersOf,
  type SpaceDetails,
  type SpaceRow,
  spaceBySlug,
  spacesByIds,
  spacesOwnedBy,
} from './queries.ts'

/** Asked in one statement for all spaces of a request. */
const detailLoader = loaderOf<number, SpaceDetails>(async (ids, context) => {
  const rows = await detailsOf(context.db, signedIn(context).viewer, ids)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map(
    (one) => byId.get(one) ?? { id: one, ownerIds: [], boardCount: 0, hasAsked: false },
  )
})
const details = (context: Context, id: number): Promise<SpaceDetails> =>
  detailLoader(context).load(id)

export const SpaceKind = builder.enumType('SpaceKind', {
  description:
    'OPEN: everyone reads. CLOSED: everyone knows of it, members read. HIDDEN: only members know of it.',
  values: ['OPEN', 'CLOSED', 'HIDDEN'] as const,
})
export const SpaceRole = builder.enumType('SpaceRole', { values: ['MEMBER', 'OWNER'] as const })

const SpaceRights = builder.objectRef<{ spaceId: number }>('SpaceRights').implement({
  description: 'What the viewer may do with a space; buttons are drawn from it.',
  fields: (t) => ({
    read: t.boolean({
      resolve: ({ spaceId }, _, context) => canReadSpace(signedIn(context).viewer, spaceId),
    }),
    write: t.boolean({
      description: 'Post, support, comment and make boards; never in an archived one.',
      resolve: ({ spaceId }, _, context) => canWriteIn(signedIn(context).viewer, spaceId),
    }),
    manage: t.boolean({
      description: 'Change it and let people in; never while it is archived.',
      resolve: ({ spaceId }, _, context) => canChangeSpace(signedIn(context).viewer, spaceId),
    }),
    handOver: t.boolean({
      description: 'Take members out and name owners, archived or not.',
      resolve: ({ spaceId }, _, context) => canArchiveSpace(signedIn(context).viewer, spaceId),
    }),
    archive: t.boolean({
      description: 'Archive it, or bring it back.',
      resolve: ({ spaceId }, _, context) => canArchiveSpace(signedIn(context).viewer, spaceId),
    }),
  }),
})

const Membership = builder
  .objectRef<{ id: number; name: string; role: 'MEMBER' | 'OWNER' }>('Membership')
  .implement({
    description: 'Somebody in a space.',
    fields: (t) => ({
      person: t.field({ type: Person, resolve: ({ id }) => id }),
      role: t.expose('role', { type: SpaceRole }),
    }),
  })
const JoinRequest = builder
  .objectRef<{ personId: number; message: string; createdAt: Date }>('JoinRequest')
  .implement({
    description: 'Somebody who would like to join.',
    fields: (t) => ({
      person: t.field({ type: Person, resolve: ({ personId }) => personId }),
      message: t.exposeString('message'),
      at: t.expose('createdAt', { type: 'DateTime' }),
    }),
  })

export const Space = builder.loadableNodeRef<SpaceRow, number>('Space', {
  id: { resolve: (space) => space.id, parse: Number },
  load: async (ids, context) =>
    orNotFound(await spacesByIds(context.db, signedIn(context).viewer, ids)),
})
Space.implement({
  description:
    'An audience. What stands in it is seen by those who may read it, and by nobody else.',
  fields: (t) => ({
    number: t.exposeInt('id', {
      description: 'Its small number, the accessId of what stands in it.',
    }),
    slug: t.exposeString('slug', { description: 'Its name in addresses.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    about: t.exposeString('about', { description: 'One sentence about it.' }),
    version: t.exposeInt('version', { description: 'Give it back when editing.' }),
    kind: t.expose('kind', { type: SpaceKind, description: 'Who may read it.' }),
    membersToSplit: t.int({
      nullable: true,
      description: `How many members it has, when they are more than people know well (${MAX_CIRCLE}), for those who manage it; else null.`,
      resolve: (space, _, context) =>
        space.memberCount > MAX_CIRCLE && canManageSpace(signedIn(context).viewer, space.id)
          ? space.memberCount
          : null,
    }),
    allowsSealed: t.exposeBoolean('allowsSealed', {
      description: 'Posts may be written here without a name, where the server can keep them so.',
    }),
    canSeal: t.boolean({
      description: 'Can this server keep posts without a name? Its keys are set.',
      resolve: () => canSeal(),
    }),
    isArchived: t.boolean({
      description: 'It can be read by whoever could read it, and written by nobody.',
      resolve: (space) => space.archivedAt !== null,
    }),
    audience: t.int({
      description: 'How many people can see what stands here.',
      resolve: (space, _, context) => audienceOf(context.db, space),
    }),
    boardCount: t.int({
      description: 'Boards in it that are open.',
      resolve: async (space, _, context) => (await details(context, space.id)).boardCount,
    }),
    owners: t.field({
      type: [Person],
      description: 'Who looks after it, at most five.',
      resolve: async (space, _, context) => (await details(context, space.id)).ownerIds,
    }),
    isMember: t.boolean({
      description: 'Does the viewer belong to it?',
      resolve: (space, _, context) => signedIn(context).viewer.memberOf.includes(space.id),
    }),
    hasAsked: t.boolean({
      description: 'Has the viewer asked to join?',
      resolve: async (space, _, context) => (await details(context, space.id)).hasAsked,
    }),
    viewerCan: t.field({
      type: SpaceRights,
      description: 'What the viewer may do.',
      resolve: (space) => ({ spaceId: space.id }),
    }),
    members: t.connection({
      type: Membership,
      description: 'Its members by name, for those who may read it.',
      resolve: async (space, { first, after }, context) => {
        if (!canReadSpace(signedIn(context).viewer, space.id)) throw new NotAllowed()
        const wanted = rowsWanted(first)
        const key = keyOf(after, 'text', 'int')
        const rows = await membersOf(context.db, space.id, wanted, key)
        return connectionOf(rows, wanted, !key, (row) => [row.name, row.id])
      },
    }),
    joinRequests: t.field({
      type: [JoinRequest],
      description: 'Who would like to join, for those who look after it.',
      complexity: { field: STATEMENT, multiplier: 100 },
      resolve: (space, _, context) =>
        canChangeSpace(signedIn(context).viewer, space.id)
          ? joinRequests(context.db, space.id)
          : [],
    }),
  }),
})

builder.objectFields(Person, (t) => ({
  ownedSpaces: t.field({
    type: [Space],
    description: 'Spaces they look after, by name, at most 100.',
    complexity: STATEMENT,
    resolve: (person, _, context) => spacesOwnedBy(context.db, signedIn(context).viewer, person.id),
  }),
}))

builder.objectFields(RoleGrant, (t) => ({
  space: t.field({
    type: Space,
    nullable: true,
    description:
      'The space it holds in alone; null: in the company, or one that the viewer may not know of.',
    resolve: async ({ spaceId }, _, context) =>
      spaceId === null
        ? null
        : ((await spacesByIds(context.db, signedIn(context).viewer, [spaceId]))[0] ?? null),
    complexity: STATEMENT,
  }),
}))

builder.queryFields((t) => ({
  spaces: t.connection({
    type: Space,
    description: 'Spaces the viewer may know of, by name.',
    args: {
      query: t.arg.string({ description: 'A part of the name.' }),
      isArchived: t.arg.boolean({
        description: 'true: only archived ones. false: none of them. All without.',
      }),
    },
    resolve: async (_, { first, after, query, isArchived }, context) => {
      const wanted = rowsWanted(first)
      const key = keyOf(after, 'text', 'int')
      const filter = {
        query: cutText(query ?? '', 80).trim() || null,
        isArchived: isArchived ?? null,
      }
      const rows = await discoverableSpaces(
        context.db,
        signedIn(context).viewer,
        filter,
        wanted,
        key,
      )
      return connectionOf(rows, wanted, !key, (row) => [row.name, row.id])
    },
  }),
  space: t.field({
    type: Space,
    nullable: true,
    description: 'A space by its slug.',
    args: { slug: t.arg.string({ required: true }) },
    resolve: async (_, { slug }, context) =>
      (await spaceBySlug(context.db, signedIn(context).viewer, slug)) ?? null,
  }),
}))
