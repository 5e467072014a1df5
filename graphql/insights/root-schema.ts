// Queries and mutations of insights, and what threads and posts show of them.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { CustomerThread } from '#graphql/customers/schema.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Post } from '#graphql/posts/schema.ts'
import { canCapture, canSeeInsights, canShapeThemes } from './policy.ts'
import { themesOfPosts, themesPage } from './queries.ts'
import { Insight, insightsOf, MessageTone, seenTheme, Theme, toneLoader } from './schema.ts'
import { emergingOf } from './theme-parts.ts'

/** Throws NotAllowed for people whose role reads no threads. */
function mustSee(context: Context): void {
  if (!canSeeInsights(signedIn(context).viewer)) throw new NotAllowed()
}

/** Themes looked at for what is new this week. */
const MAX_EMERGING = 50

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
