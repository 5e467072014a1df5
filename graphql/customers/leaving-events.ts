// What can happen when somebody leaves who worked for customers and nobody succeeds them, and everything that follows.
import { type Consequences, event } from '#graphql/define.ts'
import { customersMessages } from '#messages/customers.ts'
import { authorOf, ownerOf } from './audience.ts'
import { REVIEWER_LEFT, RULE_WITHOUT_ASSIGNEE, THREADS_FREED } from './notifications.ts'

const say = customersMessages.tagged

/** Whoever was to review a draft has left: its author asks somebody else. */
export const reviewerLeft = event(
  'customer.reviewer-left',
  (e: { postId: number; spaceId: number; draftId: number }): Consequences => ({
    rooms: [`post:${e.postId}`],
    notifies: (db) =>
      authorOf(db, e.draftId, {
        kind: REVIEWER_LEFT,
        group: `customer-reviewer-left:${e.postId}`,
        postId: e.postId,
      }),
  }),
  say('event.reviewerLeft'),
)

type Channel = { channelId: number; spaceId: number }

/** Whoever had taken threads of it has left. */
export const threadsFreed = event(
  'customer.threads-freed',
  (e: Channel): Consequences => ({
    rooms: ['company:0'],
    notifies: (db) =>
      ownerOf(db, e.channelId, {
        kind: THREADS_FREED,
        group: `customer-free:${e.channelId}`,
        spaceId: e.spaceId,
      }),
  }),
  say('event.threadsFreed'),
)
/** Whoever its rules gave threads to has left. */
export const ruleWithoutAssignee = event(
  'customer.rule-without-assignee',
  (e: Channel): Consequences => ({
    rooms: ['company:0'],
    notifies: (db) =>
      ownerOf(db, e.channelId, {
        kind: RULE_WITHOUT_ASSIGNEE,
        group: `customer-rule:${e.channelId}`,
        spaceId: e.spaceId,
      }),
  }),
  say('event.ruleWithoutAssignee'),
)
