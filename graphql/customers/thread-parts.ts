// What stands in a thread as the API shows it: its customer, its messages, how it came to its state, and how urgent it is.
import { builder, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import { readersOf } from '#graphql/posts/readers.ts'
import { customerNumberText } from './customer-names.ts'
import { type Held, type HoldingRow, holdingsOf } from './holdings.ts'
import { ALL_STATES, CONSENTS, LOST_CAUSES, MAX_READERS } from './limits.ts'
import { canSeeData } from './policy.ts'
import {
  type CustomerRow,
  customersByIds,
  type MessageRow,
  type MoveRow,
  messagesOf,
  movesOf,
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
export const ConsentEnum = builder.enumType('CustomerConsent', {
  description:
    'NONE. CONTACT: they may be asked again. QUOTE: their words may be quoted without their name.',
  values: CONSENTS,
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
export const Message = builder.objectRef<MessageRow>('CustomerMessage').implement({
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
    fixedText: t.exposeString('fixedText', {
      description:
        'What every answer of the channel’s country ends with, as it was then; may be empty.',
    }),
    takesOverFrom: t.exposeString('takesOverFrom', {
      description: 'The voice that the customer knew before; empty: it is the same one.',
    }),
    handsOverTo: t.exposeString('handsOverTo', {
      description: 'Who looks after the thread from then on; empty: nobody was named.',
    }),
    asksIfRight: t.exposeBoolean('asksIfRight', {
      description: 'Does it ask whether it was put right?',
    }),
    sendAt: t.expose('sendAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when it can be undone.',
    }),
    error: t.exposeString('error', {
      nullable: true,
      description: 'Why it has not left, in English.',
    }),
    bouncedAt: t.expose('bouncedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a mail server said that it could not be delivered; `error` says why.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was received, written or sent.' }),
  }),
})
export const Move = builder.objectRef<MoveRow>('CustomerThreadMove').implement({
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
export const messageLoader = loaderOf<number, MessageRow[]>(async (ids, { db }) =>
  byThread(await messagesOf(db, ids), ids, (row) => row.threadId),
)
export const moveLoader = loaderOf<number, MoveRow[]>(async (ids, { db }) =>
  byThread(await movesOf(db, ids), ids, (row) => row.threadId),
)
export const readerLoader = loaderOf<number, number[]>(async (ids, { db }) =>
  byThread(await readersOf(db, ids, MAX_READERS), ids, (row) => row.postId).map((rows) =>
    rows.map(({ personId }) => personId),
  ),
)

export const holdingLoader = loaderOf<number, HoldingRow[]>(async (ids, { db }) =>
  byThread(await holdingsOf(db, ids), ids, (row) => row.threadId),
)
export const HeldTime = builder.objectRef<Held>('CustomerHeldTime').implement({
  description: 'A stretch of time in which one person had a thread, or nobody.',
  fields: (t) => ({
    person: t.field({
      type: Person,
      nullable: true,
      description: 'Who had it; null: nobody.',
      resolve: ({ personId }) => personId,
    }),
    from: t.expose('from', { type: 'DateTime', description: 'Since when.' }),
    minutes: t.exposeInt('minutes', {
      description: 'For how long. Those of a thread add up to its age.',
    }),
  }),
})

type Urgency = { score: number; minutes: number; reach: number; factor: number; severity: number }
export const Urgency = builder.objectRef<Urgency>('CustomerUrgency').implement({
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
