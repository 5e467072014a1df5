// Channels, voices and saved replies as the API shows them, and their mutations.
import { builder, signedIn } from '#graphql/builder.ts'
import { Calendar } from '#graphql/clocks/schema.ts'
import { type Context, momentOf } from '#graphql/context.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import { Space } from '#graphql/spaces/schema.ts'
import {
  type ChannelRow,
  channelsByIds,
  type Promised,
  promisesOf,
  type WorkloadRow,
  workloadsOf,
} from './channel-queries.ts'
import { CHANNEL_KINDS, MAX_REPLIES } from './limits.ts'
import { canConnectChannel, canKeepReplies, canManageChannel } from './policy.ts'
import { type ReplyRow, repliesOf } from './queries.ts'
import { faultIn } from './reading.ts'
import { type VoiceRow, voicesOf } from './voices.ts'

const channelLoader = loaderOf<number, ChannelRow>(
  async (ids, context) => (await channelsByIds(context.db, ids)) as ChannelRow[],
)
/** A channel that the viewer was found to see something of. */
export const channelOf = (context: Context, id: number): Promise<ChannelRow> =>
  channelLoader(context).load(id)

const NO_DUTIES = { open: 0, late: 0, answered: 0, inTime: 0, saidRight: 0, saidWrong: 0 }
const workloadLoader = loaderOf<number, Omit<WorkloadRow, 'id'>>(async (ids, context) => {
  const rows = new Map(
    (await workloadsOf(context.db, ids, momentOf(context))).map((row) => [row.id, row]),
  )
  return ids.map((id) => rows.get(id) ?? NO_DUTIES)
})
const promiseLoader = loaderOf<number, Promised | null>(async (ids, context) => {
  const rows = new Map((await promisesOf(context.db, ids)).map((row) => [row.id, row]))
  return ids.map((id) => rows.get(id) ?? null)
})
const hoursOf = async (context: Context, policyId: number): Promise<number | null> =>
  (await promiseLoader(context).load(policyId))?.respondWithin ?? null
const voiceLoader = loaderOf<number, VoiceRow[]>(async (ids, context) => {
  const rows = await voicesOf(context.db, ids, momentOf(context))
  return ids.map((id) => rows.filter(({ channelId }) => channelId === id))
})
const replyLoader = loaderOf<number, ReplyRow[]>(async (ids, context) => {
  const rows = await repliesOf(context.db, ids, MAX_REPLIES)
  return ids.map((id) => rows.filter(({ channelId }) => channelId === id))
})

export const ChannelKindEnum = builder.enumType('CustomerChannelKind', {
  description:
    'FORM: a public web form. EMAIL. WEBHOOK: signed events. FEED: RSS, Atom or JSON Feed. MASTODON: posts that name an account. HEARD: what employees heard outside.',
  values: CHANNEL_KINDS,
})
const Workload = builder.objectRef<Omit<WorkloadRow, 'id'>>('CustomerChannelDuties').implement({
  description: 'What a channel owes its customers, and how it kept its promises.',
  fields: (t) => ({
    open: t.exposeInt('open', { description: 'Threads whose customer waits for an answer.' }),
    late: t.exposeInt('late', { description: 'Those of them whose answer is late.' }),
    answered: t.exposeInt('answered', { description: 'Answers that were owed and given.' }),
    inTime: t.exposeInt('inTime', { description: 'Those of them given in time.' }),
    saidRight: t.exposeInt('saidRight', {
      description: 'Threads whose customer said that it was put right.',
    }),
    saidWrong: t.exposeInt('saidWrong', {
      description: 'Threads whose customer said that it was not.',
    }),
  }),
})
const Voice = builder.objectRef<VoiceRow>('CustomerVoice').implement({
  description: 'Somebody who may speak to customers on a channel.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    person: t.field({
      type: Person,
      description: 'Who speaks.',
      resolve: ({ personId }) => personId,
    }),
    language: t.exposeString('language', {
      nullable: true,
      description: 'ISO 639-1; null: in every language.',
    }),
    title: t.exposeString('title', {
      description: 'What stands on their card beside the name; may be empty.',
    }),
    until: t.expose('until', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ends by itself.',
    }),
    isExecutive: t.exposeBoolean('isExecutive', {
      description: 'Does their first answer on a thread name who looks after it from then on?',
    }),
  }),
})
const Reply = builder.objectRef<ReplyRow>('SavedReply').implement({
  description: 'A text that answers use again.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    name: t.exposeString('name', { description: 'How it is called.' }),
    text: t.exposeString('body', { description: 'Plain text.' }),
    version: t.exposeInt('version', { description: 'Grows with every new text.' }),
  }),
})
export const Channel = builder.objectRef<ChannelRow>('CustomerChannel').implement({
  description: 'Where customers write to the company, who owns it, and how soon they are answered.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    slug: t.exposeString('slug', { description: 'Its name in addresses.' }),
    name: t.exposeString('name', { description: 'Its name; customers see it.' }),
    kind: t.expose('kind', { type: ChannelKindEnum, description: 'By which way voices come in.' }),
    isOn: t.exposeBoolean('isOn', { description: 'Off, nothing comes in and nothing leaves.' }),
    owner: t.field({
      type: Person,
      nullable: true,
      description: 'Who answers for it.',
      resolve: ({ ownerId }) => ownerId,
    }),
    space: t.field({
      type: Space,
      description: 'Whose readers may be invited to its threads.',
      resolve: ({ spaceId }) => spaceId,
    }),
    about: t.exposeString('about', { description: 'What its public form says above the fields.' }),
    voiceGuide: t.exposeString('voiceGuide', {
      description: 'How the company sounds here, for whoever drafts.',
    }),
    brand: t.exposeString('brand', {
      description: 'Under which brand it answers; may be empty.',
    }),
    country: t.exposeString('country', {
      description: 'ISO 3166-1: whose fixed texts its answers end with; may be empty.',
    }),
    language: t.exposeString('language', {
      description: 'ISO 639-1, of acknowledgements where the sender’s is not known.',
    }),
    address: t.exposeString('address', { nullable: true, description: 'Its mail address.' }),
    outUrl: t.exposeString('outUrl', {
      nullable: true,
      description: 'Where a webhook’s answers are sent.',
    }),
    feedUrl: t.exposeString('feedUrl', { nullable: true, description: 'Where a feed is read.' }),
    feedReadAt: t.expose('feedReadAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the feed was read last.',
    }),
    feedError: t.string({
      nullable: true,
      description: 'Why the feed could not be read, in the viewer’s language; null: it could.',
      resolve: ({ feedError }, _, { language }) => faultIn(language, feedError),
    }),
    retentionDays: t.exposeInt('retentionDays', {
      nullable: true,
      description:
        'Days after the last message in which the words of a thread are erased; null: they are kept.',
    }),
    hasSecret: t.exposeBoolean('hasSecret', {
      description: 'Was a secret made to sign events with?',
    }),
    sites: t.exposeStringList('sites', {
      description: 'Origins of web sites that may show its form.',
    }),
    version: t.exposeInt('version', { description: 'Goes up with each change.' }),
    calendar: t.field({
      type: Calendar,
      nullable: true,
      description: 'The calendar of its hours; null: the company’s default.',
      resolve: async ({ firstPolicyId }, _, context) =>
        (await promiseLoader(context).load(firstPolicyId))?.calendarId ?? null,
    }),
    firstHours: t.int({
      nullable: true,
      description:
        'Working hours until a first answer; null: none is promised, and it cannot be switched on.',
      resolve: ({ firstPolicyId }, _, context) => hoursOf(context, firstPolicyId),
    }),
    nextHours: t.int({
      nullable: true,
      description: 'Working hours until each next answer.',
      resolve: ({ nextPolicyId }, _, context) => hoursOf(context, nextPolicyId),
    }),
    rightHours: t.int({
      nullable: true,
      description: 'Working hours until it is put right.',
      resolve: ({ rightPolicyId }, _, context) => hoursOf(context, rightPolicyId),
    }),
    reviewHours: t.int({
      nullable: true,
      description: 'Working hours until a draft is reviewed.',
      resolve: ({ reviewPolicyId }, _, context) => hoursOf(context, reviewPolicyId),
    }),
    duties: t.field({
      type: Workload,
      description: 'Open, late, answered.',
      resolve: ({ id }, _, context) => workloadLoader(context).load(id),
    }),
    voices: t.field({
      type: [Voice],
      description: 'Who may speak here now.',
      resolve: ({ id }, _, context) => voiceLoader(context).load(id),
    }),
    replies: t.field({
      type: [Reply],
      description: 'Saved replies, by name.',
      resolve: ({ id }, _, context) => replyLoader(context).load(id),
    }),
    viewerCanManage: t.boolean({
      description: 'May the viewer change it and its voices?',
      resolve: (row, _, context) => canManageChannel(signedIn(context).viewer, row),
    }),
    viewerCanConnect: t.boolean({
      description: 'May the viewer connect it with an account at another server?',
      resolve: (row, _, context) => canConnectChannel(signedIn(context).viewer, row),
    }),
    viewerCanKeepReplies: t.boolean({
      description: 'May the viewer save and remove replies?',
      resolve: (row, _, context) => canKeepReplies(signedIn(context).viewer, row.spaceId),
    }),
  }),
})
