import { builder, signedIn } from '#graphql/builder.ts'
import { Idea } from '#graphql/ideas/schema.ts'
import { Person } from '#graphql/people/schema.ts'
import { Space } from '#graphql/spaces/schema.ts'
import {
  type ActiveDiscussionRow,
  activeDiscussionsNow,
  type JoinRequestRow,
  type OwedRow,
  pendingJoinRequestsFor,
  responsesOwedBy,
} from './queries.ts'

const MAX_OWED = 6
const MAX_JOIN_REQUESTS = 6
const MAX_TABLES = 8

const ActiveDiscussion = builder.objectRef<ActiveDiscussionRow>('ActiveDiscussion').implement({
  description: 'An idea that people talked about in the last hours.',
  fields: (t) => ({
    idea: t.field({
      type: Idea,
      description: 'What lies on the table.',
      resolve: ({ ideaId }) => ideaId,
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

const Owed = builder.objectRef<readonly OwedRow[]>('OwedResponses').implement({
  description: 'First answers that the viewer owes, on boards owned or answered for.',
  fields: (t) => ({
    total: t.int({ description: 'How many wait.', resolve: (rows) => rows[0]?.total ?? 0 }),
    late: t.int({
      description: 'How many are past the promised day.',
      resolve: (rows) => rows[0]?.late ?? 0,
    }),
    ideas: t.field({
      type: [Idea],
      description: 'The first of them, late ones first, at most six.',
      complexity: { multiplier: MAX_OWED },
      resolve: (rows) => rows.map(({ ideaId }) => ideaId),
    }),
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
  owed: t.field({
    type: Owed,
    description: 'First answers that the viewer owes.',
    resolve: (_, __, context) => responsesOwedBy(context.db, signedIn(context).viewer, MAX_OWED),
  }),
  pendingJoinRequests: t.field({
    type: [PendingJoinRequest],
    description: 'Who would like to join spaces that the viewer owns, at most six.',
    resolve: (_, __, context) =>
      pendingJoinRequestsFor(context.db, signedIn(context).viewer, MAX_JOIN_REQUESTS),
  }),
}))
