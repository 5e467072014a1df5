// Queries and mutations of insights, and what threads and posts show of them.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { type Context, momentOf } from '#graphql/context.ts'
import { CustomerThread, threadNumber } from '#graphql/customers/schema.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Post, postNumber } from '#graphql/posts/schema.ts'
import { canCapture, canSeeInsights, canShapeThemes } from './policy.ts'
import {
  type AspectRow,
  aspectTones,
  insightsByIds,
  type Overview,
  overviewOf,
  themesOfPosts,
  themesPage,
} from './queries.ts'
import {
  emergingOf,
  Insight,
  InsightStateEnum,
  insightsOf,
  MessageTone,
  mondays,
  seenTheme,
  Theme,
  ToneEnum,
  toneLoader,
  WEEKS,
} from './schema.ts'
import { captureInsight, correctTone, editInsight, hideAspect, setAccount } from './service.ts'
import {
  linkTheme,
  mergeThemes,
  putIntoTheme,
  renameTheme,
  splitTheme,
  unlinkTheme,
  unmergeTheme,
} from './themes.ts'
import { draftTold } from './told.ts'

/** Throws NotAllowed for people whose role reads no threads. */
function mustSee(context: Context): void {
  if (!canSeeInsights(signedIn(context).viewer)) throw new NotAllowed()
}
const sinceOf = (context: Context): Date => mondays(momentOf(context), WEEKS)[0] as Date

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

/** Themes looked at for what is new this week. */
const MAX_EMERGING = 50
const MAX_ASPECTS = 12

builder.queryFields((t) => ({
  insightThemes: t.connection({
    type: Theme,
    description: 'Themes of which the viewer sees a quote, those of most people first.',
    resolve: async (_, args, context) => {
      mustSee(context)
      const wanted = rowsWanted(args.first)
      const key = keyOf(args.after, 'int', 'int')
      const rows = await themesPage(context.db, signedIn(context).viewer, wanted, key)
      return connectionOf(rows, wanted, !key, ({ people, id }) => [people, id])
    },
  }),
  insightTheme: t.field({
    type: Theme,
    nullable: true,
    description: 'A theme by its number; null when there is none for the viewer.',
    args: { number: t.arg.int({ required: true }) },
    resolve: (_, { number }, context) => seenTheme(context, number),
  }),
  emergingThemes: t.field({
    type: [Theme],
    description: 'Themes that are new this week against their own history, at most 10.',
    complexity: { field: 2 * STATEMENT, multiplier: 10 },
    resolve: async (_, __, context) => {
      mustSee(context)
      const rows = await themesPage(context.db, signedIn(context).viewer, MAX_EMERGING, null)
      const found = await Promise.all(
        rows.map(async (row) => ((await emergingOf(context, row.id)) ? [row] : [])),
      )
      return found.flat().slice(0, 10)
    },
  }),
  customerInsights: t.connection({
    type: Insight,
    description: 'Quotes that the viewer sees, latest first.',
    args: { withoutTheme: t.arg.boolean({ description: 'Only those in no theme.' }) },
    resolve: (_, args, context) => {
      mustSee(context)
      return insightsOf(context, { isOpen: args.withoutTheme ?? false }, args)
    },
  }),
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
  canSeeInsights: t.boolean({
    description: 'May the viewer see insights of customers’ threads?',
    resolve: (_, __, context) => canSeeInsights(signedIn(context).viewer),
  }),
  canShapeThemes: t.boolean({
    description: 'May the viewer name, merge, split and link themes?',
    resolve: (_, __, context) => canShapeThemes(signedIn(context).viewer),
  }),
}))

builder.objectFields(CustomerThread, (t) => ({
  insights: t.connection({
    type: Insight,
    description:
      'What was quoted of it, latest first; empty for people whose role reads no threads.',
    complexity: ({ first }) => ({ field: STATEMENT, multiplier: Math.max(first ?? 30, 1) }),
    resolve: (thread, args, context) =>
      insightsOf(
        context,
        { threadId: canSeeInsights(signedIn(context).viewer) ? thread.id : 0 },
        args,
      ),
  }),
  tones: t.field({
    type: [MessageTone],
    description: 'How the customer’s messages sound, as far as they were read.',
    args: {
      messages: t.arg.intList({ required: true, description: 'Their numbers, at most 100.' }),
    },
    complexity: STATEMENT,
    resolve: async (thread, { messages }, context) => {
      const rows = await Promise.all(
        messages.slice(0, 100).map((id) => toneLoader(context).load(id)),
      )
      return rows.flatMap((row) => (row && row.threadId === thread.id ? [row] : []))
    },
  }),
  canCapture: t.boolean({
    description: 'May the viewer quote it, and correct its tone?',
    resolve: (thread, _, context) => canCapture(signedIn(context).viewer, thread),
  }),
}))

const postThemes = loaderOf<number, number[]>(async (ids, { db }) => {
  const rows = await themesOfPosts(db, ids)
  return ids.map((id) => rows.filter(({ postId }) => postId === id).map(({ themeId }) => themeId))
})
builder.interfaceFields(Post, (t) => ({
  themes: t.field({
    type: [Theme],
    description:
      'What customers say that it answers; empty for people whose role reads no customers’ threads.',
    complexity: { field: 2 * STATEMENT, multiplier: 5 },
    resolve: async ({ id }, _, context) => {
      if (!canSeeInsights(signedIn(context).viewer)) return []
      const themes = await Promise.all(
        (await postThemes(context).load(id)).map((themeId) => seenTheme(context, themeId)),
      )
      return themes.filter((theme) => theme !== null)
    },
  }),
}))

const insightOf = async (context: Context, id: number) =>
  (await insightsByIds(context.db, signedIn(context).viewer, [id]))[0] ?? null

builder.mutationFields((t) => {
  const theme = t.arg.int({ required: true, description: 'The number of a theme.' })
  const insights = t.arg.intList({ required: true, description: 'Numbers of quotes, at most 100.' })
  return {
    captureInsight: t.field({
      type: Insight,
      nullable: true,
      description:
        'Keeps a passage of a customer’s message as it stands there. Invalid: it does not stand there.',
      args: {
        message: t.arg.int({ required: true, description: 'The number of the message.' }),
        passage: t.arg.string({ required: true }),
        note: t.arg.string({ description: 'What it means.' }),
        theme: t.arg.string({ description: 'The name of a theme, which begins if there is none.' }),
      },
      resolve: async (_, { message, passage, note, theme: name }, context) => {
        const { id } = await captureInsight(signedIn(context), {
          messageId: message,
          passage,
          note: note ?? '',
          theme: name ?? '',
        })
        return insightOf(context, id)
      },
    }),
    editInsight: t.field({
      type: Insight,
      nullable: true,
      description: 'Says what a quote means, who takes care of it, and where it stands.',
      args: {
        insight: t.arg.int({ required: true }),
        version: t.arg.int({ description: 'The version that was opened.' }),
        note: t.arg.string({ required: true }),
        ownerId: t.arg.id({ description: 'Nobody without.' }),
        state: t.arg({ type: InsightStateEnum, required: true }),
      },
      resolve: async (_, { insight, version, note, ownerId, state }, context) => {
        const { id } = await editInsight(signedIn(context), {
          insightId: insight,
          ...(version == null ? {} : { version }),
          note,
          ownerId: ownerId ? numberOf(ownerId, 'Person', 'ownerId') : null,
          state,
        })
        return insightOf(context, id)
      },
    }),
    putIntoTheme: t.field({
      type: Theme,
      nullable: true,
      description: 'Puts quotes into the theme of a name, which begins if there is none.',
      args: { insights, theme: t.arg.string({ required: true }) },
      resolve: async (_, args, context) => {
        const { id } = await putIntoTheme(signedIn(context), {
          insightIds: args.insights,
          theme: args.theme,
        })
        return seenTheme(context, id)
      },
    }),
    renameTheme: t.field({
      type: Theme,
      nullable: true,
      description: 'Renames a theme. Invalid: another one has that name.',
      args: {
        theme,
        version: t.arg.int({ description: 'The version that was opened.' }),
        name: t.arg.string({ required: true }),
      },
      resolve: async (_, { theme: themeId, version, name }, context) => {
        const { id } = await renameTheme(signedIn(context), {
          themeId,
          ...(version == null ? {} : { version }),
          name,
        })
        return seenTheme(context, id)
      },
    }),
    mergeThemes: t.field({
      type: Theme,
      nullable: true,
      description: 'Two themes are one from then on, until they are unmerged. Gives the other one.',
      args: { theme, into: t.arg.int({ required: true }) },
      resolve: async (_, { theme: themeId, into }, context) =>
        seenTheme(context, (await mergeThemes(signedIn(context), { themeId, intoId: into })).id),
    }),
    unmergeTheme: t.field({
      type: Theme,
      nullable: true,
      description: 'Undoes a merge: its quotes count for it again. Invalid: its name was taken.',
      args: { theme },
      resolve: async (_, { theme: themeId }, context) =>
        seenTheme(context, (await unmergeTheme(signedIn(context), { themeId })).id),
    }),
    splitTheme: t.field({
      type: Theme,
      nullable: true,
      description: 'Puts some quotes of a theme into a new one. Merging it back undoes it.',
      args: { theme, insights, name: t.arg.string({ required: true }) },
      resolve: async (_, { theme: themeId, insights: insightIds, name }, context) =>
        seenTheme(context, (await splitTheme(signedIn(context), { themeId, insightIds, name })).id),
    }),
    linkTheme: t.field({
      type: Theme,
      nullable: true,
      description: 'Says that an idea or a challenge answers a theme.',
      args: { theme, postId: t.arg.id({ required: true }) },
      resolve: async (_, { theme: themeId, postId }, context) =>
        seenTheme(
          context,
          (await linkTheme(signedIn(context), { themeId, postId: postNumber(postId) })).id,
        ),
    }),
    unlinkTheme: t.field({
      type: Theme,
      nullable: true,
      description: 'Says that it does not.',
      args: { theme, postId: t.arg.id({ required: true }) },
      resolve: async (_, { theme: themeId, postId }, context) =>
        seenTheme(
          context,
          (await unlinkTheme(signedIn(context), { themeId, postId: postNumber(postId) })).id,
        ),
    }),
    draftTold: t.field({
      type: CustomerThread,
      description:
        'Drafts for a customer what came of their words; who answered them first is asked to review it. Invalid: nothing is in use yet.',
      args: { theme, threadId: t.arg.id({ required: true }) },
      resolve: async (_, { theme: themeId, threadId }, context) =>
        (
          await draftTold(signedIn(context), {
            themeId,
            threadId: threadNumber(threadId, 'threadId'),
          })
        ).id,
    }),
    correctTone: t.field({
      type: CustomerThread,
      description: 'Says how a message sounds, in place of what was read by machine.',
      args: {
        message: t.arg.int({ required: true }),
        tone: t.arg({ type: ToneEnum, required: true }),
      },
      resolve: async (_, { message, tone }, context) =>
        (await correctTone(signedIn(context), { messageId: message, tone })).id,
    }),
    hideCustomerAspect: t.boolean({
      description: 'Leaves an aspect out of the charts, or shows it again.',
      args: { aspect: t.arg.int({ required: true }), isHidden: t.arg.boolean({ required: true }) },
      resolve: async (_, { aspect, isHidden }, context) =>
        (await hideAspect(signedIn(context), { aspectId: aspect, isHidden })).id > 0,
    }),
    setCustomerAccount: t.field({
      type: CustomerThread,
      description:
        'The account of the customer of a thread, and what it brings in a year. No name: none.',
      args: {
        threadId: t.arg.id({ required: true }),
        name: t.arg.string({ required: true }),
        yearlyValue: t.arg.int({
          description: 'In whole units of the company’s currency; 0 without.',
        }),
      },
      resolve: async (_, { threadId, name, yearlyValue }, context) =>
        (
          await setAccount(signedIn(context), {
            threadId: threadNumber(threadId, 'threadId'),
            name,
            yearlyValue: yearlyValue ?? 0,
          })
        ).id,
    }),
  }
})
