import { event } from '#graphql/define.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { entryMessages } from '#messages/entry.ts'
import { eventsMessages } from '#messages/events.ts'

const say = eventsMessages.tagged

const WAYS: Record<string, Message> = {
  demo: eventsMessages.message('way.demo'),
  sso: eventsMessages.message('way.sso'),
  link: eventsMessages.message('way.link'),
  passkey: eventsMessages.message('way.passkey'),
  password: eventsMessages.message('way.password'),
  badge: eventsMessages.message('way.badge'),
  setup: entryMessages.message('event.way.setup'),
  recovery: entryMessages.message('event.way.recovery'),
  invitation: entryMessages.message('event.way.invitation'),
}

/** Recorded by the demo when its company is whole. */
export const companySeeded = event(
  'company.seeded',
  (_: { people: number }) => ({ rooms: [], notifies: null }),
  say('company.seeded'),
)

/** Every page shows its name and look: what is cached of it is dropped everywhere. */
export const companyEdited = event(
  'company.edited',
  (_: Record<string, never>) => ({ rooms: [], invalidates: 'everyone', notifies: null }),
  entryMessages.tagged('event.company.edited'),
)

export const signedIn = event(
  'session.started',
  (_: { personId: number; way: string }) => ({ rooms: [], notifies: null }),
  {
    says: () => say('session.started'),
    isByPerson: true,
    detail: (e) => WAYS[e.way] ?? (() => e.way),
  },
)
export const signedOut = event(
  'session.ended',
  (e: { personId: number }) => ({ rooms: [], invalidates: [e.personId], notifies: null }),
  { says: () => say('session.ended'), isByPerson: true },
)
/** Everywhere but in the browser it was asked from. */
export const othersEnded = event(
  'session.others-ended',
  (e: { personId: number; count: number }) => ({
    rooms: [],
    invalidates: [e.personId],
    notifies: null,
  }),
  {
    says: () => say('session.others-ended'),
    isByPerson: true,
    detail: ({ count }) => eventsMessages.message('places', { count }),
  },
)
/** By its owner, by an administrator for a service account, or at the command line by whoever runs the server. */
export const tokenMade = event(
  'token.made',
  (_: { tokenId: number; personId: number }) => ({ rooms: [], notifies: null }),
  {
    says: ({ personId }, actorId) => say(actorId === personId ? 'token.made.own' : 'token.made'),
  },
)
export const tokenRevoked = event(
  'token.revoked',
  (e: { tokenId: number; personId: number }) => ({
    rooms: [],
    invalidates: [e.personId],
    notifies: null,
  }),
  {
    says: ({ personId }, actorId) =>
      say(actorId === null || actorId === personId ? 'token.revoked' : 'token.revoked.other'),
    isByPerson: true,
  },
)
