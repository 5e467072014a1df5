import { builder, lateEnum, STATEMENT, signedIn } from '#graphql/builder.ts'
import { momentOf } from '#graphql/context.ts'
import { followableKinds } from '#graphql/followable.ts'
import { FollowLevel } from '#graphql/posts/schema.ts'
import { MAX_TOPICS } from './limits.ts'
import { noticesPerWeek } from './preview.ts'
import type { TopicRow } from './queries.ts'
import { findTopic, followedTopics, followTopic } from './service.ts'

const TopicKind = lateEnum('TopicKind', 'What can be followed besides posts.', () =>
  Object.fromEntries(
    ['TAG', 'SEARCH', ...[...followableKinds().keys()].map((kind) => kind.toUpperCase())].map(
      (kind) => [kind, { value: kind }],
    ),
  ),
)

/** A search of four weeks, or a count. */
const PREVIEW = 2 * STATEMENT

const Topic = builder.objectRef<TopicRow>('Topic').implement({
  description: 'A tag, a search or a list, as the viewer sees it.',
  fields: (t) => ({
    kind: t.expose('kind', { type: TopicKind, description: 'What it is.' }),
    key: t.exposeString('key', {
      description: 'The tag, the words of the search, or the name of the list in addresses.',
    }),
    space: t.exposeString('space', {
      nullable: true,
      description: 'The name in addresses of the space that a search is within; null: all.',
    }),
    title: t.exposeString('title', { description: 'How it is called.' }),
    path: t.exposeString('path', { description: 'Where its posts are listed, from the root.' }),
    level: t.expose('level', {
      type: FollowLevel,
      description: 'Does the viewer follow or mute it?',
    }),
    noticesPerWeek: t.float({
      description:
        'New posts a week that following it would notify of, counted over the last 28 days.',
      complexity: PREVIEW,
      resolve: (topic, _, context) => noticesPerWeek(signedIn(context), topic, momentOf(context)),
    }),
  }),
})

builder.queryFields((t) => ({
  topic: t.field({
    type: Topic,
    description:
      'Something that can be followed, followed or not. NotFound: a list or a space that the viewer may not see.',
    args: {
      kind: t.arg({ type: TopicKind, required: true }),
      key: t.arg.string({ required: true, description: 'At most 200 characters.' }),
      space: t.arg.string({
        description: 'A search within this space alone, by its name in addresses.',
      }),
    },
    resolve: (_, args, context) => findTopic(signedIn(context), args),
  }),
  followedTopics: t.field({
    type: [Topic],
    description: `What the viewer follows or has muted besides posts, at most ${MAX_TOPICS} of each kind.`,
    complexity: { field: 2 * STATEMENT, multiplier: 10 },
    resolve: (_, __, context) => followedTopics(signedIn(context)),
  }),
}))

builder.mutationFields((t) => ({
  followTopic: t.field({
    type: Topic,
    description: `Follows, mutes or lets go of a tag, a search or a list. Conflict: ${MAX_TOPICS} tags and searches are followed already.`,
    args: {
      kind: t.arg({ type: TopicKind, required: true }),
      key: t.arg.string({ required: true }),
      space: t.arg.string(),
      level: t.arg({ type: FollowLevel, required: true }),
    },
    resolve: (_, args, context) => followTopic(signedIn(context), args),
  }),
}))
