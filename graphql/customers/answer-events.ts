// What can happen to saved views and texts for answers, and what a customer says of how it ended. Payloads hold ids alone.
import { type Consequences, event } from '#graphql/define.ts'
import { customersMessages } from '#messages/customers.ts'
import { onePerson, responsibleFor, workersOn } from './audience.ts'
import { THREAD_FACT, THREAD_NAMED, THREAD_NOT_RIGHT, THREAD_RIGHT } from './notifications.ts'

const say = customersMessages.tagged

const nobody = (): Consequences => ({ rooms: [], notifies: null })

export const viewSaved = event(
  'customer.view-saved',
  (_: { viewId: number }) => nobody(),
  say('event.view'),
)
export const textSaved = event(
  'customer.text-saved',
  (_: { textId: number; spaceId: number }) => nobody(),
  say('event.text'),
)
/** A customer said whether it was put right. Praise goes to everyone who worked on it. */
export const rightSaid = event(
  'customer.right-said',
  (e: { postId: number; spaceId: number; isRight: boolean }): Consequences => ({
    rooms: [`post:${e.postId}`, 'company:0'],
    reindexes: [`customer-thread:${e.postId}`],
    notifies: (db) =>
      e.isRight
        ? workersOn(db, e.postId, 0, {
            kind: THREAD_RIGHT,
            group: `customer-right:${e.postId}`,
            postId: e.postId,
          })
        : responsibleFor(db, e.postId, {
            kind: THREAD_NOT_RIGHT,
            group: `customer-not-right:${e.postId}`,
            postId: e.postId,
          }),
  }),
  { says: ({ isRight }) => (isRight ? say('event.right') : say('event.notRight')) },
)

type On = { postId: number; spaceId: number }
/** A complaint names an employee, who sees it from now on. */
export const personNamed = event(
  'customer.named',
  (e: On & { personId: number; byId: number }): Consequences => ({
    rooms: [`post:${e.postId}`],
    notifies: (db) =>
      onePerson(db, e.personId, e.byId, {
        kind: THREAD_NAMED,
        group: `customer-named:${e.postId}`,
        postId: e.postId,
      }),
  }),
  say('event.named'),
)
export const namingEnded = event(
  'customer.naming-ended',
  (e: On & { personId: number }): Consequences => ({
    rooms: [`post:${e.postId}`, `person:${e.personId}`],
    notifies: null,
  }),
  say('event.namingEnded'),
)
export const factAdded = event(
  'customer.fact-added',
  (e: On & { factId: number }): Consequences => ({
    rooms: [`post:${e.postId}`],
    notifies: (db) =>
      responsibleFor(db, e.postId, {
        kind: THREAD_FACT,
        group: `customer-fact:${e.postId}`,
        postId: e.postId,
      }),
  }),
  say('event.fact'),
)
export const tieNoted = event(
  'customer.tie-noted',
  (e: On): Consequences => ({ rooms: [`post:${e.postId}`], notifies: null }),
  say('event.tie'),
)
