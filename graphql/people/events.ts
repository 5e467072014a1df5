import { event } from '#graphql/define.ts'
import { ROLE_CHANGED } from './notifications.ts'

export const profileEdited = event('person.profile-edited', (e: { personId: number }) => ({
  tells: [`person:${e.personId}`],
  reindexes: [`person:${e.personId}`],
  forgets: [e.personId],
}))
export const settingsChanged = event('person.settings-changed', (e: { personId: number }) => ({
  tells: [`person:${e.personId}`],
  forgets: [e.personId],
}))
/** Deactivated: every session and token ends, open sockets close; what they wrote stays. */
export const personLeft = event('person.left', (e: { personId: number; byId: number }) => ({
  reindexes: [`person:${e.personId}`],
  forgets: [e.personId],
}))
export const personReturned = event('person.returned', (e: { personId: number; byId: number }) => ({
  reindexes: [`person:${e.personId}`],
  forgets: [e.personId],
}))
/** Forgotten at once in every process, so that the very next request has the new rights, or no longer the old ones. */
export const roleSet = event(
  'person.role-set',
  (e: { personId: number; byId: number; role: 'MEMBER' | 'ADMIN' }) => ({
    tells: [`person:${e.personId}`],
    forgets: [e.personId],
    notifies: async () => [{ personId: e.personId, kind: ROLE_CHANGED, group: 'role' }],
  }),
)
