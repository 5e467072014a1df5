// What can happen to customers, their threads and channels, and everything that follows. Payloads hold ids alone.
import { type Consequences, event, type Room } from '#graphql/define.ts'
import { customersMessages } from '#messages/customers.ts'
import { holdersOf, onePerson, responsibleFor, senderOf, workersOn } from './audience.ts'
import type { ThreadState } from './limits.ts'
import {
  CHANNEL_HANDED_OVER,
  REVIEW_ASKED,
  THREAD_APPROVED,
  THREAD_ASSIGNED,
  THREAD_BOUNCED,
  THREAD_CAME,
  THREAD_INVITED,
  THREAD_STOPPED,
  THREAD_THANKED,
} from './notifications.ts'

const say = customersMessages.tagged
const word = customersMessages.message

type On = { postId: number; spaceId: number }
const rooms = ({ postId }: On): Room[] => [`post:${postId}`, 'company:0']
const here = ({ postId }: On): Room[] => [`post:${postId}`]
const indexed = ({ postId }: On) => [`customer-thread:${postId}` as const]
const quiet = (e: On): Consequences => ({ rooms: here(e), notifies: null })

/** A customer wrote, and a thread began. */
export const threadOpened = event(
  'customer.thread-opened',
  (e: On & { channelId: number }): Consequences => ({
    rooms: rooms(e),
    reindexes: indexed(e),
    notifies: (db) =>
      holdersOf(db, e.postId, {
        kind: THREAD_CAME,
        group: `customer-came:${e.channelId}`,
        postId: e.postId,
      }),
  }),
  say('event.opened'),
)
export const messageReceived = event(
  'customer.message-received',
  (e: On & { messageId: number }): Consequences => ({
    rooms: rooms(e),
    reindexes: indexed(e),
    notifies: (db) =>
      responsibleFor(db, e.postId, {
        kind: THREAD_CAME,
        group: `customer-again:${e.postId}`,
        postId: e.postId,
      }),
  }),
  say('event.received'),
)
export const threadAssigned = event(
  'customer.assigned',
  (e: On & { personId: number | null; byId: number }): Consequences => ({
    rooms: rooms(e),
    notifies: (db) =>
      onePerson(db, e.personId, e.byId, {
        kind: THREAD_ASSIGNED,
        group: `customer-assigned:${e.postId}`,
        postId: e.postId,
      }),
  }),
  say('event.assigned'),
)
export const threadSnoozed = event(
  'customer.snoozed',
  (e: On): Consequences => ({ rooms: rooms(e), notifies: null }),
  say('event.snoozed'),
)
export const threadRated = event(
  'customer.rated',
  (e: On): Consequences => ({ rooms: rooms(e), notifies: null }),
  say('event.rated'),
)
export const threadMarked = event(
  'customer.marked',
  (e: On & { isSpam: boolean }): Consequences => ({ rooms: rooms(e), notifies: null }),
  { says: ({ isSpam }) => (isSpam ? say('event.spam') : say('event.noSpam')) },
)
export const STATE_LABELS = {
  COMPLAINT: word('state.COMPLAINT'),
  ACKNOWLEDGED: word('state.ACKNOWLEDGED'),
  PUT_RIGHT: word('state.PUT_RIGHT'),
  THANKED: word('state.THANKED'),
  LOST: word('state.LOST'),
}
export const threadMoved = event(
  'customer.moved',
  (e: On & { from: ThreadState; to: ThreadState; byId: number }): Consequences => ({
    rooms: rooms(e),
    reindexes: indexed(e),
    // Praise goes to everyone who worked on it.
    notifies:
      e.to === 'THANKED'
        ? (db) =>
            workersOn(db, e.postId, e.byId, {
              kind: THREAD_THANKED,
              group: `customer-thanked:${e.postId}`,
              postId: e.postId,
            })
        : null,
  }),
  {
    says: () => say('event.moved'),
    detail: (e) => (language) =>
      `${STATE_LABELS[e.from](language)} → ${STATE_LABELS[e.to](language)}`,
  },
)
export const readerInvited = event(
  'customer.invited',
  (e: On & { personId: number; byId: number }): Consequences => ({
    rooms: here(e),
    notifies: (db) =>
      onePerson(db, e.personId, e.byId, {
        kind: THREAD_INVITED,
        group: `customer-invited:${e.postId}`,
        postId: e.postId,
      }),
  }),
  say('event.invited'),
)
/** They no longer see it: their open tabs learn of it. */
export const invitationEnded = event(
  'customer.invitation-ended',
  (e: On & { personId: number }): Consequences => ({
    rooms: [...here(e), `person:${e.personId}`],
    notifies: null,
  }),
  say('event.invitationEnded'),
)
export const linkEnded = event('customer.link-ended', (e: On) => quiet(e), say('event.linkEnded'))

export const draftSaved = event(
  'customer.draft-saved',
  (e: On & { draftId: number }) => quiet(e),
  say('event.draft'),
)
export const reviewAsked = event(
  'customer.review-asked',
  (e: On & { draftId: number; reviewerId: number; byId: number }): Consequences => ({
    rooms: here(e),
    notifies: (db) =>
      onePerson(db, e.reviewerId, e.byId, {
        kind: REVIEW_ASKED,
        group: `customer-review:${e.postId}`,
        postId: e.postId,
      }),
  }),
  say('event.review'),
)
export const draftNoted = event(
  'customer.draft-noted',
  (e: On & { draftId: number }) => quiet(e),
  say('event.noted'),
)
export const draftApproved = event(
  'customer.draft-approved',
  (e: On & { draftId: number; authorId: number; byId: number }): Consequences => ({
    rooms: here(e),
    notifies: (db) =>
      onePerson(db, e.authorId, e.byId, {
        kind: THREAD_APPROVED,
        group: `customer-approved:${e.postId}`,
        postId: e.postId,
      }),
  }),
  say('event.approved'),
)
/** It leaves in a moment, and can be taken back until then. */
export const answerQueued = event(
  'customer.answer-queued',
  (e: On & { messageId: number }) => quiet(e),
  say('event.queued'),
)
export const answerUndone = event(
  'customer.answer-undone',
  (e: On & { messageId: number }) => quiet(e),
  say('event.undone'),
)
export const answerSent = event(
  'customer.answer-sent',
  (e: On & { messageId: number }): Consequences => ({
    rooms: rooms(e),
    reindexes: indexed(e),
    notifies: null,
  }),
  say('event.sent'),
)
export const answerStopped = event(
  'customer.answer-stopped',
  (e: On & { messageId: number }): Consequences => ({
    rooms: rooms(e),
    notifies: (db) =>
      workersOn(db, e.postId, 0, {
        kind: THREAD_STOPPED,
        group: `customer-stopped:${e.postId}`,
        postId: e.postId,
      }),
  }),
  say('event.stopped'),
)
/** A mail server could not deliver an answer. */
export const answerBounced = event(
  'customer.answer-bounced',
  (e: On & { messageId: number }): Consequences => ({
    rooms: rooms(e),
    notifies: (db) =>
      senderOf(db, e.messageId, {
        kind: THREAD_BOUNCED,
        group: `customer-bounced:${e.postId}`,
        postId: e.postId,
      }),
  }),
  say('event.bounced'),
)

type Channel = { channelId: number; spaceId: number }
const company = (): Consequences => ({ rooms: ['company:0'], notifies: null })
/** Also the open tabs of those who speak there: what they may do has changed. */
const onChannel = ({ channelId }: Channel): Consequences => ({
  rooms: ['company:0', `channel:${channelId}`],
  notifies: null,
})
export const channelSaved = event(
  'customer.channel-saved',
  (_: Channel) => company(),
  say('event.channel'),
)
export const channelSwitched = event(
  'customer.channel-switched',
  (e: Channel & { isOn: boolean }) => onChannel(e),
  {
    says: ({ isOn }) => (isOn ? say('event.on') : say('event.off')),
  },
)
/** Whoever owned it has left: this person owns it from now on. */
export const channelHandedOver = event(
  'customer.channel-handed-over',
  (e: Channel & { personId: number }): Consequences => ({
    rooms: ['company:0'],
    notifies: async () => [
      {
        personId: e.personId,
        kind: CHANNEL_HANDED_OVER,
        group: `customer-channel:${e.channelId}`,
        spaceId: e.spaceId,
      },
    ],
  }),
  say('event.handedOver'),
)
export const voiceGranted = event(
  'customer.voice-granted',
  (e: Channel & { personId: number }) => onChannel(e),
  say('event.voice'),
)
export const voiceEnded = event(
  'customer.voice-ended',
  (e: Channel & { personId: number }) => onChannel(e),
  say('event.voiceEnded'),
)
export const replySaved = event(
  'customer.reply-saved',
  (_: Channel) => ({ rooms: [], notifies: null }),
  say('event.reply'),
)
export const customerEdited = event(
  'customer.edited',
  (_: { customerId: number }) => company(),
  say('event.edited'),
)
/** Its words are gone, from the index, too. */
export const threadErased = event(
  'customer.thread-erased',
  (e: On): Consequences => ({ rooms: rooms(e), reindexes: indexed(e), notifies: null }),
  say('event.threadErased'),
)
export const customerErased = event(
  'customer.erased',
  (_: { customerId: number }) => company(),
  say('event.erased'),
)
export const customersMerged = event(
  'customer.merged',
  (_: { customerId: number; intoId: number }) => company(),
  say('event.merged'),
)
export const customersUnmerged = event(
  'customer.unmerged',
  (_: { customerId: number }) => company(),
  say('event.unmerged'),
)
