// Queries and mutations of channels, voices and saved replies.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { NotFound } from '#graphql/errors.ts'
import { numberOf } from '#graphql/ids.ts'
import { canManageSpace } from '#graphql/spaces/policy.ts'
import { Space } from '#graphql/spaces/schema.ts'
import {
  type ChannelRow,
  channelBySlug,
  channelsByIds,
  heardChannels,
  listChannels,
} from './channel-queries.ts'
import { Channel, ChannelKindEnum } from './channel-schema.ts'
import { editChannel, makeChannel, renewSecret, switchChannel } from './channels.ts'
import { canMakeChannel, canSeeChannel } from './policy.ts'
import { removeReply, saveReply } from './replies.ts'
import { endVoice, grantVoice } from './voices.ts'

builder.objectFields(Space, (t) => ({
  viewerCanMakeChannel: t.boolean({
    description: 'May the viewer make channels for customers there?',
    resolve: ({ id }, _, context) => canMakeChannel(signedIn(context).viewer, id),
  }),
}))

builder.queryFields((t) => ({
  customerChannels: t.field({
    type: [Channel],
    description: 'Channels that the viewer works on, owns or manages, by name; at most 100.',
    complexity: STATEMENT,
    resolve: (_, __, context) => {
      const { viewer } = signedIn(context)
      const managed = viewer.spaceIds.filter((id) => canManageSpace(viewer, id))
      return listChannels(context.db, viewer, managed)
    },
  }),
  heardChannels: t.field({
    type: [Channel],
    description:
      'Channels in which the viewer may note what they heard outside, by name; at most 100.',
    complexity: STATEMENT,
    resolve: (_, __, context) => heardChannels(context.db, signedIn(context).viewer),
  }),
  customerChannel: t.field({
    type: Channel,
    nullable: true,
    description: 'A channel by its name in addresses; null when there is none for the viewer.',
    args: { slug: t.arg.string({ required: true }) },
    resolve: async (_, { slug }, context) => {
      const row = await channelBySlug(context.db, slug)
      return row && canSeeChannel(signedIn(context).viewer, row) ? row : null
    },
  }),
}))

const ChannelInput = builder.inputType('CustomerChannelInput', {
  description: 'A channel as it shall be; what is left out is empty.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'At most 60 characters.' }),
    ownerId: t.id({ description: 'Who answers for it.' }),
    about: t.string(),
    voiceGuide: t.string(),
    brand: t.string({ description: 'At most 60 characters.' }),
    country: t.string({ description: 'ISO 3166-1.' }),
    language: t.string({ description: 'ISO 639-1.' }),
    address: t.string({ description: 'Of a mail channel.' }),
    outUrl: t.string({ description: 'Of a webhook.' }),
    feedUrl: t.string({ description: 'Of a feed, with https.' }),
    sites: t.stringList({ description: 'Origins, like https://example.com.' }),
    calendarId: t.id({ description: 'The company’s default without.' }),
    retentionDays: t.int({ description: '30 to 3,650; kept without end without.' }),
    firstHours: t.int(),
    nextHours: t.int(),
    rightHours: t.int(),
    reviewHours: t.int(),
  }),
})
type Id = string | number | null
type Given = { ownerId?: Id; calendarId?: Id } & Record<string, unknown>
const settingsOf = ({ ownerId, calendarId, ...input }: Given) =>
  ({
    ...Object.fromEntries(Object.entries(input).filter(([, value]) => value != null)),
    ...(ownerId ? { ownerId: numberOf(ownerId, 'Person', 'ownerId') } : {}),
    ...(calendarId ? { calendarId: numberOf(calendarId, 'Calendar', 'calendarId') } : {}),
  }) as never
const again = async (context: Context, id: number): Promise<ChannelRow> => {
  const [row] = await channelsByIds(context.db, [id])
  if (!row) throw new NotFound()
  return row
}
const channelId = (id: string | number) => numberOf(id, 'CustomerChannel', 'channelId')

builder.mutationFields((t) => ({
  makeCustomerChannel: t.field({
    type: Channel,
    description: 'Makes a channel; it is off until it is switched on.',
    args: {
      space: t.arg.string({ required: true, description: 'The space’s slug.' }),
      kind: t.arg({ type: ChannelKindEnum, required: true }),
      input: t.arg({ type: ChannelInput, required: true }),
    },
    resolve: async (_, { space, kind, input }, context) => {
      const made = await makeChannel(signedIn(context), {
        ...(settingsOf(input as Given) as object),
        space,
        kind,
      } as never)
      return again(context, made.id)
    },
  }),
  editCustomerChannel: t.field({
    type: Channel,
    description: 'Changes a channel.',
    args: {
      channelId: t.arg.id({ required: true }),
      version: t.arg.int({ required: true }),
      input: t.arg({ type: ChannelInput, required: true }),
    },
    resolve: async (_, args, context) => {
      const asked = {
        ...(settingsOf(args.input as Given) as object),
        channelId: channelId(args.channelId),
        version: args.version,
      }
      return again(context, (await editChannel(signedIn(context), asked as never)).id)
    },
  }),
  switchCustomerChannel: t.field({
    type: Channel,
    description: 'Switches a channel on or off. Without an owner and a clock it cannot be on.',
    args: { channelId: t.arg.id({ required: true }), isOn: t.arg.boolean({ required: true }) },
    resolve: async (_, args, context) =>
      again(
        context,
        (
          await switchChannel(signedIn(context), {
            channelId: channelId(args.channelId),
            isOn: args.isOn,
          })
        ).id,
      ),
  }),
  renewChannelSecret: t.string({
    description:
      'Makes a new secret for a webhook’s events; the one before ends. It is shown this once.',
    args: { channelId: t.arg.id({ required: true }) },
    resolve: (_, args, context) =>
      renewSecret(signedIn(context), { channelId: channelId(args.channelId) }),
  }),
  grantCustomerVoice: t.field({
    type: Channel,
    description:
      'Lets somebody speak to customers on a channel. What they had in the same language ends.',
    args: {
      channelId: t.arg.id({ required: true }),
      personId: t.arg.id({ required: true }),
      language: t.arg.string({ description: 'ISO 639-1; in every language without.' }),
      title: t.arg.string(),
      until: t.arg({ type: 'DateTime', description: 'When it ends by itself; never without.' }),
      isExecutive: t.arg.boolean({
        description: 'Does their first answer name who looks after the thread from then on?',
      }),
    },
    resolve: async (_, args, context) => {
      const asked = {
        channelId: channelId(args.channelId),
        personId: numberOf(args.personId, 'Person', 'personId'),
        language: (args.language || null) as never,
        title: args.title ?? '',
        until: args.until ?? null,
        isExecutive: args.isExecutive ?? false,
      }
      return again(context, (await grantVoice(signedIn(context), asked)).id)
    },
  }),
  endCustomerVoice: t.field({
    type: Channel,
    description: 'Ends a voice, at once.',
    args: { voiceId: t.arg.int({ required: true }) },
    resolve: async (_, { voiceId }, context) =>
      again(context, (await endVoice(signedIn(context), { voiceId })).id),
  }),
  saveCustomerReply: t.field({
    type: Channel,
    description: 'Saves a reply to use again; one with the same name gets the new text.',
    args: {
      channelId: t.arg.id({ required: true }),
      name: t.arg.string({ required: true }),
      text: t.arg.string({ required: true }),
      version: t.arg.int({
        description:
          'Of the reply that gets the new text; 0 for a name that no reply has yet. CONFLICT when it is another by now.',
      }),
    },
    resolve: async (_, { name, text, version, ...args }, context) => {
      const reply = {
        channelId: channelId(args.channelId),
        name,
        text,
        version: version ?? undefined,
      }
      return again(context, (await saveReply(signedIn(context), reply)).id)
    },
  }),
  removeCustomerReply: t.field({
    type: Channel,
    description: 'Removes a saved reply.',
    args: { replyId: t.arg.int({ required: true }) },
    resolve: async (_, { replyId }, context) =>
      again(context, (await removeReply(signedIn(context), { replyId })).id),
  }),
}))
