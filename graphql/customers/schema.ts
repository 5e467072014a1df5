// Threads as the API shows them to the inside.
import { builder, orNotFound, STATEMENT, signedIn } from '#graphql/builder.ts'
import { type Context, momentOf } from '#graphql/context.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import { PostRights } from '#graphql/posts/rights.ts'
import { Post } from '#graphql/posts/schema.ts'
import { Channel, channelOf } from './channel-schema.ts'
import { customerNumberText } from './customer-names.ts'
import { numberOfThread } from './customer-side.ts'
import { Draft, draftsLoader } from './draft-schema.ts'
import { STATE_LABELS } from './events.ts'
import { ALL_STATES, LOST_CAUSES, type LostCause, STATES } from './limits.ts'
import { canDraft, canSeeData, canWork } from './policy.ts'
import {
  type CustomerRow,
  customersByIds,
  type MessageRow,
  type MoveRow,
  messagesOf,
  movesOf,
  reachFactor,
  readersOf,
  type ThreadRow,
  threadsByIds,
  urgencyOf,
} from './queries.ts'

export const StateEnum = builder.enumType('CustomerThreadState', {
  description:
    'COMPLAINT: it came in. ACKNOWLEDGED: answered. PUT_RIGHT. THANKED: the customer said so. LOST: with a cause.',
  values: ALL_STATES,
})
export const LostCauseEnum = builder.enumType('CustomerLostCause', {
  description: 'Why a thread was lost.',
  values: LOST_CAUSES,
})
const ConsentEnum = builder.enumType('CustomerConsent', {
  description:
    'NONE. CONTACT: they may be asked again. QUOTE: their words may be quoted without their name.',
  values: ['NONE', 'CONTACT', 'QUOTE'] as const,
})

const customerLoader = loaderOf<number, CustomerRow>(
  async (ids, context) => (await customersByIds(context.db, ids)) as CustomerRow[],
)
/** A customer as this viewer sees them, of a thread of theirs in a space. */
type SeenCustomer = CustomerRow & { isMasked: boolean }
export const customerOn = async (
  context: Context,
  id: number,
  spaceId: number,
): Promise<SeenCustomer> => ({
  ...(await customerLoader(context).load(id)),
  isMasked: !canSeeData(signedIn(context).viewer, spaceId),
})
export const Customer = builder.objectRef<SeenCustomer>('Customer').implement({
  description:
    'Somebody outside who wrote. Name and addresses are masked for those whose role does not see them.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Their number.' }),
    name: t.string({
      description: 'Their name, or “Customer 7” where it is masked or not known.',
      resolve: ({ id, name, isMasked }, _, { language }) =>
        isMasked || !name ? customerNumberText(id, language) : name,
    }),
    isMasked: t.exposeBoolean('isMasked', { description: 'Is it masked for the viewer?' }),
    addresses: t.stringList({
      description:
        'Mail addresses and handles by which they are recognised; none where it is masked.',
      resolve: ({ addresses, isMasked }) => (isMasked ? [] : addresses),
    }),
    segment: t.exposeString('segment', {
      description: 'The group the company sells to; may be empty.',
    }),
    language: t.exposeString('language', {
      nullable: true,
      description: 'ISO 639-1, of what they wrote first.',
    }),
    consent: t.expose('consent', { type: ConsentEnum, description: 'What they agreed to.' }),
    threadCount: t.exposeInt('threads', { description: 'Threads of theirs, over all channels.' }),
    mergedIntoNumber: t.exposeInt('mergedIntoId', {
      nullable: true,
      description: 'The customer they were found to be.',
    }),
    firstAt: t.expose('firstAt', {
      type: 'DateTime',
      description: 'When they were first heard of.',
    }),
  }),
})

const DirectionEnum = builder.enumType('CustomerMessageDirection', {
  description: 'IN: the customer wrote. OUT: the company.',
  values: ['IN', 'OUT'] as const,
})
const MessageStateEnum = builder.enumType('CustomerMessageState', {
  description:
    'RECEIVED. QUEUED: leaves in a moment. SENT. UNDONE: taken back. STOPPED: did not leave, `error` says why.',
  values: ['RECEIVED', 'QUEUED', 'SENT', 'UNDONE', 'STOPPED'] as const,
})
const Message = builder.objectRef<MessageRow>('CustomerMessage').implement({
  description: 'A message of the customer’s side. Its words never change.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    direction: t.expose('direction', { type: DirectionEnum, description: 'Who wrote.' }),
    state: t.expose('state', { type: MessageStateEnum, description: 'Where it is on its way.' }),
    isAutomatic: t.exposeBoolean('isAutomatic', {
      description: 'Did a machine write it, such as the acknowledgement?',
    }),
    text: t.exposeString('body', { description: 'Plain text, as it was written.' }),
    language: t.exposeString('language', { nullable: true, description: 'ISO 639-1.' }),
    heardBy: t.field({
      type: Person,
      nullable: true,
      description: 'The employee who heard it outside.',
      resolve: ({ heardById }) => heardById,
    }),
    author: t.field({
      type: Person,
      nullable: true,
      description: 'Who spoke for the company.',
      resolve: ({ authorId }) => authorId,
    }),
    voice: t.exposeString('voiceName', {
      description: 'Their name as their card said when it was sent.',
    }),
    voiceTitle: t.exposeString('voiceTitle', { description: 'What else their card said then.' }),
    sendAt: t.expose('sendAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when it can be undone.',
    }),
    error: t.exposeString('error', {
      nullable: true,
      description: 'Why it has not left, in English.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was received, written or sent.' }),
  }),
})
const Move = builder.objectRef<MoveRow>('CustomerThreadMove').implement({
  description: 'How a thread came to a state.',
  fields: (t) => ({
    from: t.expose('from', { type: StateEnum, description: 'Where it stood.' }),
    to: t.expose('to', { type: StateEnum, description: 'Where it stands since.' }),
    cause: t.exposeString('cause', { description: 'Why; may be empty.' }),
    by: t.field({
      type: Person,
      nullable: true,
      description: 'Who moved it.',
      resolve: ({ byId }) => byId,
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
  }),
})
const byThread = <Row>(
  rows: readonly Row[],
  ids: readonly number[],
  of: (row: Row) => number,
): Row[][] => ids.map((id) => rows.filter((row) => of(row) === id))
const messageLoader = loaderOf<number, MessageRow[]>(async (ids, { db }) =>
  byThread(await messagesOf(db, ids), ids, (row) => row.threadId),
)
const moveLoader = loaderOf<number, MoveRow[]>(async (ids, { db }) =>
  byThread(await movesOf(db, ids), ids, (row) => row.threadId),
)
const readerLoader = loaderOf<number, number[]>(async (ids, { db }) =>
  byThread(await readersOf(db, ids), ids, (row) => row.postId).map((rows) =>
    rows.map(({ personId }) => personId),
  ),
)

type Urgency = { score: number; minutes: number; reach: number; factor: number; severity: number }
const Urgency = builder.objectRef<Urgency>('CustomerUrgency').implement({
  description: 'How urgent a thread is: minutes waited × reach factor × severity.',
  fields: (t) => ({
    score: t.exposeInt('score', { description: 'The product, rounded.' }),
    minutes: t.exposeInt('minutes', { description: 'Minutes the customer has waited.' }),
    reach: t.exposeInt('reach', { description: 'How many people it reaches.' }),
    factor: t.exposeFloat('factor', {
      description: '1 for one person, 2 for ten, 3 for a hundred.',
    }),
    severity: t.exposeInt('severity', {
      description:
        '1: a question. 2: something does not work. 3: damage, danger, or a threat to leave.',
    }),
  }),
})

const ThreadRights = builder.objectRef<ThreadRow>('CustomerThreadRights').implement({
  description: 'What the viewer may do with a thread; buttons are drawn from it.',
  interfaces: [PostRights],
  fields: (t) => ({
    work: t.boolean({
      description: 'Take, assign, snooze, rate, invite, mark as spam, move.',
      resolve: (row, _, context) => canWork(signedIn(context).viewer, row),
    }),
    draft: t.boolean({
      description: 'Draft an answer, and review one.',
      resolve: (row, _, context) => canDraft(signedIn(context).viewer, row),
    }),
    move: t.boolean({
      description: 'Say where it stands.',
      resolve: (row, _, context) => {
        const { viewer } = signedIn(context)
        return canWork(viewer, row) || (canDraft(viewer, row) && row.assigneeId === viewer.id)
      },
    }),
  }),
})

export const CustomerThread = builder.loadableNodeRef<ThreadRow, number>('CustomerThread', {
  id: { resolve: ({ id }) => id, parse: Number },
  load: async (ids, context) =>
    orNotFound(await threadsByIds(context.db, signedIn(context).viewer, ids)),
})
CustomerThread.implement({
  description:
    'What one customer and the company say to each other. `messages` is the customer’s side; comments are the inside, which no customer sees.',
  interfaces: [Post],
  fields: (t) => ({
    name: t.string({
      description: 'The number that customers name: C-7.',
      resolve: ({ id }) => numberOfThread(id),
    }),
    channel: t.field({
      type: Channel,
      description: 'Where it came in.',
      resolve: ({ channelId }, _, context) => channelOf(context, channelId),
    }),
    customer: t.field({
      type: Customer,
      description: 'Who wrote.',
      resolve: ({ customerId, spaceId }, _, context) => customerOn(context, customerId, spaceId),
    }),
    state: t.expose('threadState', { type: StateEnum, description: 'Where it stands.' }),
    stateLabel: t.string({
      description: 'The same in words.',
      resolve: ({ threadState }, _, { language }) => STATE_LABELS[threadState](language),
    }),
    stateSteps: t.stringList({
      description: 'The labels of the states that follow each other.',
      resolve: (_, __, { language }) => STATES.map((state) => STATE_LABELS[state](language)),
    }),
    stateAt: t.expose('stateAt', { type: 'DateTime', description: 'Since when.' }),
    lostCause: t.field({
      type: LostCauseEnum,
      nullable: true,
      description: 'Why it was lost.',
      resolve: ({ lostCause }) => lostCause as LostCause | null,
    }),
    moves: t.field({
      type: [Move],
      description: 'How it came to where it stands, oldest first.',
      resolve: ({ id }, _, context) => moveLoader(context).load(id),
    }),
    assignee: t.field({
      type: Person,
      nullable: true,
      description: 'Who took it.',
      resolve: ({ assigneeId }) => assigneeId,
    }),
    snoozedUntil: t.expose('snoozedUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when it rests.',
    }),
    isSpam: t.exposeBoolean('isSpam', { description: 'Was it marked as spam?' }),
    severity: t.exposeInt('severity', {
      description:
        '1: a question. 2: something does not work. 3: damage, danger, or a threat to leave.',
    }),
    waitingSince: t.expose('waitingSince', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when the customer waits; null: they do not.',
    }),
    urgency: t.field({
      type: Urgency,
      nullable: true,
      description: 'How urgent it is now; null: nobody waits.',
      resolve: ({ waitingSince, reach, severity }, _, context) => {
        if (!waitingSince) return null
        const waited = momentOf(context).getTime() - waitingSince.getTime()
        return {
          score: urgencyOf(waited, reach, severity),
          minutes: Math.max(0, Math.round(waited / 60_000)),
          reach,
          factor: reachFactor(reach),
          severity,
        }
      },
    }),
    dueAt: t.expose('dueAt', {
      type: 'DateTime',
      nullable: true,
      description: 'By when the first or next answer is owed.',
    }),
    rightDueAt: t.expose('rightDueAt', {
      type: 'DateTime',
      nullable: true,
      description: 'By when it is to be put right.',
    }),
    reviewDueAt: t.expose('reviewDueAt', {
      type: 'DateTime',
      nullable: true,
      description: 'By when its draft is to be reviewed.',
    }),
    latestAt: t.expose('latestAt', {
      type: 'DateTime',
      description: 'When somebody wrote to or from the customer last.',
    }),
    changedAt: t.expose('changedAt', {
      type: 'DateTime',
      description: 'When its customer’s side, drafts or state changed last.',
    }),
    messages: t.field({
      type: [Message],
      description: 'The customer’s side: the latest 100, oldest first.',
      resolve: ({ id }, _, context) => messageLoader(context).load(id),
    }),
    drafts: t.field({
      type: [Draft],
      description: 'Answers that are being written, latest first; at most 5.',
      resolve: ({ id }, _, context) => draftsLoader(context).load(id),
    }),
    readers: t.field({
      type: [Person],
      description: 'Who is invited and sees it beside those whose role does.',
      complexity: STATEMENT,
      resolve: ({ id }, _, context) => readerLoader(context).load(id),
    }),
    viewerCan: t.field({
      type: ThreadRights,
      description: 'What the viewer may do.',
      resolve: (row) => row,
    }),
  }),
})

export const threadNumber = (id: string | number, argument = 'threadId') =>
  numberOf(id, 'CustomerThread', argument)
