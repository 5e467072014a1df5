// Comments: talk under any post, in threads, with reactions. Live, searchable, told to those it concerns.
import { feature } from '#graphql/define.ts'
import { counters } from './counters.ts'
import './events.ts'
import { Comment } from './schema.ts'
import './post-comments.ts'
import { commentConfirms, commentDocuments, commentIds, commentIdsInSpace } from './search.ts'

export const comments = feature({
  name: 'comments',
  counters,
  logTopics: { comment: 'Comments' },
  searchable: {
    comment: {
      noun: { one: 'comment', other: 'comments' },
      type: Comment,
      documents: commentDocuments,
      ids: commentIds,
      idsInSpace: commentIdsInSpace,
      confirms: commentConfirms,
    },
  },
})
