// What a theme consists of in the API: its weeks, what is new, what answers it, and its chain.
import { builder, signedIn } from '#graphql/builder.ts'
import { type Context, momentOf } from '#graphql/context.ts'
import { CustomerThread } from '#graphql/customers/schema.ts'
import { Customer, customerOn } from '#graphql/customers/thread-parts.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import { Post, seenPost } from '#graphql/posts/schema.ts'
import { type AlertRow, alertsOf } from './alerts.ts'
import { type ChainStep, STEPS, type Untold } from './chain.ts'
import { backTest, type Emerging, emergingIn } from './emerging.ts'
import { type LinkRow, linksOf, type MergedRow, mergedInto, weeksOf } from './queries.ts'
import { HISTORY, historyOf, mondays } from './weeks.ts'

const StepEnum = builder.enumType('ChainStepKind', {
  description: 'The links of the evidence chain, in their order.',
  values: STEPS,
})

type Week = { week: Date; people: number }
export const ThemeWeek = builder.objectRef<Week>('ThemeWeek').implement({
  description: 'A week of a theme.',
  fields: (t) => ({
    week: t.expose('week', { type: 'DateTime', description: 'Its Monday, at midnight UTC.' }),
    people: t.exposeInt('people', { description: 'Distinct people who said it.' }),
  }),
})
export const weekLoader = loaderOf<number, Week[]>(async (ids, context) => {
  const all = mondays(momentOf(context), HISTORY)
  const rows = await weeksOf(context.db, signedIn(context).viewer, ids, all[0] as Date)
  return ids.map((id) =>
    all.map((week) => ({
      week,
      people:
        rows.find((row) => row.themeId === id && row.week.getTime() === week.getTime())?.people ??
        0,
    })),
  )
})

type EmergingRow = Emerging & { flagged: number; tested: number }
export const EmergingTheme = builder.objectRef<EmergingRow>('EmergingTheme').implement({
  description: 'Why a theme is new this week, against its own history.',
  fields: (t) => ({
    people: t.exposeInt('people', { description: 'Distinct people of this week: n.' }),
    usual: t.exposeFloat('usual', { description: 'People of a usual week before.' }),
    weeks: t.exposeInt('weeks', { description: 'Weeks of history.' }),
    onceInWeeks: t.exposeInt('onceInWeeks', {
      description: 'Chance alone gives as many once in so many weeks.',
    }),
    flagged: t.exposeInt('flagged', {
      description: 'Weeks before in which the same rule would have said so.',
    }),
    tested: t.exposeInt('tested', { description: 'Weeks that were tried.' }),
  }),
})
export const emergingOf = async (context: Context, id: number): Promise<EmergingRow | null> => {
  const weeks = historyOf((await weekLoader(context).load(id)).map(({ people }) => people))
  const found = emergingIn(weeks)
  if (!found) return null
  const tried = backTest(weeks)
  return { ...found, flagged: tried.flagged, tested: tried.weeks }
}

export const ThemeAlert = builder.objectRef<AlertRow>('ThemeAlert').implement({
  description: 'A week of which the owner of a theme was told, for more people than usual said it.',
  fields: (t) => ({
    week: t.expose('week', { type: 'DateTime', description: 'Its Monday, at midnight UTC.' }),
    people: t.exposeInt('people', { description: 'Distinct people by then.' }),
    usual: t.exposeFloat('usual', { description: 'People of a usual week before.' }),
  }),
})
export const alertLoader = loaderOf<number, AlertRow[]>(async (ids, { db }) => {
  const rows = await alertsOf(db, ids)
  return ids.map((id) => rows.filter(({ themeId }) => themeId === id))
})

export const ThemeLink = builder.objectRef<LinkRow>('ThemeLink').implement({
  description: 'An idea or a challenge that answers a theme.',
  fields: (t) => ({
    post: t.field({ type: Post, description: 'It.', resolve: ({ postId }) => postId }),
    by: t.field({
      type: Person,
      nullable: true,
      description: 'Who linked it.',
      resolve: ({ byId }) => byId,
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
  }),
})
export const MergedTheme = builder.objectRef<MergedRow>('MergedTheme').implement({
  description: 'A theme that was merged into another one, and can be unmerged.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    name: t.exposeString('name', { description: 'How it was called.' }),
    at: t.expose('at', { type: 'DateTime', nullable: true, description: 'When it was merged.' }),
  }),
})
export const linkLoader = loaderOf<number, LinkRow[]>(async (ids, context) => {
  const rows = await linksOf(context.db, signedIn(context).viewer, ids)
  return ids.map((id) => rows.filter(({ themeId }) => themeId === id))
})
export const mergedLoader = loaderOf<number, MergedRow[]>(async (ids, context) => {
  const rows = await mergedInto(context.db, signedIn(context).viewer, ids)
  return ids.map((id) => rows.filter(({ intoId }) => intoId === id))
})

export const ChainStepType = builder.objectRef<ChainStep>('ChainStep').implement({
  description: 'A link of the evidence chain.',
  fields: (t) => ({
    kind: t.expose('kind', { type: StepEnum, description: 'Which link.' }),
    at: t.expose('at', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was reached first; null: not yet.',
    }),
    text: t.exposeString('text', { description: 'The quote, the note, or the title.' }),
    people: t.exposeInt('people', { description: 'People who were heard or told.' }),
    days: t.exposeInt('days', { nullable: true, description: 'Whole days since the link before.' }),
    post: t.field({
      type: Post,
      nullable: true,
      description: 'The idea or challenge.',
      resolve: (step, _, context) => seenPost(context, step.postId),
    }),
    thread: t.field({
      type: CustomerThread,
      nullable: true,
      description: 'The customer’s thread.',
      resolve: ({ threadId }) => threadId,
    }),
  }),
})
export const UntoldType = builder.objectRef<Untold>('UntoldCustomer').implement({
  description: 'A customer of a theme who was not told yet what came of it.',
  fields: (t) => ({
    thread: t.field({
      type: CustomerThread,
      description: 'Their thread.',
      resolve: ({ threadId }) => threadId,
    }),
    customer: t.field({
      type: Customer,
      description: 'Who.',
      resolve: ({ customerId, spaceId }, _, context) => customerOn(context, customerId, spaceId),
    }),
    hasDraft: t.exposeBoolean('hasDraft', { description: 'Is it being written?' }),
  }),
})
