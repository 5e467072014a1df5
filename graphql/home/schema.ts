import { builder, signedIn } from '#graphql/builder.ts'
import { Person } from '#graphql/people/schema.ts'
import { Post } from '#graphql/posts/schema.ts'
import { Space } from '#graphql/spaces/schema.ts'
import { type TableRow, tablesNow, type WishRow, wishesFor } from './queries.ts'

const MOST_WISHES = 6
const MOST_TABLES = 8

const FloorTable = builder.objectRef<TableRow>('FloorTable').implement({
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

const JoinWish = builder.objectRef<WishRow>('JoinWish').implement({
  description: 'Somebody who would like to join a space of the viewer’s.',
  fields: (t) => ({
    space: t.field({ type: Space, resolve: ({ spaceId }) => spaceId }),
    person: t.field({ type: Person, resolve: ({ personId }) => personId }),
    message: t.exposeString('message', { description: 'What they said about it.' }),
    at: t.expose('createdAt', { type: 'DateTime' }),
  }),
})

builder.queryFields((t) => ({
  tables: t.field({
    type: [FloorTable],
    description: 'What is talked about now, where most people sit first, at most eight.',
    complexity: { multiplier: MOST_TABLES },
    resolve: (_, __, context) =>
      tablesNow(context.db, signedIn(context).viewer, new Date(), MOST_TABLES),
  }),
  joinWishes: t.field({
    type: [JoinWish],
    description: 'Who would like to join spaces that the viewer owns, at most six.',
    resolve: (_, __, context) => wishesFor(context.db, signedIn(context).viewer, MOST_WISHES),
  }),
}))
