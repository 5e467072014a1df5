import { event } from '#graphql/define.ts'
import { ROLE_CHANGED } from './notifications.ts'

export const profileEdited = event(
  'person.profile-edited',
  (e: { personId: number }) => ({
    rooms: [`person:${e.personId}`],
    reindexes: [`person:${e.personId}`],
    invalidates: [e.personId],
  }),
  'changed their profile',
)
export const settingsChanged = event(
  'person.settings-changed',
  (e: { personId: number }) => ({
    rooms: [`person:${e.personId}`],
    invalidates: [e.personId],
  }),
  'changed their settings',
)
/** Deactivated: every session and token ends, open sockets close; what they wrote stays. */
export const personLeft = event(
  'person.left',
  (e: { personId: number; byId: number }) => ({
    reindexes: [`person:${e.personId}`],
    invalidates: [e.personId],
  }),
  'ended the access of {person}',
)
export const personReturned = event(
  'person.returned',
  (e: { personId: number; byId: number }) => ({
    reindexes: [`person:${e.personId}`],
    invalidates: [e.personId],
  }),
  'gave {person} access again',
)
/** Forgotten at once in every process, so that the very next request has the new rights, or no longer the old ones. */
export const roleSet = event(
  'person.role-set',
  (e: { personId: number; byId: number; role: 'MEMBER' | 'ADMIN' }) => ({
    rooms: [`person:${e.personId}`],
    invalidates: [e.personId],
    notifies: async () => [{ personId: e.personId, kind: ROLE_CHANGED, group: 'role' }],
  }),
  (e) => (e.role === 'ADMIN' ? 'made {person} an administrator' : 'made {person} a member again'),
)
