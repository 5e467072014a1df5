// What can happen on the sponsor's side of a challenge, and what follows.
import { noticesFor } from '#graphql/challenges/audience.ts'
import { type Consequences, event } from '#graphql/define.ts'
import { sponsoringMessages } from '#messages/sponsoring.ts'
import { sql } from '#prisma/sql.ts'
import { CHALLENGE_INVITED } from './notifications.ts'

const say = sponsoringMessages.tagged

/** Without the people: who of a small group was not invited takes part. They are found by the moment. */
export const groupInvited = event(
  'challenge.group-invited',
  (e: { challengeId: number; spaceId: number; byId: number; invitedAt: string }): Consequences => ({
    rooms: [`post:${e.challengeId}`],
    notifies: (db) =>
      noticesFor(
        db,
        sql`select i."personId" from "ChallengeInvitation" i
          where i."challengeId" = ${e.challengeId} and i.at = ${e.invitedAt}::timestamptz`,
        e.byId,
        {
          kind: CHALLENGE_INVITED,
          group: `challenge-invited:${e.challengeId}`,
          postId: e.challengeId,
        },
      ),
  }),
  say('event.invited'),
)
