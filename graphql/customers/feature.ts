// Customers: voices from outside come in by channels, become threads, and are answered by an authorised voice.
import { addConfidentialNames } from '#graphql/confidential/sources.ts'
import { feature } from '#graphql/define.ts'
import { postKind } from '#graphql/post-kinds.ts'
import { customersMessages } from '#messages/customers.ts'
import { kindsMessages } from '#messages/kinds.ts'
import { db } from '#prisma/client.ts'
import './account-schema.ts'
import './answer-schema.ts'
import './channel-root-schema.ts'
import './profile-schema.ts'
import './public-schema.ts'
import './root-schema.ts'
import './rule-schema.ts'
import './hearing-schema.ts'
import './text-root-schema.ts'
import './view-schema.ts'
import './work-schema.ts'
import { channelSpace, channelsInSpace } from './channel-queries.ts'
import { customerNames } from './confidential-names.ts'
import { counters } from './counters.ts'
import { STATE_LABELS } from './events.ts'
import { type FoundThread, findThread } from './find.ts'
import { ThreadChanges } from './fragments.ts'
import { endTies } from './hearing.ts'
import {
  eraseOldJob,
  pollFeedsJob,
  pollMailboxesJob,
  pollMastodonJob,
  sendMessageJob,
  sweepJob,
} from './jobs.ts'
import {
  assigningRules,
  handOverChannels,
  handOverReviews,
  handOverRules,
  handOverThreads,
  ownedChannels,
  reviewedThreads,
  takenThreads,
} from './leaving.ts'
import { STATES } from './limits.ts'
import { threadsOwedBy } from './owed.ts'
import type { ThreadRow } from './queries.ts'
import { CustomerThread } from './schema.ts'
import { statesNow, threadExtras } from './search.ts'
import { SEND_JOB } from './sending.ts'
import { handOverTexts, ownedTexts } from './texts.ts'
import { endOwnViews } from './views.ts'
import { endAllVoices } from './voices.ts'

const say = kindsMessages.message

addConfidentialNames(customerNames)
const log = customersMessages.message

export const customers = feature({
  name: 'customers',
  counters,
  logTopics: { customer: log('event.topic') },
  posts: {
    'customer-thread': postKind<FoundThread>({
      type: CustomerThread,
      noun: {
        one: say('customer-thread.one'),
        other: say('customer-thread.other'),
        yours: say('customer-thread.yours'),
        another: say('customer-thread.another'),
        heading: {
          yours: say('customer-thread.heading.yours'),
          followed: say('customer-thread.heading.followed'),
        },
      },
      path: (number) => `/customers/${number}`,
      find: findThread,
      isListed: false,
      policy: {
        // Its words are the customer's.
        canEdit: () => false,
        canSupport: () => false,
        canMerge: () => false,
        canMergeInto: () => false,
        canUnmerge: () => false,
      },
      status: {
        labels: STATE_LABELS,
        steps: STATES,
        of: ({ threadState }: ThreadRow) => threadState,
        since: ({ stateAt }: ThreadRow) => stateAt,
        now: statesNow,
      },
      owed: threadsOwedBy,
      searchExtras: threadExtras,
      live: ThreadChanges,
    }),
  },
  rooms: {
    // A hint says no more than that something changed; who waits for one there is nobody's to see.
    channel: async ({ viewer }, id) =>
      (await channelSpace(db, id).then((spaceId) => spaceId && viewer.spaceIds.includes(spaceId)))
        ? 'unseen'
        : false,
  },
  roomsInSpace: {
    channel: async (over, ids, spaceId) => channelsInSpace(over, ids, spaceId),
  },
  leaving: {
    'CustomerChannel.ownerId': {
      label: (count) => log('owned', { count }),
      list: ownedChannels,
      handOver: handOverChannels,
    },
    'CustomerThread.assigneeId': {
      label: (count) => log('owned.threads', { count }),
      list: takenThreads,
      handOver: handOverThreads,
    },
    'ListeningRule.assigneeId': {
      label: (count) => log('owned.rules', { count }),
      list: assigningRules,
      handOver: handOverRules,
    },
    'CustomerVoice.personId': { ends: (tx, { personId }) => endAllVoices(tx, personId) },
    'CustomerVoice.grantedById': { stays: 'who gave the voice' },
    'CustomerVoice.endedById': { stays: 'who ended the voice' },
    'CustomerMessage.authorId': { stays: 'who spoke for the company' },
    'CustomerMessage.heardById': { stays: 'who heard it' },
    'CustomerDraft.authorId': { stays: 'who wrote it' },
    'CustomerDraft.reviewerId': {
      label: (count) => log('owned.reviews', { count }),
      list: reviewedThreads,
      handOver: handOverReviews,
    },
    'CustomerDraft.approvedById': { stays: 'who approved it' },
    'CustomerDraftNote.authorId': { stays: 'who said it' },
    'CustomerThreadMove.byId': { stays: 'who moved it' },
    'CustomerAddress.blockedById': { stays: 'who blocked it' },
    'Customer.mergedById': { stays: 'who merged them' },
    'CustomerChange.byId': { stays: 'who changed it' },
    'SavedReply.byId': { stays: 'who saved it' },
    'CustomerView.ownerId': { ends: (tx, { personId }) => endOwnViews(tx, personId) },
    'CustomerHolding.personId': { stays: 'who had it' },
    'CustomerMessage.handsOverToId': { stays: 'who was named' },
    'AnswerText.ownerId': {
      label: (count) => log('owned.texts', { count }),
      list: ownedTexts,
      handOver: handOverTexts,
    },
    'CustomerNamed.personId': { stays: 'whom a complaint names' },
    'CustomerNamed.byId': { stays: 'who named them' },
    'CustomerFact.personId': { stays: 'who said it' },
    'CustomerOpening.personId': { stays: 'who opened it' },
    'CustomerTie.personId': { ends: (tx, { personId }) => endTies(tx, personId) },
    'AnswerText.byId': { stays: 'who saved it' },
  },
  jobs: [
    { name: SEND_JOB, run: sendMessageJob },
    { name: 'read-customer-feeds', cron: '* * * * *', run: pollFeedsJob },
    { name: 'read-customer-mailboxes', cron: '* * * * *', run: pollMailboxesJob },
    { name: 'read-customer-mastodon', cron: '* * * * *', run: pollMastodonJob },
    { name: 'erase-old-customer-threads', cron: '17 * * * *', run: eraseOldJob },
    { name: 'sweep-customer-messages', cron: '*/5 * * * *', run: sweepJob },
  ],
})
