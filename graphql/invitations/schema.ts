// Invitations as administrators see them, and what whoever has a link sees of one.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { Entrance } from '#graphql/identity/schema.ts'
import { numberOf } from '#graphql/ids.ts'
import type { MailWords } from '#graphql/notifications/mail.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import {
  acceptInvitation,
  askForInvitation,
  invitationOf,
  linkOf,
  type OpenInvitation,
  type OpenLink,
} from './acceptance.ts'
import { sampleFor } from './mails.ts'
import {
  type InvitationRow,
  invitationsByIds,
  type LinkRow,
  listInvitations,
  openLinks,
} from './queries.ts'
import {
  type Invited,
  invite,
  makeInvitationLink,
  resendInvitation,
  showInvitationLink,
  withdrawInvitation,
  withdrawInvitationLink,
} from './service.ts'

const InvitationState = builder.enumType('InvitationState', {
  values: ['OPEN', 'ACCEPTED', 'EXPIRED', 'WITHDRAWN'] as const,
  description: 'OPEN: its link works.',
})
const Invitation = builder.objectRef<InvitationRow>('Invitation').implement({
  description: 'Somebody who may come in, or came in, by a link that was mailed to them.',
  authScopes: { admin: true },
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    email: t.exposeString('email', { description: 'The address, lower case.' }),
    name: t.exposeString('name', { description: 'As the inviter wrote it; may be empty.' }),
    unit: t.exposeString('unit', { description: 'Department; may be empty.' }),
    state: t.expose('state', { type: InvitationState, description: 'Where it stands now.' }),
    invitedBy: t.field({
      type: Person,
      description: 'Who invited.',
      resolve: (i) => i.invitedById,
    }),
    person: t.field({
      type: Person,
      nullable: true,
      description: 'Who it became.',
      resolve: (i) => i.personId,
    }),
    sentAt: t.expose('lastSentAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its last mail was queued.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends by itself.' }),
    acceptedAt: t.expose('acceptedAt', { type: 'DateTime', nullable: true, description: 'When.' }),
    mailError: t.exposeString('mailError', {
      nullable: true,
      description: 'Why its last mail has not left, as the mail server says it.',
    }),
  }),
})
const InvitationLink = builder.objectRef<LinkRow>('InvitationLink').implement({
  description:
    'A link by which people of a mail domain ask for an invitation. Its address is shown once.',
  authScopes: { admin: true },
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    domain: t.exposeString('domain', { description: 'What addresses end with, without @.' }),
    createdBy: t.field({
      type: Person,
      description: 'Who made it.',
      resolve: (l) => l.createdById,
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends by itself.' }),
    asked: t.exposeInt('asked', { description: 'How many asked for an invitation with it.' }),
  }),
})
const InvitedLink = builder.objectRef<Invited['links'][number]>('InvitedLink').implement({
  description: 'A link to pass on by hand. Shown this once.',
  fields: (t) => ({
    email: t.exposeString('email', { description: 'For whom.' }),
    url: t.exposeString('url', { description: 'Good for whoever has it.' }),
  }),
})
const InviteResult = builder.objectRef<Invited>('InviteResult').implement({
  description: 'Who was invited, and who was not.',
  fields: (t) => ({
    invitations: t.field({
      type: [Invitation],
      complexity: STATEMENT,
      description: 'Those that were made.',
      resolve: ({ ids }, _, { db }) => invitationsByIds(db, ids),
    }),
    known: t.exposeStringList('known', {
      description: 'Addresses of people who are here already.',
    }),
    open: t.exposeStringList('open', { description: 'Addresses that are invited already.' }),
    unread: t.exposeStringList('unread', { description: 'What was no address.' }),
    links: t.expose('links', {
      type: [InvitedLink],
      description: 'Where no mail leaves: the links to pass on. Empty with a mail server.',
    }),
  }),
})
const SampleMail = builder.objectRef<MailWords>('SampleMail').implement({
  description: 'A mail as it would be sent.',
  fields: (t) => ({
    subject: t.exposeString('subject', { description: 'Its subject.' }),
    text: t.exposeString('text', { description: 'As text.' }),
  }),
})
const OpenedInvitation = builder.objectRef<OpenInvitation>('OpenedInvitation').implement({
  description: 'What whoever has the link of an invitation sees of it.',
  fields: (t) => ({
    email: t.exposeString('email', { description: 'Whom it was sent to.' }),
    name: t.exposeString('name', { description: 'As the inviter wrote it; may be empty.' }),
    inviter: t.exposeString('inviter', { description: 'Who invites.' }),
  }),
})
const OpenedLink = builder.objectRef<OpenLink>('OpenedInvitationLink').implement({
  description: 'What whoever has the link of a domain sees of it.',
  fields: (t) => ({
    domain: t.exposeString('domain', { description: 'What addresses must end with, without @.' }),
    inviter: t.exposeString('inviter', { description: 'Who made it.' }),
  }),
})

builder.objectFields(Entrance, (t) => ({
  invitation: t.field({
    type: OpenedInvitation,
    nullable: true,
    description: 'The invitation of a link; null: it is used, over or none.',
    args: { key: t.arg.string({ required: true }) },
    resolve: (_, { key }, { db }) => invitationOf(db, key),
  }),
  invitationLink: t.field({
    type: OpenedLink,
    nullable: true,
    description: 'The link of a domain; null: it is over or none.',
    args: { key: t.arg.string({ required: true }) },
    resolve: (_, { key }, { db }) => linkOf(db, key),
  }),
}))

builder.queryFields((t) => ({
  invitations: t.connection({
    type: Invitation,
    description: 'Invitations, newest first. For administrators.',
    authScopes: { admin: true },
    args: { state: t.arg({ type: InvitationState, description: 'Only those.' }) },
    resolve: async (_, { first, after, state }, context) => {
      const wanted = rowsWanted(first)
      const [before] = keyOf(after, 'int') ?? [null]
      const rows = await listInvitations(context.db, wanted, before, state ?? null)
      return connectionOf(rows, wanted, before === null, ({ id }) => [id])
    },
  }),
  invitationLinks: t.field({
    type: [InvitationLink],
    description: 'Links of domains that are good, newest first, at most 50. For administrators.',
    authScopes: { admin: true },
    resolve: (_, __, { db }) => openLinks(db),
  }),
  invitationSample: t.field({
    type: SampleMail,
    description: 'The mail of the viewer’s invitations. For administrators.',
    authScopes: { admin: true },
    resolve: (_, __, context) => sampleFor(context.db, signedIn(context).viewer),
  }),
}))

builder.mutationFields((t) => ({
  invite: t.field({
    type: InviteResult,
    description:
      'Invites everybody a text names: addresses, or a CSV with the columns email, name, title, unit, site; at most 200. For administrators.',
    args: { people: t.arg.string({ required: true }) },
    resolve: (_, { people }, context) => invite(signedIn(context), { people }),
  }),
  resendInvitation: t.int({
    description: 'Sends the mail again, for another 14 days. For administrators.',
    args: { invitationId: t.arg.id({ required: true }) },
    resolve: async (_, { invitationId }, context) => {
      const id = numberOf(invitationId, 'Invitation', 'invitationId')
      return (await resendInvitation(signedIn(context), { invitationId: id })).id
    },
  }),
  withdrawInvitation: t.int({
    description: 'Ends an invitation; its links no longer work. For administrators.',
    args: { invitationId: t.arg.id({ required: true }) },
    resolve: async (_, { invitationId }, context) => {
      const id = numberOf(invitationId, 'Invitation', 'invitationId')
      return (await withdrawInvitation(signedIn(context), { invitationId: id })).id
    },
  }),
  showInvitationLink: t.string({
    description: 'A link of an open invitation, shown this once. For administrators.',
    args: { invitationId: t.arg.id({ required: true }) },
    resolve: (_, { invitationId }, context) =>
      showInvitationLink(signedIn(context), {
        invitationId: numberOf(invitationId, 'Invitation', 'invitationId'),
      }),
  }),
  makeInvitationLink: t.string({
    description:
      'A link by which people of a mail domain ask for an invitation, for 1, 7, 14 or 30 days; shown this once. For administrators.',
    args: { domain: t.arg.string({ required: true }), days: t.arg.int({ required: true }) },
    resolve: (_, input, context) => makeInvitationLink(signedIn(context), input),
  }),
  withdrawInvitationLink: t.int({
    description: 'Ends the link of a domain. For administrators.',
    args: { linkId: t.arg.id({ required: true }) },
    resolve: async (_, { linkId }, context) => {
      const id = numberOf(linkId, 'InvitationLink', 'linkId')
      return (await withdrawInvitationLink(signedIn(context), { linkId: id })).id
    },
  }),
  acceptInvitation: t.boolean({
    skipTypeScopes: true,
    description: 'Makes the person of an invitation and signs this browser in. Pages only.',
    args: { key: t.arg.string({ required: true }), name: t.arg.string({ required: true }) },
    resolve: async (_, input, context) => {
      await acceptInvitation(context, input)
      return true
    },
  }),
  askForInvitation: t.boolean({
    skipTypeScopes: true,
    description:
      'Asks for an invitation with the link of a domain. The answer does not tell whether the address is known.',
    args: {
      key: t.arg.string({ required: true }),
      name: t.arg.string({ required: true }),
      email: t.arg.string({ required: true }),
    },
    resolve: async (_, input, context) => {
      await askForInvitation(context, input)
      return true
    },
  }),
}))
