// What can happen to rewards, and what follows. The log keeps neither amounts nor who gets them.
import { noticesFor } from '#graphql/challenges/audience.ts'
import { type Consequences, event, type Room } from '#graphql/define.ts'
import type { NotificationKind } from '#graphql/notification-kinds.ts'
import { rewardsMessages } from '#messages/rewards.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { REWARD_GIVEN, REWARD_PROPOSED, REWARD_REVERSED } from './notifications.ts'

const say = rewardsMessages.tagged

type About = { challengeId: number; spaceId: number; byId: number }
type Entry = About & { ideaId: number; rewardId: number }
const rooms = (e: About): Room[] => [`post:${e.challengeId}`]

/** Who can approve it: its sponsor and the owners of its space, without whoever proposed it and whoever gets it. */
const secondPersons = (db: Db, e: Entry) =>
  noticesFor(
    db,
    sql`select one."personId" from (
        select c."sponsorId" as "personId" from "Challenge" c where c.id = ${e.challengeId}
        union select m."personId" from "SpaceMember" m where m."spaceId" = ${e.spaceId} and m.role = 'OWNER') one
      where one."personId" is distinct from (select r."personId" from "Reward" r where r.id = ${e.rewardId})`,
    e.byId,
    {
      kind: REWARD_PROPOSED,
      group: `reward-proposed:${e.challengeId}`,
      postId: e.challengeId,
    },
  )
const recipientOf = (db: Db, e: Entry, kind: NotificationKind) =>
  noticesFor(db, sql`select r."personId" from "Reward" r where r.id = ${e.rewardId}`, e.byId, {
    kind,
    group: `${kind}:${e.rewardId}`,
    postId: e.ideaId,
  })

export const budgetSet = event(
  'reward.budget-set',
  (e: About): Consequences => ({ rooms: rooms(e), notifies: null }),
  say('event.budget'),
)
export const rewardProposed = event(
  'reward.proposed',
  (e: Entry): Consequences => ({ rooms: rooms(e), notifies: (db) => secondPersons(db, e) }),
  say('event.proposed'),
)
export const rewardApproved = event(
  'reward.approved',
  (e: Entry): Consequences => ({
    rooms: rooms(e),
    notifies: (db) => recipientOf(db, e, REWARD_GIVEN),
  }),
  say('event.approved'),
)
export const rewardRefused = event(
  'reward.refused',
  (e: Entry): Consequences => ({ rooms: rooms(e), notifies: null }),
  say('event.refused'),
)
export const rewardReversed = event(
  'reward.reversed',
  (e: Entry): Consequences => ({
    rooms: rooms(e),
    notifies: (db) => recipientOf(db, e, REWARD_REVERSED),
  }),
  say('event.reversed'),
)
export const settingsChanged = event(
  'reward.settings-changed',
  (_: { isOn: boolean }): Consequences => ({ rooms: [], notifies: null }),
  say('event.settings'),
)
