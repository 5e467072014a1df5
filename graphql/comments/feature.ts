// Comments on any post, with replies and reactions. Live, searchable, with notifications.
import { feature } from '#graphql/define.ts'
import { kindsMessages } from '#messages/kinds.ts'
import { counters } from './counters.ts'
import './events.ts'
import { Comment } from './schema.ts'
import './post-comments.ts'
import { eventsMessages } from '#messages/events.ts'
import { commentConfirms, commentDocuments, commentIds, commentIdsInSpace } from './search.ts'

const log = eventsMessages.message

const say = kindsMessages.message

export const comments = feature({
  name: 'comments',
  counters,
  logTopics: { comment: log('topic.comment') },
  searchable: {
    comment: {
      noun: { one: say('comment.one'), other: say('comment.other') },
      type: Comment,
      documents: commentDocuments,
      ids: commentIds,
      idsInSpace: commentIdsInSpace,
      confirms: commentConfirms,
    },
  },
})
