// Posts: what everything that can be commented on, followed and found shares.

import { feature, namesOf } from '#graphql/define.ts'
import { noIfRefused } from '#graphql/errors.ts'
import { pathOfPost, postKinds } from '#graphql/post-kinds.ts'
import { db, idsOf } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { counters } from './counters.ts'
import { postsByIds } from './queries.ts'
import { endReading } from './readers.ts'
import { endReveals } from './reveal.ts'
import './events.ts'
import { findVisiblePost } from './find.ts'
import './root-schema.ts'
import './owed.ts'
import './pinning.ts'
import './status-schema.ts'
import { eventsMessages } from '#messages/events.ts'
import { searchSourceOf } from './search.ts'

const log = eventsMessages.message

export const posts = feature({
  name: 'posts',
  leaving: {
    'Post.authorId': { stays: 'who wrote it' },
    'PostCoauthor.personId': { stays: 'who wrote it, too' },
    'PostRevision.editorId': { stays: 'who edited it' },
    'PostFollow.personId': { stays: 'whoever comes back follows as before' },
    'Support.personId': { stays: 'who supported it' },
    'PostReader.personId': { ends: (tx, { personId }) => endReading(tx, personId) },
    'PostReader.invitedById': { stays: 'who invited them' },
    'Mention.personId': { stays: 'whom a text names' },
    // Nobody agrees any longer to what somebody has asked who has left.
    'SealReveal.requestedById': { ends: (tx, { personId }) => endReveals(tx, personId) },
    'SealReveal.agreedById': { stays: 'who agreed to a reveal' },
  },
  logTopics: { post: log('topic.post') },
  named: {
    post: {
      ids: ['postId'],
      find: async (db, viewer, ids) =>
        namesOf(await postsByIds(db, viewer, ids), ({ id, kind, title }) => ({
          text: title,
          path: pathOfPost(kind, id),
        })),
      hidden: log('hidden.post'),
    },
  },
  // Asked when it is needed: features below bring kinds of post.
  searchable: () =>
    Object.fromEntries(postKinds().map((kind) => [kind.name, searchSourceOf(kind)])),
  counters,
  rooms: {
    // Whoever is there while the sealed author writes would be known not to be that author, or to be.
    post: (context, id) =>
      findVisiblePost(db, context.viewer, id).then(
        ({ isSealed }) => (isSealed ? 'unseen' : true),
        noIfRefused,
      ),
  },
  roomsInSpace: {
    post: (over, ids, spaceId) =>
      idsOf(
        over,
        sql`select id from "Post" where id = any(${ids}::int[]) and "spaceId" = ${spaceId}`,
      ),
  },
})
