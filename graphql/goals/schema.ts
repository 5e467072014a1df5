// Goals as the API shows them.
import { builder, orNotFound, STATEMENT, signedIn } from '#graphql/builder.ts'
import { challengesByIds } from '#graphql/challenges/queries.ts'
import { Challenge, challengeNumber } from '#graphql/challenges/schema.ts'
import type { Context } from '#graphql/context.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { toHtml } from '#graphql/posts/markdown.ts'
import { Space } from '#graphql/spaces/schema.ts'
import { GOAL_STATES } from './limits.ts'
import { canEditGoal } from './policy.ts'
import {
  type Coverage,
  challengesServing,
  coverageOf,
  type GoalRow,
  goalsByIds,
  goalsServedBy,
  listGoals,
} from './queries.ts'
import { editGoal, setChallengeGoal, startGoal } from './service.ts'

const GoalStateEnum = builder.enumType('GoalState', {
  description: 'OPEN, REACHED, or DROPPED: it is not wanted any more.',
  values: GOAL_STATES,
})
const coverageLoader = loaderOf<number, Coverage>((ids, context) =>
  coverageOf(context.db, signedIn(context).viewer, ids),
)
const servedLoader = loaderOf<number, GoalRow | null>((ids, context) =>
  goalsServedBy(context.db, signedIn(context).viewer, ids),
)

const Goal = builder.loadableNodeRef<GoalRow, number>('Goal', {
  id: { resolve: ({ id }) => id, parse: Number },
  load: async (ids, context) =>
    orNotFound(await goalsByIds(context.db, signedIn(context).viewer, ids)),
})
const served = (part: keyof Coverage) => (row: GoalRow, _: unknown, context: Context) =>
  coverageLoader(context)
    .load(row.id)
    .then((coverage) => coverage[part])
const goalNumber = (id: string | number, argument = 'goalId') => numberOf(id, 'Goal', argument)
Goal.implement({
  description:
    'What the company, or a part of it, wants to reach. What serves it is counted of challenges that the viewer may see.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number in addresses.' }),
    path: t.string({ description: 'Its address.', resolve: ({ id }) => `/goals/${id}` }),
    title: t.exposeString('title'),
    about: t.exposeString('about', { description: 'Markdown.' }),
    html: t.string({ description: 'Safe HTML.', resolve: ({ about }) => toHtml(about, []) }),
    state: t.expose('state', { type: GoalStateEnum }),
    version: t.exposeInt('version', { description: 'Counts edits.' }),
    dueOn: t.exposeString('dueOn', {
      nullable: true,
      description: 'The day by which it is to be reached: 2026-12-31.',
    }),
    space: t.field({ type: Space, resolve: ({ spaceId }) => spaceId }),
    owner: t.field({
      type: Person,
      nullable: true,
      description: 'Who answers for it; null when they have left.',
      resolve: ({ ownerId }) => ownerId,
    }),
    challengeCount: t.int({
      description: 'How many challenges serve it.',
      complexity: STATEMENT,
      resolve: served('challenges'),
    }),
    openCount: t.int({
      description: 'How many of them are not told yet.',
      complexity: STATEMENT,
      resolve: served('open'),
    }),
    entryCount: t.int({
      description: 'Entries of these challenges.',
      complexity: STATEMENT,
      resolve: served('entries'),
    }),
    chosenCount: t.int({
      description: 'Entries that won or go on, of challenges whose result was told.',
      complexity: STATEMENT,
      resolve: served('chosen'),
    }),
    challenges: t.connection({
      type: Challenge,
      description: 'The challenges that serve it, latest first.',
      resolve: async ({ id }, args, context) => {
        const wanted = rowsWanted(args.first)
        const key = keyOf(args.after, 'int')
        const { viewer } = signedIn(context)
        const ids = await challengesServing(context.db, viewer, id, wanted, key?.[0] ?? null)
        const rows = (await challengesByIds(context.db, viewer, ids)).filter((row) => row !== null)
        return connectionOf(rows, wanted, !key, (row) => [row.id])
      },
    }),
    viewerCanEdit: t.boolean({
      resolve: (row, _, context) => canEditGoal(signedIn(context).viewer, row),
    }),
  }),
})

builder.objectFields(Challenge, (t) => ({
  goal: t.field({
    type: Goal,
    nullable: true,
    description:
      'The goal that it serves; null: none, or one whose space the viewer does not read.',
    complexity: STATEMENT,
    resolve: ({ id }, _, context) => servedLoader(context).load(id),
  }),
}))

builder.queryFields((t) => ({
  goal: t.field({
    type: Goal,
    nullable: true,
    description:
      'A goal by id (global, or the number of its address); null when there is none for the viewer.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_, { id }, context) =>
      (await goalsByIds(context.db, signedIn(context).viewer, [goalNumber(id, 'id')]))[0] ?? null,
  }),
  goals: t.connection({
    type: Goal,
    description: 'Goals of the spaces that the viewer reads, latest first.',
    args: {
      state: t.arg({ type: GoalStateEnum, description: 'All without.' }),
      isServed: t.arg.boolean({
        description: 'Only those that a challenge serves, or only those without one.',
      }),
    },
    resolve: async (_, args, context) => {
      const wanted = rowsWanted(args.first)
      const key = keyOf(args.after, 'int')
      const filter = { state: args.state ?? null, isServed: args.isServed ?? null }
      const { viewer } = signedIn(context)
      const rows = await listGoals(context.db, viewer, filter, wanted, key?.[0] ?? null)
      return connectionOf(rows, wanted, !key, ({ id }) => [id])
    },
  }),
}))

builder.mutationFields((t) => {
  const words = {
    title: t.arg.string({ required: true }),
    about: t.arg.string({ description: 'Markdown.' }),
    dueOn: t.arg.string({ description: 'A day: 2026-12-31.' }),
  }
  return {
    startGoal: t.field({
      type: Goal,
      description: 'Starts a goal in a space; for those who may sponsor challenges there.',
      args: { space: t.arg.string({ required: true, description: 'Its slug.' }), ...words },
      resolve: async (_, { about, dueOn, ...args }, context) =>
        (await startGoal(signedIn(context), { ...args, about: about ?? '', dueOn: dueOn ?? null }))
          .id,
    }),
    editGoal: t.field({
      type: Goal,
      description: 'Changes a goal. CONFLICT when it changed since `version`.',
      args: {
        goalId: t.arg.id({ required: true }),
        version: t.arg.int({ required: true }),
        state: t.arg({ type: GoalStateEnum, required: true }),
        ownerId: t.arg.id({ description: 'Left out: it keeps its owner.' }),
        ...words,
      },
      resolve: async (_, { goalId, ownerId, about, dueOn, ...args }, context) =>
        (
          await editGoal(signedIn(context), {
            ...args,
            goalId: goalNumber(goalId),
            ownerId: ownerId ? numberOf(ownerId, 'Person', 'ownerId') : null,
            about: about ?? '',
            dueOn: dueOn ?? null,
          })
        ).id,
    }),
    setChallengeGoal: t.field({
      type: Challenge,
      description: 'Says which goal a challenge serves. For those who run it.',
      args: {
        challengeId: t.arg.id({ required: true }),
        goalId: t.arg.id({ description: 'Null: none.' }),
      },
      resolve: async (_, { challengeId, goalId }, context) =>
        (
          await setChallengeGoal(signedIn(context), {
            challengeId: challengeNumber(challengeId),
            goalId: goalId ? goalNumber(goalId) : null,
          })
        ).id,
    }),
  }
})
