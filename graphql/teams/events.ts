// What can happen to teams, and everything that follows.
import { type Consequences, event, type Notice, type Room } from '#graphql/define.ts'
import type { NotificationKind } from '#graphql/notification-kinds.ts'
import { teamsMessages } from '#messages/teams.ts'
import type { Db } from '#prisma/client.ts'
import { membersToTell } from './audience.ts'
import {
  TEAM_APPLIED,
  TEAM_DECLINED,
  TEAM_INVITED,
  TEAM_JOINED,
  TEAM_LEFT,
  TEAM_RELEASE,
} from './notifications.ts'

const say = teamsMessages.tagged

export type About = { teamId: number; ideaId: number; spaceId: number }
type Of = About & { personId: number }
const rooms = (e: About): Room[] => [`post:${e.ideaId}`]
const told = (e: About, kind: NotificationKind, personId: number, more = ''): Notice => ({
  personId,
  kind,
  group: `${kind}:${e.teamId}${more}`,
  postId: e.ideaId,
})
const members = (db: Db, e: About, kind: NotificationKind, except: number) =>
  membersToTell(db, e.teamId, except, (personId) => told(e, kind, personId))

export const teamFormed = event(
  'team.formed',
  (e: Of): Consequences => ({ rooms: rooms(e), notifies: null }),
  say('event.formed'),
)
export const teamEdited = event(
  'team.edited',
  (e: About): Consequences => ({ rooms: rooms(e), notifies: null }),
  say('event.edited'),
)
export const memberInvited = event(
  'team.invited',
  (e: Of): Consequences => ({
    rooms: rooms(e),
    notifies: async () => [told(e, TEAM_INVITED, e.personId)],
  }),
  say('event.invited'),
)
export const memberApplied = event(
  'team.applied',
  (e: Of & { leaderId: number | null }): Consequences => ({
    rooms: rooms(e),
    notifies: async () => (e.leaderId ? [told(e, TEAM_APPLIED, e.leaderId)] : []),
  }),
  say('event.applied'),
)
/** Their manager is asked to release them; a next one above when nobody answers. */
export const releaseAsked = event(
  'team.release-asked',
  (e: Of & { managerId: number; isLate?: true }): Consequences => ({
    rooms: [...rooms(e), `person:${e.managerId}`],
    notifies: async () => [told(e, TEAM_RELEASE, e.managerId, `:${e.personId}`)],
  }),
  { says: (e) => say(e.isLate ? 'event.release-late' : 'event.release-asked') },
)
export const memberJoined = event(
  'team.joined',
  (e: Of & { byId: number }): Consequences => ({
    rooms: [...rooms(e), `person:${e.personId}`],
    notifies: async (db) => [
      ...(await members(db, e, TEAM_JOINED, e.byId)),
      ...(e.personId === e.byId ? [] : [told(e, TEAM_JOINED, e.personId)]),
    ],
  }),
  say('event.joined'),
)
/** An invitation, an application or a release was declined. */
export const memberDeclined = event(
  'team.declined',
  (e: Of & { byId: number; leaderId: number | null }): Consequences => ({
    rooms: [...rooms(e), `person:${e.personId}`],
    notifies: async () =>
      [...new Set([e.personId, e.leaderId])].flatMap((id) =>
        id === null || id === e.byId ? [] : [told(e, TEAM_DECLINED, id)],
      ),
  }),
  say('event.declined'),
)
export const memberLeft = event(
  'team.left',
  (e: Of): Consequences => ({
    rooms: [...rooms(e), `person:${e.personId}`],
    notifies: (db) => members(db, e, TEAM_LEFT, e.personId),
  }),
  say('event.left'),
)
