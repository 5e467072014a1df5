// The figures of a challenge, for those who run it.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { OutcomeEnum } from '#graphql/challenges/entry-schema.ts'
import { canRun } from '#graphql/challenges/policy.ts'
import type { ChallengeRow } from '#graphql/challenges/queries.ts'
import { Challenge, challengeNumber } from '#graphql/challenges/schema.ts'
import { type Context, momentOf } from '#graphql/context.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { Idea } from '#graphql/ideas/schema.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import {
  type FigureRow,
  type Figures,
  figureRows,
  figuresOf,
  type ResponseRecord,
  responseRecords,
} from './figures.ts'
import {
  type Counted,
  countOfWhole,
  type Group,
  type Groups,
  shareWithFloor,
  withFloor,
} from './floor.ts'
import { DIMENSIONS, type Dimension, FIGURES, type Figure } from './limits.ts'
import { challengeBefore, countedGroups, type Newcomers, newcomersOf } from './participation.ts'
import { inviteGroup } from './service.ts'

const FigureEnum = builder.enumType('ChallengeFigure', {
  description:
    'What is counted of entries. ENTERED: all, withdrawn and merged ones too. OPEN: without those; all that follow are of them. EVALUATED: with a scorecard. DECIDED, UNDECIDED. TAKEN_UP: winners and those that go on. ANSWERED: with a first response of those who run it. LATE: without one, though its day has passed. DUE: without one yet.',
  values: FIGURES,
})
const DimensionEnum = builder.enumType('ParticipationDimension', {
  description: 'By what people are grouped. ROLE: their title.',
  values: DIMENSIONS,
})

const figuresLoader = loaderOf<number, Figures>((ids, context) =>
  Promise.all(
    ids.map((id) => figuresOf(context.db, signedIn(context).viewer, id, momentOf(context))),
  ),
)
const peopleLoader = loaderOf<number, Newcomers>((ids, context) =>
  Promise.all(ids.map((id) => newcomersOf(context.db, id))),
)
const groupsLoader = loaderOf<number, Record<Dimension, Counted[]>>((ids, context) =>
  Promise.all(ids.map((id) => countedGroups(context.db, id))),
)
const askedOf = async (context: Context, id: number): Promise<number> =>
  (await groupsLoader(context).load(id)).UNIT.reduce((sum, { asked }) => sum + asked, 0)
const recordLoader = loaderOf<number, ResponseRecord>((ids, context) =>
  responseRecords(context.db, signedIn(context).viewer, ids, momentOf(context)),
)
const runs = (context: Context, challenge: ChallengeRow): boolean =>
  canRun(signedIn(context).viewer, challenge)

const FigureCount = builder
  .objectRef<{ figure: Figure; count: number }>('ChallengeFigureCount')
  .implement({
    description: 'A figure of a challenge’s entries.',
    fields: (t) => ({
      figure: t.expose('figure', { type: FigureEnum }),
      count: t.exposeInt('count', {
        description: 'How many entries: as many as `figureEntries` lists.',
      }),
    }),
  })
const GroupRef = builder.objectRef<Group>('ParticipationGroup').implement({
  description: 'People of a unit, a site or a role who are asked; at least five.',
  fields: (t) => ({
    name: t.exposeString('name'),
    asked: t.exposeInt('asked', { description: 'How many are asked.' }),
    participants: t.exposeInt('participants', {
      nullable: true,
      description:
        'How many of them take part; null: fewer than five do, also none, or fewer than five do not.',
    }),
    invitedAt: t.expose('invitedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When those who are missing were invited last.',
    }),
  }),
})
const GroupsRef = builder.objectRef<Groups>('Participation').implement({
  description: 'Who takes part by group. The numbers and `others` add up to all who take part.',
  fields: (t) => ({
    groups: t.field({
      type: [GroupRef],
      description: 'The largest first, at most 100.',
      resolve: ({ groups }) => groups,
    }),
    others: t.exposeInt('others', {
      nullable: true,
      description:
        'How many take part from all groups without a number, together; null: fewer than five do, or do not.',
    }),
  }),
})
const BeforeRef = builder
  .objectRef<{ id: number; participants: number }>('ChallengeBefore')
  .implement({
    description: 'The sponsor’s challenge before this one.',
    fields: (t) => ({
      challenge: t.field({ type: Challenge, resolve: ({ id }) => id }),
      participants: t.int({
        nullable: true,
        description: 'How many took part; null: fewer than five did, or did not.',
        complexity: STATEMENT,
        resolve: async ({ id, participants }, _, context) =>
          countOfWhole(participants, await askedOf(context, id)),
      }),
    }),
  })
const FiguresRef = builder.objectRef<ChallengeRow>('ChallengeFigures').implement({
  description: 'What a challenge has come to so far, for those who run it.',
  fields: (t) => ({
    counts: t.field({
      type: [FigureCount],
      description: 'Every figure of its entries, as far as the viewer may see them.',
      complexity: STATEMENT,
      resolve: async ({ id }, _, context) => {
        const figures = await figuresLoader(context).load(id)
        return FIGURES.map((figure) => ({ figure, count: figures[figure] }))
      },
    }),
    medianHours: t.float({
      nullable: true,
      complexity: STATEMENT,
      description: 'Hours until the first response, in the middle of all; null: none was given.',
      resolve: async ({ id }, _, context) => (await figuresLoader(context).load(id)).medianHours,
    }),
    scorecards: t.int({
      complexity: STATEMENT,
      description: 'Scorecards that were submitted.',
      resolve: async ({ id }, _, context) => (await figuresLoader(context).load(id)).scorecards,
    }),
    scorecardsExpected: t.int({
      complexity: STATEMENT,
      description: 'Scorecards that evaluators were asked for, without those they withdrew from.',
      resolve: async ({ id }, _, context) => (await figuresLoader(context).load(id)).expected,
    }),
    asked: t.int({
      description: 'Members of its space, and everybody else who takes part.',
      complexity: STATEMENT,
      resolve: ({ id }, _, context) => askedOf(context, id),
    }),
    participants: t.int({
      nullable: true,
      description:
        'People who entered, voted, compared, evaluated, supported or commented; null: fewer than five did, or fewer than five who are asked did not.',
      complexity: STATEMENT,
      resolve: async ({ id }, _, context) =>
        countOfWhole(
          (await peopleLoader(context).load(id)).participants,
          await askedOf(context, id),
        ),
    }),
    newcomers: t.int({
      nullable: true,
      description:
        'Those of them who had taken part in no other challenge; null: they or the others are fewer than five, or `participants` is null.',
      complexity: STATEMENT,
      resolve: async ({ id }, _, context) => {
        const { participants, newcomers } = await peopleLoader(context).load(id)
        const isShown = countOfWhole(participants, await askedOf(context, id)) !== null
        return isShown ? shareWithFloor(newcomers, participants) : null
      },
    }),
    before: t.field({
      type: BeforeRef,
      nullable: true,
      description: 'The sponsor’s challenge before this one; null: it is the first.',
      complexity: STATEMENT,
      resolve: async (row, _, context) =>
        (await challengeBefore(context.db, signedIn(context).viewer, row)) ?? null,
    }),
    participation: t.field({
      type: GroupsRef,
      description: 'Who takes part, without a number of fewer than five people.',
      args: { by: t.arg({ type: DimensionEnum, required: true }) },
      complexity: STATEMENT,
      resolve: async ({ id }, { by }, context) =>
        withFloor((await groupsLoader(context).load(id))[by]),
    }),
  }),
})
const FigureEntry = builder.objectRef<FigureRow>('ChallengeFigureEntry').implement({
  description: 'An entry behind a figure.',
  fields: (t) => ({
    idea: t.field({ type: Idea, resolve: ({ ideaId }) => ideaId }),
    enteredAt: t.expose('at', { type: 'DateTime' }),
    responseDueAt: t.expose('dueAt', { type: 'DateTime' }),
    respondedAt: t.expose('respondedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When those who run the challenge first reacted.',
    }),
    isWithdrawn: t.boolean({ resolve: ({ closedAs }) => closedAs === 'WITHDRAWN' }),
    isMerged: t.boolean({ resolve: ({ closedAs }) => closedAs === 'MERGED' }),
    outcome: t.expose('outcome', { type: OutcomeEnum, nullable: true }),
  }),
})
const ResponseRecordRef = builder.objectRef<ResponseRecord>('SponsorResponses').implement({
  description:
    'How soon a sponsor reacts to entries, in all challenges of theirs that the viewer may see.',
  fields: (t) => ({
    inTime: t.exposeInt('inTime', { description: 'Entries with a first response in time.' }),
    late: t.exposeInt('late', {
      description: 'With a late one, or none though its day has passed.',
    }),
    due: t.exposeInt('due', { description: 'Without one yet.' }),
  }),
})

builder.objectFields(Challenge, (t) => ({
  figures: t.field({
    type: FiguresRef,
    nullable: true,
    description: 'What it has come to so far; null for those who do not run it.',
    resolve: (row, _, context) => (runs(context, row) ? row : null),
  }),
  figureEntries: t.connection({
    type: FigureEntry,
    description:
      'The entries behind a figure, the oldest first. NOT_ALLOWED for those who do not run it.',
    args: { figure: t.arg({ type: FigureEnum, required: true }) },
    resolve: async (row, { figure, ...args }, context) => {
      if (!runs(context, row)) throw new NotAllowed()
      const wanted = rowsWanted(args.first)
      const key = keyOf(args.after, 'moment', 'int')
      const { viewer } = signedIn(context)
      const now = momentOf(context)
      const rows = await figureRows(context.db, viewer, row.id, figure, now, wanted, key)
      return connectionOf(rows, wanted, !key, ({ at, ideaId }) => [at.toISOString(), ideaId])
    },
  }),
  responseRecord: t.field({
    type: ResponseRecordRef,
    nullable: true,
    description: 'How soon its sponsor reacts to entries; null without a sponsor.',
    complexity: STATEMENT,
    resolve: ({ sponsorId }, _, context) =>
      sponsorId === null ? null : recordLoader(context).load(sponsorId),
  }),
}))

builder.mutationFields((t) => ({
  inviteGroup: t.field({
    type: Challenge,
    description:
      'Invites everybody of a unit, a site or a role who does not take part yet; each is notified once. INVALID for a group of which enough take part.',
    args: {
      challengeId: t.arg.id({ required: true }),
      by: t.arg({ type: DimensionEnum, required: true }),
      name: t.arg.string({ required: true, description: 'As `participation` names it.' }),
    },
    resolve: async (_, { challengeId, by, name }, context) =>
      (
        await inviteGroup(signedIn(context), {
          challengeId: challengeNumber(challengeId),
          by,
          name,
        })
      ).id,
  }),
}))
