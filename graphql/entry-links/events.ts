// What can happen between entries, and what follows.
import { type Consequences, event } from '#graphql/define.ts'
import { followersOf } from '#graphql/posts/followers.ts'
import { entryLinksMessages } from '#messages/entry-links.ts'
import { ENTRY_BUILT_ON } from './notifications.ts'

const say = entryLinksMessages.tagged
/** `byId` is left out for the author of an entry without a name. */
type Link = { challengeId: number; spaceId: number; ideaId: number; ontoId: number; byId?: number }
const rooms = (e: Link): Consequences['rooms'] => [
  `post:${e.challengeId}`,
  `post:${e.ideaId}`,
  `post:${e.ontoId}`,
]

export const entryLinked = event(
  'entry-link.made',
  (e: Link): Consequences => ({
    rooms: rooms(e),
    notifies: (db) =>
      followersOf(db, e.ontoId, {
        except: e.byId ?? 0,
        kind: ENTRY_BUILT_ON,
        group: `built-on:${e.challengeId}:${e.ontoId}`,
      }),
  }),
  say('event.made'),
)
export const entryUnlinked = event(
  'entry-link.removed',
  (e: Link): Consequences => ({ rooms: rooms(e), notifies: null }),
  say('event.removed'),
)
