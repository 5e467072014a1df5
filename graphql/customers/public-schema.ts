// What somebody outside may ask and do without signing in: the public form, and the page of their own thread by its link.
import { builder, STATEMENT } from '#graphql/builder.ts'
import { momentOf } from '#graphql/context.ts'
import { Entrance } from '#graphql/identity/schema.ts'
import type { ChannelRow } from './channel-queries.ts'
import {
  type CustomerSide,
  type CustomerSideMessage,
  customerSideOf,
  numberOfThread,
} from './customer-side.ts'
import { STATE_LABELS } from './events.ts'
import { renewLink, threadOfLink } from './links.ts'
import { sayRight } from './right.ts'
import { askUs, openForm, replyByLink, spendOne } from './service.ts'

const OutsideForm = builder.objectRef<ChannelRow>('CustomerForm').implement({
  description: 'The public form of a channel.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its name in addresses.' }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    about: t.exposeString('about', { description: 'What it says above the fields; may be empty.' }),
  }),
})
const SideMessage = builder.objectRef<CustomerSideMessage>('CustomerSideMessage').implement({
  description: 'A message between a customer and the company, as the customer sees it.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    isOurs: t.exposeBoolean('isOurs', { description: 'Did the company write it?' }),
    isAutomatic: t.exposeBoolean('isAutomatic', { description: 'Is it an acknowledgement?' }),
    text: t.exposeString('body', { description: 'Plain text.' }),
    voice: t.exposeString('voiceName', { description: 'Who spoke for the company; may be empty.' }),
    voiceTitle: t.exposeString('voiceTitle', {
      description: 'As their card said then; may be empty.',
    }),
    fixedText: t.exposeString('fixedText', {
      description: 'What every answer of the channel’s country ends with; may be empty.',
    }),
    takesOverFrom: t.exposeString('takesOverFrom', {
      description: 'The voice that the customer knew before; empty: it is the same one.',
    }),
    handsOverTo: t.exposeString('handsOverTo', {
      description: 'Who looks after it from then on; empty: the voice itself.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was written or sent.' }),
  }),
})
const Side = builder.objectRef<CustomerSide>('CustomerSide').implement({
  description:
    'A thread as its customer sees it: their words and the answers that were sent. Nothing of the inside.',
  fields: (t) => ({
    name: t.string({
      description: 'The number that customers name: C-7.',
      resolve: ({ id }) => numberOfThread(id),
    }),
    title: t.exposeString('title', { description: 'What it is about.' }),
    channel: t.exposeString('channel', { description: 'The name of its channel.' }),
    stateLabel: t.string({
      description: 'Where it stands.',
      resolve: ({ state }, _, { language }) => STATE_LABELS[state](language),
    }),
    linkUntil: t.expose('linkUntil', {
      type: 'DateTime',
      description: 'When the link ends unless it is used before.',
    }),
    asksIfRight: t.exposeBoolean('asksIfRight', {
      description: 'Is the customer asked whether it was put right?',
    }),
    messages: t.expose('messages', {
      type: [SideMessage],
      description: 'The latest 100, oldest first.',
    }),
  }),
})

builder.objectFields(Entrance, (t) => ({
  customerForm: t.field({
    type: OutsideForm,
    nullable: true,
    complexity: STATEMENT,
    description: 'The public form of a channel; null: there is none, or it is off.',
    args: { channel: t.arg.string({ required: true }) },
    resolve: (_, { channel }, { db }) => openForm(db, channel),
  }),
  customerSide: t.field({
    type: Side,
    nullable: true,
    complexity: STATEMENT,
    description: 'The thread of a customer’s own link; null: the link is none, or has ended.',
    args: { token: t.arg.string({ required: true }) },
    resolve: async (_, { token }, context) => {
      const { db } = context
      const threadId = await threadOfLink(db, token, momentOf(context))
      if (threadId === null) return null
      await renewLink(db, threadId, momentOf(context))
      return customerSideOf(db, threadId)
    },
  }),
}))

const Asked = builder.objectRef<{ id: number; token: string | null }>('CustomerAsked').implement({
  description: 'What became of what somebody wrote in the public form.',
  fields: (t) => ({
    name: t.string({
      description: 'The number to name: C-7.',
      resolve: ({ id }) => numberOfThread(id),
    }),
    token: t.exposeString('token', {
      nullable: true,
      description:
        'Of the link by which they follow it; null where an address was given: the link goes there.',
    }),
  }),
})

builder.mutationFields((t) => ({
  askUs: t.field({
    type: Asked,
    skipTypeScopes: true,
    description: 'Takes in what somebody outside writes in the public form of a channel.',
    args: {
      channel: t.arg.string({ required: true }),
      name: t.arg.string(),
      email: t.arg.string({
        description: 'Where the answer goes; without it they follow it by the link.',
      }),
      subject: t.arg.string(),
      text: t.arg.string({ required: true }),
    },
    resolve: (_, { channel, text, ...args }, context) =>
      askUs(context, {
        channel,
        text,
        name: args.name ?? '',
        email: args.email?.trim() ?? '',
        subject: args.subject ?? '',
      }),
  }),
  sayRight: t.boolean({
    skipTypeScopes: true,
    description:
      'A customer says, by their own link, whether it was put right; once for each time it is asked.',
    args: { token: t.arg.string({ required: true }), isRight: t.arg.boolean({ required: true }) },
    resolve: async (_, args, context) => {
      await spendOne(context)
      await sayRight(context, args)
      return true
    },
  }),
  replyByLink: t.boolean({
    skipTypeScopes: true,
    description: 'A customer writes again, by their own link.',
    args: { token: t.arg.string({ required: true }), text: t.arg.string({ required: true }) },
    resolve: async (_, args, context) => {
      await replyByLink(context, args)
      return true
    },
  }),
}))
