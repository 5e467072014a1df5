// Insights and themes as the API shows them to those whose role reads customers' threads.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { CustomerThread } from '#graphql/customers/schema.ts'
import { Customer, customerOn } from '#graphql/customers/thread-parts.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { chainOf, untoldOf } from './chain.ts'
import { INSIGHT_STATES, TONES } from './limits.ts'
import { canSeeInsights, canShapeThemes } from './policy.ts'
import {
  type InsightRow,
  insightsPage,
  type ThemeRow,
  type ToneRow,
  themesByIds,
  tonesOf,
} from './queries.ts'
import {
  alertLoader,
  ChainStepType,
  EmergingTheme,
  emergingOf,
  linkLoader,
  MergedTheme,
  mergedLoader,
  ThemeAlert,
  ThemeLink,
  ThemeWeek,
  UntoldType,
  weekLoader,
} from './theme-parts.ts'
import { WEEKS } from './weeks.ts'

export const InsightStateEnum = builder.enumType('InsightState', {
  description:
    'CAPTURED: quoted. ASSESSED: somebody looked into it. DECIDED: what is done is decided. ACTED: it is done.',
  values: INSIGHT_STATES,
})
export const ToneEnum = builder.enumType('CustomerTone', {
  description: 'UPSET, NEUTRAL or GLAD.',
  values: TONES,
})
type Cause = ToneRow['causes'][number]
const ToneCause = builder.objectRef<Cause>('CustomerToneCause').implement({
  description: 'A word that caused a tone.',
  fields: (t) => ({
    from: t.exposeInt('from', { description: 'Where it begins in the text, in UTF-16 units.' }),
    to: t.exposeInt('to', { description: 'Where it ends.' }),
    word: t.exposeString('word', { description: 'As it stands there.' }),
  }),
})
export const MessageTone = builder.objectRef<ToneRow>('CustomerMessageTone').implement({
  description: 'How a message sounds: read by machine, corrected by people.',
  fields: (t) => ({
    messageNumber: t.exposeInt('messageId', { description: 'The message.' }),
    tone: t.expose('tone', {
      type: ToneEnum,
      description: 'As a person said, else as it was read.',
    }),
    readTone: t.expose('readTone', { type: ToneEnum, description: 'As it was read by machine.' }),
    causes: t.expose('causes', {
      type: [ToneCause],
      description: 'The words that caused what was read, strongest first, at most five.',
    }),
    language: t.exposeString('language', { description: 'ISO 639-1: what it was read as.' }),
    correctedBy: t.field({
      type: Person,
      nullable: true,
      description: 'Who corrected it.',
      resolve: ({ correctedById }) => correctedById,
    }),
  }),
})
export const toneLoader = loaderOf<number, ToneRow | null>(async (ids, { db }) => {
  const rows = new Map((await tonesOf(db, ids)).map((row) => [row.messageId, row]))
  return ids.map((id) => rows.get(id) ?? null)
})

const themeLoader = loaderOf<number, ThemeRow | null>((ids, context) =>
  themesByIds(context.db, signedIn(context).viewer, ids),
)
/** The theme as the viewer sees it, or null. */
export const seenTheme = async (context: Context, id: number | null): Promise<ThemeRow | null> =>
  id !== null && canSeeInsights(signedIn(context).viewer) ? themeLoader(context).load(id) : null

export const Insight = builder.objectRef<InsightRow>('CustomerInsight')
export const Theme = builder.objectRef<ThemeRow>('InsightTheme')

Insight.implement({
  description: 'A passage of a customer’s message, what it means, and what became of it.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    verbatim: t.exposeString('verbatim', { description: 'The passage, as it was written.' }),
    hash: t.exposeString('hash', { description: 'SHA-256 of the passage, in hexadecimal digits.' }),
    isUnaltered: t.exposeBoolean('isUnaltered', {
      description: 'Does the message still have these words?',
    }),
    consent: t.string({
      description: 'What the customer agreed to: NONE, CONTACT or QUOTE.',
      resolve: ({ consent }) => consent,
    }),
    note: t.exposeString('note', { description: 'What it means; may be empty.' }),
    state: t.expose('state', { type: InsightStateEnum, description: 'Where it stands.' }),
    stateAt: t.expose('stateAt', { type: 'DateTime', description: 'Since when.' }),
    owner: t.field({
      type: Person,
      nullable: true,
      description: 'Who takes care of it.',
      resolve: ({ ownerId }) => ownerId,
    }),
    by: t.field({
      type: Person,
      nullable: true,
      description: 'Who captured it.',
      resolve: ({ byId }) => byId,
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was captured.' }),
    heardAt: t.expose('heardAt', { type: 'DateTime', description: 'When the customer wrote it.' }),
    thread: t.field({
      type: CustomerThread,
      description: 'The thread it comes from.',
      resolve: ({ threadId }) => threadId,
    }),
    customer: t.field({
      type: Customer,
      description: 'Who wrote it.',
      resolve: ({ customerId, spaceId }, _, context) => customerOn(context, customerId, spaceId),
    }),
    tone: t.field({
      type: MessageTone,
      nullable: true,
      description: 'How its message sounds; null until it was read.',
      resolve: ({ messageId }, _, context) => toneLoader(context).load(messageId),
    }),
    theme: t.field({
      type: Theme,
      nullable: true,
      description: 'The theme that it counts for.',
      resolve: ({ themeId }, _, context) => seenTheme(context, themeId),
    }),
    proposedName: t.exposeString('proposedName', {
      nullable: true,
      description: 'The theme that the classifier proposes for a quote that is in none.',
    }),
    version: t.exposeInt('version', { description: 'Give it back when editing.' }),
  }),
})

/** A page of insights by a filter. */
export async function insightsOf(
  context: Context,
  filter: Parameters<typeof insightsPage>[2],
  { first, after }: { first?: number | null; after?: string | null },
) {
  const wanted = rowsWanted(first)
  const key = keyOf(after, 'moment', 'int')
  const rows = await insightsPage(context.db, signedIn(context).viewer, filter, wanted, key)
  return connectionOf(rows, wanted, !key, ({ at, id }) => [at.toISOString(), id])
}

Theme.implement({
  description:
    'What several customers say, counted by people, accounts and value; never by messages. From two people on it is a theme, before one voice.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    path: t.string({
      description: 'Its address, from the root.',
      resolve: ({ id }) => `/insights/themes/${id}`,
    }),
    name: t.exposeString('name', { description: 'Its name.' }),
    version: t.exposeInt('version', { description: 'Give it back when renaming.' }),
    people: t.exposeInt('people', { description: 'Distinct people who said it.' }),
    accounts: t.exposeInt('accounts', { description: 'Distinct accounts they belong to.' }),
    yearlyValue: t.float({
      description: 'What these accounts bring in a year, in whole units of the company’s currency.',
      resolve: ({ yearlyValue }) => yearlyValue,
    }),
    quotes: t.exposeInt('quotes', { description: 'Quotes, which are shown and never ranked by.' }),
    firstAt: t.expose('firstAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was heard first.',
    }),
    lastAt: t.expose('lastAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was heard last.',
    }),
    mergedIntoNumber: t.exposeInt('mergedIntoId', {
      nullable: true,
      description: 'The theme it was merged into.',
    }),
    splitFrom: t.field({
      type: Theme,
      nullable: true,
      description: 'The theme it was split from.',
      resolve: ({ splitFromId }, _, context) => seenTheme(context, splitFromId),
    }),
    weeks: t.field({
      type: [ThemeWeek],
      description: `The latest ${WEEKS} weeks, oldest first.`,
      resolve: async ({ id }, _, context) => (await weekLoader(context).load(id)).slice(-WEEKS),
    }),
    owner: t.field({
      type: Person,
      nullable: true,
      description: 'Who takes care of it, and is told when more people than usual say it.',
      resolve: ({ ownerId }) => ownerId,
    }),
    alerts: t.field({
      type: [ThemeAlert],
      description: 'Weeks of which its owner was told, latest first, at most ten.',
      complexity: { field: STATEMENT, multiplier: 10 },
      resolve: ({ id }, _, context) =>
        canSeeInsights(signedIn(context).viewer) ? alertLoader(context).load(id) : [],
    }),
    emerging: t.field({
      type: EmergingTheme,
      nullable: true,
      description: 'Set where this week is unusual for it.',
      resolve: ({ id }, _, context) => emergingOf(context, id),
    }),
    links: t.field({
      type: [ThemeLink],
      description: 'What answers it, oldest first.',
      resolve: ({ id }, _, context) => linkLoader(context).load(id),
    }),
    merged: t.field({
      type: [MergedTheme],
      description: 'Themes that were merged into it.',
      resolve: ({ id }, _, context) => mergedLoader(context).load(id),
    }),
    insights: t.connection({
      type: Insight,
      description: 'Its quotes, latest first.',
      resolve: ({ id }, args, context) => insightsOf(context, { themeId: id }, args),
    }),
    chain: t.field({
      type: [ChainStepType],
      description: 'Heard, quote, insight, idea, challenge, shipped, told.',
      complexity: { field: 5 * STATEMENT, multiplier: 7 },
      resolve: ({ id }, _, context) => chainOf(context.db, signedIn(context).viewer, id),
    }),
    untold: t.field({
      type: [UntoldType],
      description: 'Customers who were not told yet what came of it, at most 50.',
      complexity: { field: STATEMENT, multiplier: 10 },
      resolve: ({ id }, _, context) => untoldOf(context.db, signedIn(context).viewer, id),
    }),
    canShape: t.boolean({
      description: 'May the viewer rename, merge, split and link it?',
      resolve: (_, __, context) => canShapeThemes(signedIn(context).viewer),
    }),
  }),
})
