// What can happen to the value of entries, and what follows.
import { noticesFor, votersOf } from '#graphql/challenges/audience.ts'
import { type Consequences, event, type Room } from '#graphql/define.ts'
import type { NotificationKind } from '#graphql/notification-kinds.ts'
import { followersOf } from '#graphql/posts/followers.ts'
import { outcomesMessages } from '#messages/outcomes.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { VALUE_DUE, VALUE_SIGNED, VALUE_TO_SIGN } from './notifications.ts'

const say = outcomesMessages.tagged

type About = { challengeId: number; spaceId: number; ideaId: number }
const rooms = (e: About): Room[] => [`post:${e.challengeId}`, `post:${e.ideaId}`]

/** Who owns the value now, of those who may see the idea. */
const ownerOf = (db: Db, e: About, except: number, kind: NotificationKind) =>
  noticesFor(
    db,
    sql`select coalesce(v."ownerId", c."sponsorId") as "personId" from "Challenge" c
      left join "ValueCheck" v on v."challengeId" = c.id and v."ideaId" = ${e.ideaId} where c.id = ${e.challengeId}`,
    except,
    { kind, group: `value:${e.challengeId}:${e.ideaId}`, postId: e.ideaId },
  )

export const valueAsked = event(
  'value.asked',
  (e: About): Consequences => ({
    rooms: rooms(e),
    notifies: (db) => ownerOf(db, e, 0, VALUE_DUE),
  }),
  say('event.asked'),
)
export const valueOwnerSet = event(
  'value.owner-set',
  (e: About & { personId: number; byId: number; isDue: boolean }): Consequences => ({
    rooms: rooms(e),
    notifies: e.isDue ? (db) => ownerOf(db, e, e.byId, VALUE_DUE) : null,
  }),
  say('event.owner'),
)
/** Without the amount: the log keeps ids. */
export const valueMeasured = event(
  'value.measured',
  (e: About & { byId: number }): Consequences => ({
    rooms: rooms(e),
    notifies: (db) => ownerOf(db, e, e.byId, VALUE_TO_SIGN),
  }),
  say('event.measured'),
)
export const valueSigned = event(
  'value.signed',
  (e: About & { byId: number }): Consequences => ({
    rooms: [...rooms(e), 'company:0'],
    notifies: async (db) => {
      const notice = { kind: VALUE_SIGNED, group: `value-signed:${e.ideaId}`, postId: e.ideaId }
      return [
        ...(await followersOf(db, e.ideaId, { except: e.byId, ...notice, withSupporters: true })),
        ...(await votersOf(db, e.challengeId, e.ideaId, e.byId, notice)),
      ]
    },
  }),
  say('event.signed'),
)
