import { event } from '#graphql/define.ts'
import type { GrantedRole } from '#graphql/roles.ts'
import type { Message } from '#messages/engine/catalogue.ts'
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
/** By an administrator: name, title, unit or site. */
export const personEdited = event(
  'person.edited',
  (e: { personId: number }) => ({
    rooms: [`person:${e.personId}`],
    reindexes: [`person:${e.personId}`],
    invalidates: [e.personId],
    notifies: null,
  }),
  say('person.edited'),
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
  (e: { personId: number; byId: number; successorId?: number }) => ({
    rooms: [],
    reindexes: [`person:${e.personId}`],
    invalidates: [e.personId],
    notifies: null,
  }),
  {
    says: ({ successorId }) =>
      say(successorId === undefined ? 'person.left' : 'person.left.successor'),
  },
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

type RoleChange = { personId: number; role: GrantedRole; byId?: number; spaceId?: number }
const ROLE_NAMES: Record<GrantedRole, Message> = {
  SPONSOR: eventsMessages.message('role.SPONSOR'),
  PRODUCT_TEAM: eventsMessages.message('role.PRODUCT_TEAM'),
  SUPPORT: eventsMessages.message('role.SUPPORT'),
  MODERATOR: eventsMessages.message('role.MODERATOR'),
  AUDITOR: eventsMessages.message('role.AUDITOR'),
  ADMINISTRATOR: eventsMessages.message('role.ADMINISTRATOR'),
}
const roleNotice = (e: RoleChange, outcome: string) => ({
  personId: e.personId,
  kind: ROLE_CHANGED,
  group: `role:${e.role}:${e.spaceId ?? 0}`,
  outcome,
  ...(e.spaceId === undefined ? {} : { spaceId: e.spaceId }),
})
/** Of a role besides that of an administrator. Not new: its reason or end changed. */
export const roleGranted = event(
  'person.role-granted',
  (e: RoleChange & { isNew: boolean }) => ({
    rooms: [`person:${e.personId}`],
    invalidates: [e.personId],
    notifies: async () => (e.isNew ? [roleNotice(e, e.role)] : []),
  }),
  {
    says: ({ spaceId, isNew }) =>
      isNew
        ? say(spaceId === undefined ? 'person.role-granted' : 'person.role-granted.space')
        : say('person.role-extended'),
    detail: ({ role }) => ROLE_NAMES[role],
  },
)
/** By an administrator, or by the clock when its time was over. */
export const roleEnded = event(
  'person.role-ended',
  (e: RoleChange) => ({
    rooms: [`person:${e.personId}`],
    invalidates: [e.personId],
    notifies: async () => [roleNotice(e, `NO_${e.role}`)],
  }),
  {
    says: ({ spaceId }) =>
      say(spaceId === undefined ? 'person.role-ended' : 'person.role-ended.space'),
    detail: ({ role }) => ROLE_NAMES[role],
  },
)
