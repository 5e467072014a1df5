// Posts: the spine of everything that can be commented on, followed and found.

import { feature } from '#graphql/define.ts'
import { noIfRefused } from '#graphql/errors.ts'
import { db, idsOf } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { counters } from './counters.ts'
import './events.ts'
import { findVisiblePost } from './find.ts'

export const posts = feature({
  name: 'posts',
  counters,
  rooms: {
    post: (context, id) => findVisiblePost(db, context.viewer, id).then(() => true, noIfRefused),
  },
  standsIn: {
    post: (over, ids, spaceId) =>
      idsOf(
        over,
        sql`select id from "Post" where id = any(${ids}::int[]) and "spaceId" = ${spaceId}`,
      ),
  },
})
