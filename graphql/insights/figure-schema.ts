// The figures of the overview, the lists behind them, and what was done.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { type Context, momentOf } from '#graphql/context.ts'
import { threadsByIds } from '#graphql/customers/queries.ts'
import { CustomerThread } from '#graphql/customers/schema.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Post } from '#graphql/posts/schema.ts'
import {
  type AspectRow,
  aspectTones,
  type DoneRow,
  doneSince,
  type Overview,
  overviewOf,
  threadsAbout,
  threadsBehind,
} from './figures.ts'
import { FIGURES } from './limits.ts'
import { canSeeInsights } from './policy.ts'
import { seenTheme, Theme, ToneEnum } from './schema.ts'
import { mondays, WEEKS } from './weeks.ts'

/** Throws NotAllowed for people whose role reads no threads. */
function mustSee(context: Context): void {
  if (!canSeeInsights(signedIn(context).viewer)) throw new NotAllowed()
}
const sinceOf = (context: Context): Date => mondays(momentOf(context), WEEKS)[0] as Date
const MAX_ASPECTS = 12
const MAX_DONE = 10

const AspectType = builder.objectRef<AspectRow>('CustomerAspect').implement({
  description: 'How people speak of something. One person may do so in several tones.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    name: t.exposeString('name', { description: 'The word or the two words that stand for it.' }),
    upset: t.exposeInt('upset', { description: 'Distinct people who are upset about it.' }),
    neutral: t.exposeInt('neutral', { description: 'Distinct people who name it neutrally.' }),
    glad: t.exposeInt('glad', { description: 'Distinct people who are glad of it.' }),
  }),
})
const OverviewType = builder.objectRef<Overview>('InsightsOverview').implement({
  description: 'Threads of the latest twelve weeks in figures. None is of a single employee.',
  fields: (t) => ({
    threads: t.exposeInt('threads', { description: 'Threads that began.' }),
    people: t.exposeInt('people', { description: 'Distinct people who wrote.' }),
    checked: t.exposeInt('checked', { description: 'Tones that a person looked at.' }),
    agreed: t.exposeInt('agreed', { description: 'Those of them where the person agreed.' }),
    putRight: t.exposeInt('putRight', { description: 'Threads put right.' }),
    lost: t.exposeInt('lost', { description: 'Threads lost.' }),
    lostLate: t.exposeInt('lostLate', {
      description: 'Those of them whose first answer was late or never came.',
    }),
    answered: t.exposeInt('answered', { description: 'Threads that were answered.' }),
    answeredByOthers: t.exposeInt('answeredByOthers', {
      description: 'Those of them whose first answer was written by somebody outside of support.',
    }),
  }),
})
const FigureEnum = builder.enumType('InsightFigure', {
  description:
    'A figure of InsightsOverview. LOST_LATE: lost, and the first answer was late or never came. ANSWERED_BY_OTHERS: first answered by somebody outside of support.',
  values: FIGURES,
})
const DoneType = builder.objectRef<DoneRow>('InsightDone').implement({
  description: 'An idea that answers a theme and came into use.',
  fields: (t) => ({
    post: t.field({ type: Post, description: 'The idea.', resolve: ({ postId }) => postId }),
    theme: t.field({
      type: Theme,
      nullable: true,
      description: 'What it answers; null: the viewer sees no quote of it.',
      resolve: ({ themeId }, _, context) => seenTheme(context, themeId),
    }),
    shippedAt: t.expose('shippedAt', {
      type: 'DateTime',
      description: 'When it came into use first.',
    }),
    told: t.exposeInt('told', { description: 'Customers who were told of it.' }),
  }),
})

/** A page of threads, latest first, by what finds their ids. */
async function threadsPage(
  context: Context,
  { first, after }: { first?: number | null; after?: string | null },
  find: (wanted: number, before: number | null) => Promise<number[]>,
) {
  const wanted = rowsWanted(first)
  const key = keyOf(after, 'int')
  const ids = await find(wanted, key?.[0] ?? null)
  const rows = await threadsByIds(context.db, signedIn(context).viewer, ids)
  const seen = rows.filter((row) => row !== null)
  return connectionOf(seen, wanted, !key, ({ id }) => [id])
}

builder.queryFields((t) => ({
  customerAspects: t.field({
    type: [AspectType],
    description: `How people spoke of what they speak of most in the latest ${WEEKS} weeks, at most ${MAX_ASPECTS}.`,
    complexity: { field: STATEMENT, multiplier: MAX_ASPECTS },
    resolve: (_, __, context) => {
      mustSee(context)
      return aspectTones(context.db, signedIn(context).viewer, sinceOf(context), MAX_ASPECTS)
    },
  }),
  insightsOverview: t.field({
    type: OverviewType,
    description: 'Figures of what the viewer sees.',
    complexity: STATEMENT,
    resolve: (_, __, context) => {
      mustSee(context)
      return overviewOf(context.db, signedIn(context).viewer, sinceOf(context))
    },
  }),
  insightThreads: t.connection({
    type: CustomerThread,
    description: 'The threads behind a figure of the overview: as many as it says, latest first.',
    args: { figure: t.arg({ type: FigureEnum, required: true }) },
    resolve: (_, { figure, ...args }, context) => {
      mustSee(context)
      const { viewer } = signedIn(context)
      return threadsPage(context, args, (wanted, before) =>
        threadsBehind(context.db, viewer, figure, sinceOf(context), wanted, before),
      )
    },
  }),
  aspectThreads: t.connection({
    type: CustomerThread,
    description:
      'The latest thread of each person who speaks of an aspect in a tone: as many as its figure says.',
    args: {
      aspect: t.arg.int({ required: true, description: 'Its number.' }),
      tone: t.arg({ type: ToneEnum, required: true }),
    },
    resolve: (_, { aspect, tone, ...args }, context) => {
      mustSee(context)
      const { viewer } = signedIn(context)
      const about = { aspectId: aspect, tone }
      return threadsPage(context, args, (wanted, before) =>
        threadsAbout(context.db, viewer, about, sinceOf(context), wanted, before),
      )
    },
  }),
  insightsDone: t.field({
    type: [DoneType],
    description: `Ideas that answer themes and came into use in the latest ${WEEKS} weeks, latest first, at most ${MAX_DONE}.`,
    complexity: { field: STATEMENT, multiplier: MAX_DONE },
    resolve: async (_, __, context) => {
      mustSee(context)
      const { viewer } = signedIn(context)
      const rows = await doneSince(context.db, viewer, sinceOf(context), MAX_DONE)
      const themes = await Promise.all(rows.map(({ themeId }) => seenTheme(context, themeId)))
      return rows.filter((_row, nth) => themes[nth] !== null)
    },
  }),
}))
