// Comments on any post, with replies and reactions. Live, searchable, with notifications.
import { feature } from '#graphql/define.ts'
import { discussionMessages } from '#messages/discussion.ts'
import { kindsMessages } from '#messages/kinds.ts'
import { counters } from './counters.ts'
import './events.ts'
import { evidence } from './evidence.ts'
import { Comment } from './schema.ts'
import { nameComments } from './show-authors.ts'
import './post-comments.ts'
import './reactions.ts'
import './reveal-schema.ts'
import { commentConfirms, commentDocuments, commentIds, commentIdsInSpace } from './search.ts'

const say = kindsMessages.message

export const comments = feature({
  name: 'comments',
  evidence,
  leaving: {
    'Comment.authorId': { stays: 'who wrote it' },
    'Reaction.personId': { stays: 'who reacted' },
  },
  counters,
  counts: {
    'post.authors-shown': (tx, e: { shown: { postId: number; authorId: number }[] }) =>
      nameComments(tx, e.shown),
  },
  logTopics: { comment: discussionMessages.message('event.topic') },
  searchable: {
    comment: {
      noun: { one: say('comment.one'), other: say('comment.other') },
      type: Comment,
      documents: commentDocuments,
      ids: commentIds,
      idsInSpace: commentIdsInSpace,
      confirms: commentConfirms,
      places: { body: 'COMMENT' },
    },
  },
})
