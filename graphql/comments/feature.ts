// Comments: talk under any post, in threads, with reactions. Live, searchable, told to those it concerns.
import { feature } from '#graphql/define.ts'
import { counters } from './counters.ts'
import './events.ts'
import './schema.ts'
import { commentDocuments, commentIds, commentIdsInSpace } from './search.ts'

export const comments = feature({
  name: 'comments',
  counters,
  searchable: {
    comment: { documents: commentDocuments, ids: commentIds, idsInSpace: commentIdsInSpace },
  },
})
