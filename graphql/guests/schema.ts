// Guests in the API.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { NotFound } from '#graphql/errors.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { Post, postNumber, seenPost } from '#graphql/posts/schema.ts'
import { spacesByIds } from '#graphql/spaces/queries.ts'
import { Space } from '#graphql/spaces/schema.ts'
import { canListGuests, canManageGuest } from './policy.ts'
import {
  type AgreementRow,
  agreementFor,
  type GuestRow,
  guestsByPerson,
  listGuests,
  postSharedWith,
} from './queries.ts'
import { acceptAgreement, endGuest, extendGuest, inviteGuest } from './service.ts'

const Guest = builder.objectRef<GuestRow>('Guest').implement({
  description: 'An outsider who sees one space, or one post, until a date.',
  fields: (t) => ({
    person: t.field({ type: Person, description: 'Who.', resolve: ({ personId }) => personId }),
    space: t.field({
      type: Space,
      nullable: true,
      description: 'Which space; null: one that the viewer may not know of.',
      complexity: STATEMENT,
      resolve: async ({ spaceId }, _, context) =>
        (await spacesByIds(context.db, signedIn(context).viewer, [spaceId]))[0] ?? null,
    }),
    post: t.field({
      type: Post,
      nullable: true,
      description:
        'What alone is shared; null: the whole space, or a post that the viewer may not see.',
      resolve: ({ postId }, _, context) => seenPost(context, postId),
    }),
    isOfPost: t.boolean({
      description: 'One post alone is shared with them.',
      resolve: ({ postId }) => postId !== null,
    }),
    until: t.expose('until', { type: 'DateTime', description: 'When it ends by itself.' }),
    agreement: t.exposeString('agreement', { description: 'What they have to accept.' }),
    invitedBy: t.field({
      type: Person,
      nullable: true,
      description: 'Who invited them.',
      resolve: ({ invitedById }) => invitedById,
    }),
    invitedAt: t.expose('invitedAt', { type: 'DateTime', description: 'When.' }),
    acceptedAt: t.expose('acceptedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When they accepted; null: not yet, so that they see nothing.',
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When their access ended; null: it has not.',
    }),
    viewerCanManage: t.boolean({
      description: 'May the viewer extend and end it?',
      resolve: (guest, _, context) => canManageGuest(signedIn(context).viewer, guest),
    }),
  }),
})
const GuestAgreement = builder.objectRef<AgreementRow>('GuestAgreement').implement({
  description: 'What a guest has to accept before they see anything.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'Its words.' }),
    space: t.exposeString('space', { description: 'The name of the space.' }),
    post: t.exposeString('post', {
      nullable: true,
      description: 'The title of the post that alone is shared; null: the whole space is.',
    }),
    invitedBy: t.exposeString('invitedBy', {
      nullable: true,
      description: 'The name of who invited them.',
    }),
    until: t.expose('until', { type: 'DateTime', description: 'Their last moment here.' }),
  }),
})

const guestLoader = loaderOf<number, GuestRow | null>(async (ids, context) => {
  const rows = await guestsByPerson(context.db, ids)
  const byId = new Map(rows.map((row) => [row.personId, row]))
  return ids.map((id) => byId.get(id) ?? null)
})
builder.objectFields(Person, (t) => ({
  guestUntil: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'Of a guest: until when. Null: they are of the company.',
    resolve: async ({ id }, _, context) => (await guestLoader(context).load(id))?.until ?? null,
  }),
}))

builder.queryFields((t) => ({
  guests: t.connection({
    type: Guest,
    description:
      'Guests, the latest to leave first: of a space, for those who manage it; of all, for administrators and auditors.',
    args: { spaceId: t.arg.id() },
    resolve: async (_, { spaceId, first, after }, context) => {
      const { viewer } = signedIn(context)
      const space = spaceId == null ? null : numberOf(spaceId, 'Space', 'spaceId')
      const may =
        space === null ? canListGuests(viewer) : canManageGuest(viewer, { spaceId: space })
      if (!may) throw new NotFound()
      const wanted = rowsWanted(first)
      const key = keyOf(after, 'moment', 'int')
      const rows = await listGuests(context.db, space, wanted, key)
      return connectionOf(rows, wanted, !key, (row) => [row.until.toISOString(), row.personId])
    },
  }),
  sharedPost: t.field({
    type: Post,
    nullable: true,
    description:
      'Of a guest with whom one post alone is shared: that post. Null: the viewer is none.',
    resolve: async (_, __, context) =>
      seenPost(context, await postSharedWith(context.db, signedIn(context).viewer)),
  }),
  guestAgreement: t.field({
    type: GuestAgreement,
    nullable: true,
    description: 'What the viewer has to accept before they see anything; null: nothing.',
    resolve: async (_, __, context) =>
      (await agreementFor(context.db, signedIn(context).viewer)) ?? null,
  }),
}))

const InviteGuestInput = builder.inputType('InviteGuestInput', {
  description: 'An outsider and what they may see.',
  fields: (t) => ({
    spaceId: t.id({
      required: true,
      description: 'A closed or hidden one; for a single post any.',
    }),
    postId: t.id({ description: 'The post of that space that alone is shared.' }),
    name: t.string({ required: true }),
    email: t.string({ required: true }),
    until: t.field({ type: 'DateTime', required: true, description: 'At most 366 days from now.' }),
    agreement: t.string({ required: true, description: 'What they have to accept first.' }),
  }),
})
const personIn = (personId: string): number => numberOf(personId, 'Person', 'personId')

builder.mutationFields((t) => ({
  inviteGuest: t.field({
    type: Person,
    description:
      'Invites an outsider into a space, or to one of its posts, and sends them a mail. For those who manage the space.',
    args: { input: t.arg({ type: InviteGuestInput, required: true }) },
    resolve: async (_, { input }, context) =>
      (
        await inviteGuest(signedIn(context), {
          ...input,
          spaceId: numberOf(input.spaceId, 'Space', 'spaceId'),
          postId: input.postId == null ? null : postNumber(input.postId),
        })
      ).id,
  }),
  acceptGuestAgreement: t.boolean({
    description: 'The viewer, a guest, accepts the agreement.',
    resolve: async (_, __, context) => (await acceptAgreement(signedIn(context))).id > 0,
  }),
  extendGuest: t.field({
    type: Person,
    description: 'Sets another end. For those who manage the space, and administrators.',
    args: {
      personId: t.arg.id({ required: true }),
      until: t.arg({ type: 'DateTime', required: true }),
    },
    resolve: async (_, { personId, until }, context) =>
      (await extendGuest(signedIn(context), { personId: personIn(personId), until })).id,
  }),
  endGuest: t.field({
    type: Person,
    description:
      'Ends a guest’s access at once. For those who manage the space, and administrators.',
    args: { personId: t.arg.id({ required: true }) },
    resolve: async (_, { personId }, context) =>
      (await endGuest(signedIn(context), { personId: personIn(personId) })).id,
  }),
}))
