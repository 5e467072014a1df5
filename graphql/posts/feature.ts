// Posts: the spine of everything that can be commented on, followed and found.

import { feature } from '#graphql/define.ts'
import { noIfRefused } from '#graphql/errors.ts'
import { db } from '#prisma/client.ts'
import './events.ts'
import { findVisiblePost } from './find.ts'

export const posts = feature({
  name: 'posts',
  rooms: {
    post: (context, id) => findVisiblePost(db, context.viewer, id).then(() => true, noIfRefused),
  },
})
