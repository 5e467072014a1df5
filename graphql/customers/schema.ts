// Threads as the API shows them to the inside.
import { builder, orNotFound, STATEMENT, signedIn } from '#graphql/builder.ts'
import { momentOf } from '#graphql/context.ts'
import { numberOf } from '#graphql/ids.ts'
import { Person } from '#graphql/people/schema.ts'
import { PostRights } from '#graphql/posts/rights.ts'
import { Post } from '#graphql/posts/schema.ts'
import { Channel, channelOf } from './channel-schema.ts'
import { numberOfThread } from './customer-side.ts'
import { Draft, draftsLoader } from './draft-schema.ts'
import { STATE_LABELS } from './events.ts'
import { heldTimes } from './holdings.ts'
import { type LostCause, STATES } from './limits.ts'
import { canDraft, canWork } from './policy.ts'
import { reachFactor, type ThreadRow, threadsByIds, urgencyOf } from './queries.ts'
import { AnswerText, textsLoader } from './text-schema.ts'
import { fixedTextOn } from './texts.ts'
import {
  Customer,
  customerOn,
  HeldTime,
  holdingLoader,
  LostCauseEnum,
  Message,
  Move,
  messageLoader,
  moveLoader,
  readerLoader,
  StateEnum,
  Urgency,
} from './thread-parts.ts'

// Insights show whose words they hold.
export { Customer, customerOn }

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
    erasedAt: t.expose('erasedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its words were erased.',
    }),
    linkUntil: t.expose('linkUntil', {
      type: 'DateTime',
      description: 'When the customer’s link to it ends unless it is used before.',
    }),
    held: t.field({
      type: [HeldTime],
      description:
        'Who had it for how long, oldest first. The minutes add up to its age, which ends when it is thanked or lost.',
      resolve: async (row, _, context) =>
        heldTimes(row, await holdingLoader(context).load(row.id), momentOf(context)),
    }),
    isRight: t.exposeBoolean('isRight', {
      nullable: true,
      description: 'What the customer said of “was it put right?”; null: nothing yet.',
    }),
    rightAskedAt: t.expose('rightAskedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the customer was asked whether it was put right.',
    }),
    texts: t.field({
      type: [AnswerText],
      description:
        'Key messages, policy lines and templates that fit its channel and language today, at most 20 of each.',
      resolve: ({ id }, _, context) => textsLoader(context).load(id),
    }),
    fixedText: t.string({
      description: 'What an answer sent now ends with, whoever wrote it; may be empty.',
      complexity: STATEMENT,
      resolve: ({ id }, _, context) => fixedTextOn(context.db, id, momentOf(context)),
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
