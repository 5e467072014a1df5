// What can happen to campaigns, and what follows.
import { noticesFor } from '#graphql/challenges/audience.ts'
import { type Consequences, event } from '#graphql/define.ts'
import { campaignsMessages } from '#messages/campaigns.ts'
import { sql } from '#prisma/sql.ts'
import { IDEA_TAKEN } from './notifications.ts'

const say = campaignsMessages.tagged

/** Those who run a challenge took an idea in: its authors are told, and can take it out again. */
export const ideaTaken = event(
  'campaign.taken',
  (e: { challengeId: number; spaceId: number; ideaId: number; byId: number }): Consequences => ({
    rooms: [],
    notifies: (db) =>
      noticesFor(
        db,
        sql`select w."authorId" as "personId" from "Post" w where w.id = ${e.ideaId} and w."authorId" is not null
          union select a."personId" from "PostCoauthor" a where a."postId" = ${e.ideaId} and a."personId" is not null`,
        e.byId,
        { kind: IDEA_TAKEN, group: `campaign:${e.challengeId}:${e.ideaId}`, postId: e.ideaId },
      ),
  }),
  { says: () => say('event.taken') },
)
