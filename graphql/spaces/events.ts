import { event } from '#graphql/define.ts'
import { ROLE_CHANGED } from '#graphql/people/notifications.ts'
import { administrators } from '#graphql/people/queries.ts'
import { eventsMessages } from '#messages/events.ts'
import { quietSpacesMessages } from '#messages/quiet-spaces.ts'
import { sql } from '#prisma/sql.ts'
import {
  ADDED_TO_SPACE,
  ASKED_TO_JOIN,
  SPACE_ARCHIVED,
  SPACE_QUIET,
  SPACE_WITHOUT_OWNER,
} from './notifications.ts'
import { noticesToMembers } from './queries.ts'

const say = eventsMessages.tagged
const { tagged: quietly } = quietSpacesMessages

export const spaceMade = event(
  'space.made',
  (e: { spaceId: number; ownerId: number }) => ({
    rooms: [],
    reindexes: [`space:${e.spaceId}`],
    invalidates: 'everyone',
    notifies: null,
  }),
  say('space.made'),
)
/** Who may read may have changed for everyone, so every open page asks again. */
export const spaceEdited = event(
  'space.edited',
  (e: { spaceId: number; isAudienceChanged: boolean }) => ({
    rooms: [],
    reindexes: [`space:${e.spaceId}`],
    ...(e.isAudienceChanged ? { reindexesSpace: e.spaceId } : {}),
    invalidates: 'everyone',
    notifies: null,
  }),
  say('space.edited'),
)
type Standstill = { spaceId: number }
/** Every open page of what stands in it; and Home. */
const pagesOf = ({ spaceId }: Standstill) => [`space:${spaceId}`, 'company:0'] as const
/** Archived and restored, unread, is one row: it tells the latest. */
const standstillOf = ({ spaceId }: Standstill, outcome: 'ARCHIVED' | 'RESTORED') => ({
  outcome,
  kind: SPACE_ARCHIVED,
  group: `archived:${spaceId}`,
})
/** Who may write changes for everyone at once; who may read does not. */
export const spaceArchived = event(
  'space.archived',
  (e: Standstill) => ({
    rooms: pagesOf(e),
    invalidates: 'everyone',
    notifies: (db) => noticesToMembers(db, e.spaceId, standstillOf(e, 'ARCHIVED')),
  }),
  say('space.archived'),
)
/** Restored at `at`, after it was archived at `archivedAt`. */
export const spaceReopened = event(
  'space.reopened',
  (e: Standstill & { archivedAt: string; at: string }) => ({
    rooms: pagesOf(e),
    invalidates: 'everyone',
    notifies: (db) => noticesToMembers(db, e.spaceId, standstillOf(e, 'RESTORED')),
  }),
  say('space.reopened'),
)

export const memberAdded = event(
  'space.member-added',
  (e: { spaceId: number; personId: number; byId?: number }) => ({
    rooms: [`person:${e.personId}`],
    invalidates: [e.personId],
    notifies: async () =>
      e.personId === e.byId
        ? []
        : [
            {
              personId: e.personId,
              kind: ADDED_TO_SPACE,
              group: `space:${e.spaceId}`,
              spaceId: e.spaceId,
            },
          ],
  }),
  {
    says: (e, actorId) =>
      e.personId === actorId ? say('space.joined') : say('space.member-added'),
  },
)
export const memberRemoved = event(
  'space.member-removed',
  (e: { spaceId: number; personId: number }) => ({
    rooms: [`person:${e.personId}`],
    invalidates: [e.personId],
    notifies: null,
  }),
  {
    says: (e, actorId) =>
      e.personId === actorId ? say('space.left') : say('space.member-removed'),
  },
)
export const spaceRoleSet = event(
  'space.role-set',
  (e: { spaceId: number; personId: number; byId: number; role: 'MEMBER' | 'OWNER' }) => ({
    rooms: [`person:${e.personId}`],
    invalidates: [e.personId],
    notifies: async () => [
      {
        personId: e.personId,
        kind: ROLE_CHANGED,
        group: `role:${e.spaceId}`,
        spaceId: e.spaceId,
        outcome: e.role,
      },
    ],
  }),
  {
    says: ({ role }) =>
      role === 'OWNER' ? say('space.role-set.OWNER') : say('space.role-set.MEMBER'),
  },
)
export const joinAsked = event(
  'space.join-asked',
  (e: { spaceId: number; personId: number }) => ({
    rooms: [],
    notifies: async (db) => {
      const owners = await db.rows<{ personId: number }>(sql`
      select "personId" from "SpaceMember" where "spaceId" = ${e.spaceId} and role = 'OWNER' limit 50`)
      return owners.map(({ personId }) => ({
        personId,
        kind: ASKED_TO_JOIN,
        group: `join:${e.spaceId}`,
        spaceId: e.spaceId,
      }))
    },
  }),
  say('space.join-asked'),
)
/** Its last owner has left, and nobody is left in it: administrators are notified, without its name. */
export const spaceWithoutOwner = event(
  'space.without-owner',
  (e: { spaceId: number; personId: number }) => ({
    rooms: [],
    notifies: async (db) =>
      (await administrators(db)).map((personId) => ({
        personId,
        kind: SPACE_WITHOUT_OWNER,
        group: `ownerless-space:${e.spaceId}`,
      })),
  }),
  say('space.without-owner'),
)

/** Nothing has happened in it for a while: its owners can keep it. */
export const spaceQuiet = event(
  'space.quiet',
  (e: Standstill) => ({
    rooms: [`space:${e.spaceId}`],
    notifies: async (db) => {
      const owners = await db.rows<{ personId: number }>(sql`
        select "personId" from "SpaceMember" where "spaceId" = ${e.spaceId} and role = 'OWNER' limit 50`)
      const notice = { kind: SPACE_QUIET, group: `quiet:${e.spaceId}`, outcome: 'NOTICE' }
      return owners.map(({ personId }) => ({ personId, spaceId: e.spaceId, ...notice }))
    },
  }),
  quietly('event.quiet'),
)
export const spaceArchivedQuiet = event(
  'space.archived-quiet',
  (e: Standstill) => ({
    rooms: pagesOf(e),
    invalidates: 'everyone',
    notifies: (db) =>
      noticesToMembers(db, e.spaceId, {
        kind: SPACE_QUIET,
        group: `quiet:${e.spaceId}`,
        outcome: 'ARCHIVED',
      }),
  }),
  quietly('event.archived'),
)
export const spaceKept = event(
  'space.kept',
  (e: Standstill) => ({ rooms: [`space:${e.spaceId}`], notifies: null }),
  quietly('event.kept'),
)
export const quietRuleSet = event(
  'space.quiet-rule-set',
  (_: { days: number }) => ({ rooms: [], notifies: null }),
  quietly('event.rule'),
)
