// What can happen to drafts with a helper, and what follows. Whose they are stands in none of it.
import { noticesFor } from '#graphql/challenges/audience.ts'
import { type Consequences, event } from '#graphql/define.ts'
import { entryDraftsMessages } from '#messages/entry-drafts.ts'
import { sql } from '#prisma/sql.ts'
import { DRAFT_SHARED } from './notifications.ts'

const say = entryDraftsMessages.tagged
type Help = { challengeId: number; spaceId: number; helperId: number }

export const draftShared = event(
  'entry-draft.shared',
  (e: Help): Consequences => ({
    rooms: [`person:${e.helperId}`],
    notifies: (db) =>
      noticesFor(
        db,
        sql`select h."helperId" as "personId" from "DraftHelper" h
          where h."challengeId" = ${e.challengeId} and h."helperId" = ${e.helperId}`,
        0,
        { kind: DRAFT_SHARED, group: `draft-shared:${e.challengeId}`, postId: e.challengeId },
      ),
  }),
  say('event.shared'),
)
export const draftHelpEnded = event(
  'entry-draft.help-ended',
  (e: Help): Consequences => ({ rooms: [`person:${e.helperId}`], notifies: null }),
  say('event.ended'),
)
