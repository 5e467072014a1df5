import { event } from '#graphql/define.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { topicsMessages } from '#messages/topics.ts'

const say = topicsMessages.tagged
const FOLLOWED: Record<string, Message> = {
  FOLLOW: say('event.followed.FOLLOW'),
  MUTE: say('event.followed.MUTE'),
  NONE: say('event.followed.NONE'),
}

/** What is followed is private: the log says that something is. */
export const topicFollowed = event(
  'topic.followed',
  (e: { topicId: number; personId: number; level: string }) => ({
    rooms: [`person:${e.personId}`],
    notifies: null,
  }),
  { says: (e) => FOLLOWED[e.level] ?? say('event.followed.FOLLOW') },
)
