import { builder, signedIn } from '#graphql/builder.ts'
import { Person } from '#graphql/people/schema.ts'
import { Post } from '#graphql/posts/schema.ts'
import { Space } from '#graphql/spaces/schema.ts'
import {
  type ActiveDiscussionRow,
  activeDiscussionsNow,
  type JoinRequestRow,
  pendingJoinRequestsFor,
} from './queries.ts'

const MAX_JOIN_REQUESTS = 6
const MAX_TABLES = 8

const ActiveDiscussion = builder.objectRef<ActiveDiscussionRow>('ActiveDiscussion').implement({
  description: 'A post that people talked about in the last hours.',
  fields: (t) => ({
    post: t.field({
      type: Post,
      description: 'What lies on the table.',
      resolve: ({ postId }) => postId,
    }),
    people: t.field({
      type: [Person],
      description: 'Who spoke, latest first, at most eight.',
      complexity: { multiplier: 8 },
      resolve: ({ personIds }) => personIds,
    }),
    comments: t.exposeInt('comments', { description: 'How much was said in these hours.' }),
    lastAt: t.expose('lastAt', { type: 'DateTime', description: 'When the last word was said.' }),
  }),
})

const PendingJoinRequest = builder.objectRef<JoinRequestRow>('PendingJoinRequest').implement({
  description: 'Somebody who would like to join a space of the viewer’s.',
  fields: (t) => ({
    space: t.field({ type: Space, resolve: ({ spaceId }) => spaceId }),
    person: t.field({ type: Person, resolve: ({ personId }) => personId }),
    message: t.exposeString('message', { description: 'What they said about it.' }),
    at: t.expose('createdAt', { type: 'DateTime' }),
  }),
})

builder.queryFields((t) => ({
  activeDiscussions: t.field({
    type: [ActiveDiscussion],
    description: 'What is talked about now, where most people sit first, at most eight.',
    complexity: { multiplier: MAX_TABLES },
    resolve: (_, __, context) =>
      activeDiscussionsNow(context.db, signedIn(context).viewer, new Date(), MAX_TABLES),
  }),
  pendingJoinRequests: t.field({
    type: [PendingJoinRequest],
    description: 'Who would like to join spaces that the viewer owns, at most six.',
    resolve: (_, __, context) =>
      pendingJoinRequestsFor(context.db, signedIn(context).viewer, MAX_JOIN_REQUESTS),
  }),
}))
