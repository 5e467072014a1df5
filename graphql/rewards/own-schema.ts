// One's own points, quests and rewards as the API shows them: nobody else's can be asked for.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { type PostRow, postsByIds } from '#graphql/posts/queries.ts'
import { Post } from '#graphql/posts/schema.ts'
import { POINT_OUTCOMES, POINTS, QUEST_NAMES } from './limits.ts'
import {
  isOnFor,
  listPoints,
  type PointRow,
  pointsOf,
  type QuestRow,
  questsOf,
  rewardSettings,
  rewardsOf,
} from './queries.ts'
import { Reward } from './schema.ts'

const OutcomeEnum = builder.enumType('PointOutcome', {
  description:
    'WON, TAKEN_UP: an entry was chosen when its challenge was told. IN_USE: an idea came into use. VALUE_SIGNED: it brought more than nothing. ANSWER_ACCEPTED: to somebody else’s question.',
  values: POINT_OUTCOMES,
})
const QuestEnum = builder.enumType('Quest', {
  description:
    'ANSWERS: three accepted answers. TAKEN_UP: an entry chosen. IN_USE: an idea in use. VALUE: value signed off.',
  values: QUEST_NAMES,
})
const postsLoader = loaderOf<number, PostRow | null>((ids, context) =>
  postsByIds(context.db, signedIn(context).viewer, ids),
)
const PointLine = builder.objectRef<PointRow>('PointLine').implement({
  description: 'Points of the viewer for an outcome.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    outcome: t.expose('outcome', { type: OutcomeEnum }),
    points: t.exposeInt('points', {
      description:
        'Below 0: the outcome was lost again. Fewer than it gives: the day’s most was reached.',
    }),
    at: t.expose('at', { type: 'DateTime' }),
    isReversal: t.exposeBoolean('isReversal', { description: 'Was the outcome lost again?' }),
    post: t.field({
      type: Post,
      nullable: true,
      description: 'What it is about; null where the viewer does not see it any more.',
      resolve: ({ postId }, _, context) => postsLoader(context).load(postId),
    }),
  }),
})
const Quest = builder.objectRef<QuestRow>('QuestProgress').implement({
  description: 'A small outcome to reach.',
  fields: (t) => ({
    quest: t.expose('quest', { type: QuestEnum }),
    goal: t.exposeInt('goal', { description: 'How often its outcome is wanted.' }),
    reached: t.exposeInt('reached', { description: 'How often it was reached, at most `goal`.' }),
  }),
})
const Price = builder
  .objectRef<{ outcome: (typeof POINT_OUTCOMES)[number] }>('PointRule')
  .implement({
    description: 'What an outcome gives.',
    fields: (t) => ({
      outcome: t.expose('outcome', { type: OutcomeEnum }),
      points: t.int({ resolve: ({ outcome }) => POINTS[outcome] }),
    }),
  })
const Own = builder.objectRef<object>('OwnRewards').implement({
  description: 'The viewer’s points, quests and rewards. Nobody else sees them.',
  fields: (t) => ({
    points: t.int({
      description: 'The sum of all lines.',
      complexity: STATEMENT,
      resolve: (_, __, context) => pointsOf(context.db, signedIn(context).viewer.id),
    }),
    pointsPerDay: t.int({
      description: 'The most points on one day.',
      complexity: STATEMENT,
      resolve: async (_, __, context) => (await rewardSettings(context.db)).pointsPerDay,
    }),
    rules: t.field({
      type: [Price],
      description: 'What each outcome gives.',
      resolve: () => POINT_OUTCOMES.map((outcome) => ({ outcome })),
    }),
    quests: t.field({
      type: [Quest],
      description: 'Small outcomes, and how far the viewer is.',
      complexity: STATEMENT,
      resolve: (_, __, context) => questsOf(context.db, signedIn(context).viewer.id),
    }),
    lines: t.connection({
      type: PointLine,
      description: 'Where the points come from, latest first.',
      resolve: async (_, args, context) => {
        const wanted = rowsWanted(args.first)
        const key = keyOf(args.after, 'int')
        const rows = await listPoints(
          context.db,
          signedIn(context).viewer,
          wanted,
          key?.[0] ?? null,
        )
        return connectionOf(rows, wanted, !key, (row) => [row.id])
      },
    }),
    rewards: t.connection({
      type: Reward,
      description: 'Rewards that were given, also those that were taken back, latest first.',
      resolve: async (_, args, context) => {
        const wanted = rowsWanted(args.first)
        const key = keyOf(args.after, 'int')
        const { viewer } = signedIn(context)
        const rows = await rewardsOf(context.db, viewer.id, wanted, key?.[0] ?? null)
        return connectionOf(rows, wanted, !key, (row) => [row.id])
      },
    }),
  }),
})

builder.queryFields((t) => ({
  ownRewards: t.field({
    type: Own,
    nullable: true,
    description: 'The viewer’s points, quests and rewards; null where they are off.',
    complexity: STATEMENT,
    resolve: async (_, __, context) =>
      (await isOnFor(context.db, signedIn(context).viewer.id)) ? {} : null,
  }),
}))
