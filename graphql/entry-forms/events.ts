// What can happen to forms without an account and to what is sent by them. What was sent stands in no event.
import { noticesFor } from '#graphql/challenges/audience.ts'
import { type Consequences, event } from '#graphql/define.ts'
import { entryFormsMessages } from '#messages/entry-forms.ts'
import { sql } from '#prisma/sql.ts'
import { ENTRY_SENT } from './notifications.ts'

const say = entryFormsMessages.tagged
type About = { challengeId: number; spaceId: number }
const quiet = (): Consequences => ({ rooms: [], notifies: null })

export const formOpened = event('entry-form.opened', (_: About) => quiet(), {
  says: () => say('event.opened'),
})
export const formClosed = event('entry-form.closed', (_: About) => quiet(), {
  says: () => say('event.closed'),
})
/** Its sponsor is told, or whoever opened the form where there is none. */
export const entrySent = event(
  'entry-form.sent',
  (e: About & { sentId: number }): Consequences => ({
    rooms: [`post:${e.challengeId}`],
    notifies: (db) =>
      noticesFor(
        db,
        sql`select coalesce(c."sponsorId", f."openedById") as "personId" from "Challenge" c
          join "EntryForm" f on f."challengeId" = c.id where c.id = ${e.challengeId}`,
        0,
        { kind: ENTRY_SENT, group: `entry-sent:${e.challengeId}`, postId: e.challengeId },
      ),
  }),
  { says: () => say('event.sent') },
)
export const sentDecided = event(
  'entry-form.decided',
  (e: About & { sentId: number; isAccepted: boolean }): Consequences => ({
    rooms: [`post:${e.challengeId}`],
    notifies: null,
  }),
  { says: ({ isAccepted }) => say(isAccepted ? 'event.accepted' : 'event.declined') },
)
