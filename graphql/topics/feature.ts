// Topics: following tags, searches and lists.
import { feature } from '#graphql/define.ts'
import { topicsMessages } from '#messages/topics.ts'
import { noticesOfNew } from './matching.ts'
import './schema.ts'
import { endTopicsOf } from './service.ts'

export const topics = feature({
  name: 'topics',
  logTopics: { topic: topicsMessages.message('event.topic') },
  leaving: {
    'TopicFollow.personId': {
      stays: 'whoever comes back follows as before; nobody who has left is notified',
    },
  },
  effects: { adds: noticesOfNew },
  counts: {
    'space.member-removed': (tx, e: { spaceId: number; personId: number }) =>
      endTopicsOf(tx, e.spaceId, e.personId),
  },
})
