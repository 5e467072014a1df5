import { event } from '#graphql/define.ts'
import { entryMessages } from '#messages/entry.ts'
import { eventsMessages } from '#messages/events.ts'
import { ROLE_CHANGED } from './notifications.ts'

const say = eventsMessages.tagged

/** Somebody can sign in from now on who was nobody here before. */
export const personJoined = event(
  'person.joined',
  (e: { personId: number; way: string }) => ({
    rooms: [],
    reindexes: [`person:${e.personId}`],
    notifies: null,
  }),
  { says: () => entryMessages.tagged('event.person.joined'), isByPerson: true },
)
export const profileEdited = event(
  'person.profile-edited',
  (e: { personId: number }) => ({
    rooms: [`person:${e.personId}`],
    reindexes: [`person:${e.personId}`],
    invalidates: [e.personId],
    notifies: null,
  }),
  say('person.profile-edited'),
)
export const settingsChanged = event(
  'person.settings-changed',
  (e: { personId: number; emailFrequency?: string }) => ({
    rooms: [`person:${e.personId}`],
    invalidates: [e.personId],
    notifies: null,
  }),
  say('person.settings-changed'),
)
/** Deactivated: every session and token ends, open sockets close; what they wrote stays. */
export const personLeft = event(
  'person.left',
  (e: { personId: number; byId: number }) => ({
    rooms: [],
    reindexes: [`person:${e.personId}`],
    invalidates: [e.personId],
    notifies: null,
  }),
  say('person.left'),
)
export const personReturned = event(
  'person.returned',
  (e: { personId: number; byId: number }) => ({
    rooms: [],
    reindexes: [`person:${e.personId}`],
    invalidates: [e.personId],
    notifies: null,
  }),
  say('person.returned'),
)
/** Somebody reports to somebody else from now on, or to nobody. */
export const managerSet = event(
  'person.manager-set',
  (e: { personId: number; managerId: number | null; byId: number }) => ({
    rooms: [],
    invalidates: [e.personId],
    notifies: null,
  }),
  {
    says: ({ managerId }) =>
      managerId === null ? say('person.manager-set.nobody') : say('person.manager-set'),
  },
)
/** Forgotten at once in every process, so that the very next request has the new rights, or no longer the old ones. */
export const roleSet = event(
  'person.role-set',
  (e: { personId: number; byId: number; role: 'MEMBER' | 'ADMIN' }) => ({
    rooms: [`person:${e.personId}`],
    invalidates: [e.personId],
    notifies: async () => [
      { personId: e.personId, kind: ROLE_CHANGED, group: 'role', outcome: e.role },
    ],
  }),
  {
    says: ({ role }) =>
      role === 'ADMIN' ? say('person.role-set.ADMIN') : say('person.role-set.MEMBER'),
  },
)
