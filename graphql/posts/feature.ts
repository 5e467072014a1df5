// Posts: the spine of everything that can be commented on, followed and found.

import { feature } from '#graphql/define.ts'
import { noIfRefused } from '#graphql/errors.ts'
import { postKinds } from '#graphql/post-kinds.ts'
import { db, idsOf } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { counters } from './counters.ts'
import './events.ts'
import { findVisiblePost } from './find.ts'
import './root-schema.ts'
import { searchSourceOf } from './search.ts'

export const posts = feature({
  name: 'posts',
  // Asked when it is needed: features below bring kinds of post.
  searchable: () =>
    Object.fromEntries(postKinds().map((kind) => [kind.name, searchSourceOf(kind)])),
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
