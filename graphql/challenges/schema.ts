// Challenges as the API shows them.
import { builder, orNotFound, STATEMENT, signedIn } from '#graphql/builder.ts'
import { type Context, momentOf } from '#graphql/context.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import { toHtml } from '#graphql/posts/markdown.ts'
import { PostRights } from '#graphql/posts/rights.ts'
import { Post } from '#graphql/posts/schema.ts'
import { spentIn, votesGivenIn } from './entry-queries.ts'
import { BRIEF_PARTS, type BriefPart, STAGE_AUDIENCES, STAGES } from './limits.ts'
import { canCompare, canDecide, canEditChallenge, canEnter, canRun, canVote } from './policy.ts'
import {
  type ChallengeDetails,
  type ChallengeRow,
  challengesByIds,
  detailsOf,
  recordsOf,
  rulesOf,
  type SponsorRecord,
  type UpdateRow,
} from './queries.ts'
import { closingOf, type Rule, writtenAt } from './stages.ts'

const detailLoader = loaderOf<number, ChallengeDetails>(
  (ids, context) => detailsOf(context.db, ids) as Promise<ChallengeDetails[]>,
)
const details = (context: Context, id: number): Promise<ChallengeDetails> =>
  detailLoader(context).load(id)
const spentLoader = loaderOf<number, number>((ids, context) =>
  spentIn(context.db, signedIn(context).viewer, ids),
)
const votesLoader = loaderOf<number, number>((ids, context) => votesGivenIn(context.db, ids))
const NO_RECORD: SponsorRecord = {
  told: 0,
  inTime: 0,
  late: 0,
  dueNext: null,
  promised: 0,
  given: 0,
}
/** By sponsor and currency, as one text. */
const recordLoader = loaderOf<string, SponsorRecord>(async (keys, context) => {
  const sponsors = keys.map((key) => {
    const [sponsorId, currency = ''] = key.split(' ')
    return { sponsorId: Number(sponsorId), currency }
  })
  const found = await recordsOf(context.db, signedIn(context).viewer, sponsors, momentOf(context))
  return found.map((record) => record ?? NO_RECORD)
})
/** What the viewer has spent of their votes. */
export const spentOf = (context: Context, challengeId: number): Promise<number> =>
  spentLoader(context).load(challengeId)

export const StageEnum = builder.enumType('ChallengeStage', {
  description:
    'UPCOMING: it has not opened. COLLECT: entries are taken. SHAPE: they are worked on together. EVALUATE, TRIAL, DECIDE. TOLD: what came of it was told.',
  values: ['UPCOMING', ...STAGES] as const,
})
export const StageAudienceEnum = builder.enumType('StageAudience', {
  description: 'Of those who read the space: EVERYONE, its MEMBERS, or NOBODY.',
  values: STAGE_AUDIENCES,
})
const BriefPartEnum = builder.enumType('BriefPart', {
  description:
    'problem: what is wrong. whyNow. goodLooks: what a good answer looks like. market: who would need it, and how many they are. audience: who is asked. outOfScope. reward.',
  values: BRIEF_PARTS,
})

type StageOf = Rule & { timeZone: string }
const StageRule = builder.objectRef<StageOf>('ChallengeStageRule').implement({
  description: 'A stage that a challenge takes.',
  fields: (t) => ({
    stage: t.expose('stage', { type: StageEnum }),
    startsAt: t.expose('startsAt', {
      type: 'DateTime',
      description: 'When it begins; of TOLD, by when the sponsor has promised to tell.',
    }),
    startsOn: t.string({
      description: 'The same by the wall clock of the challenge’s time zone: 2026-03-14T17:00.',
      resolve: ({ startsAt, timeZone }) => writtenAt(startsAt, timeZone),
    }),
    submitters: t.expose('submitters', { type: StageAudienceEnum }),
    voters: t.expose('voters', { type: StageAudienceEnum }),
    allowsComments: t.exposeBoolean('allowsComments'),
  }),
})
const Brief = builder.objectRef<{ part: BriefPart; text: string }>('BriefSection').implement({
  description: 'A part of a challenge’s brief.',
  fields: (t) => ({
    part: t.expose('part', { type: BriefPartEnum }),
    text: t.exposeString('text', { description: 'Markdown.' }),
    html: t.string({ description: 'Safe HTML.', resolve: ({ text }) => toHtml(text, []) }),
  }),
})
const Update = builder.objectRef<UpdateRow>('ChallengeUpdate').implement({
  description: 'What the sponsor told on the way.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    by: t.field({ type: Person, resolve: ({ byId }) => byId }),
    text: t.exposeString('text', { description: 'Markdown.' }),
    html: t.string({ description: 'Safe HTML.', resolve: ({ text }) => toHtml(text, []) }),
    at: t.field({ type: 'DateTime', resolve: ({ at }) => new Date(at) }),
  }),
})
const Record = builder.objectRef<SponsorRecord>('SponsorRecord').implement({
  description:
    'How a sponsor has kept what was promised, in all challenges of theirs that have opened and that the viewer may see.',
  fields: (t) => ({
    told: t.exposeInt('told', { description: 'Challenges whose result was told.' }),
    inTime: t.exposeInt('inTime', { description: 'Those of them told by the promised day.' }),
    late: t.exposeInt('late', { description: 'Told late, or not told though the day has passed.' }),
    nextDueAt: t.expose('dueNext', {
      type: 'DateTime',
      nullable: true,
      description: 'The next promised day.',
    }),
    promised: t.exposeInt('promised', {
      description: 'Budget promised, in whole units of the currency.',
    }),
    given: t.exposeInt('given', { description: 'Budget given, in whole units of the currency.' }),
  }),
})

const ChallengeRights = builder.objectRef<ChallengeRow>('ChallengeRights').implement({
  description: 'What the viewer may do with a challenge; buttons are drawn from it.',
  interfaces: [PostRights],
  fields: (t) => ({
    run: t.boolean({
      description: 'Tell updates, and look after it.',
      resolve: (row, _, context) => canRun(signedIn(context).viewer, row),
    }),
    change: t.boolean({
      description: 'Change words, dates and rules.',
      resolve: (row, _, context) => canEditChallenge(signedIn(context).viewer, row),
    }),
    enter: t.boolean({
      description: 'Enter an idea now.',
      resolve: (row, _, context) => canEnter(signedIn(context).viewer, row),
    }),
    vote: t.boolean({
      description: 'Give votes now.',
      resolve: (row, _, context) => canVote(signedIn(context).viewer, row),
    }),
    compare: t.boolean({
      description: 'Compare entries two at a time now.',
      resolve: (row, _, context) => canCompare(signedIn(context).viewer, row),
    }),
    decide: t.boolean({
      description: 'Decide entries, and tell what came of it.',
      resolve: (row, _, context) => canDecide(signedIn(context).viewer, row),
    }),
  }),
})

export const Challenge = builder.loadableNodeRef<ChallengeRow, number>('Challenge', {
  id: { resolve: ({ id }) => id, parse: Number },
  load: async (ids, context) =>
    orNotFound(await challengesByIds(context.db, signedIn(context).viewer, ids)),
})
Challenge.implement({
  description:
    'What a sponsor asks a space, with a beginning and an end. Its `body` is the question.',
  interfaces: [Post],
  fields: (t) => ({
    sponsor: t.field({
      type: Person,
      nullable: true,
      description: 'Who asks; null when they have left.',
      resolve: ({ sponsorId }) => sponsorId,
    }),
    record: t.field({
      type: Record,
      nullable: true,
      description: 'How its sponsor keeps promises; null without a sponsor.',
      complexity: STATEMENT,
      resolve: ({ sponsorId, currency }, _, context) =>
        sponsorId === null ? null : recordLoader(context).load(`${sponsorId} ${currency}`),
    }),
    timeZone: t.exposeString('timeZone', {
      description: 'IANA name, in which its dates were written.',
    }),
    stage: t.expose('stage', { type: StageEnum, description: 'Where it stands now.' }),
    stageAt: t.expose('stageAt', { type: 'DateTime', description: 'Since when.' }),
    stages: t.field({
      type: [StageRule],
      description:
        'The stages it takes, in their order; the first one collects, the last one tells.',
      resolve: ({ rules, timeZone }) => rulesOf(rules).map((rule) => ({ ...rule, timeZone })),
    }),
    closesAt: t.field({
      type: 'DateTime',
      description: 'When it stops taking entries.',
      resolve: ({ rules }) => closingOf(rulesOf(rules)),
    }),
    brief: t.field({
      type: [Brief],
      description:
        'What the sponsor says beyond the question; parts that say nothing are left out.',
      resolve: async ({ id }, _, context) => {
        const texts = await details(context, id)
        return BRIEF_PARTS.map((part) => ({ part, text: texts[part] })).filter(({ text }) => text)
      },
    }),
    promisedBudget: t.exposeInt('promisedBudget', {
      nullable: true,
      description: 'In whole units of the currency; null: none is promised.',
    }),
    givenBudget: t.exposeInt('givenBudget', {
      nullable: true,
      description: 'What was given in the end, in whole units of the currency.',
    }),
    currency: t.exposeString('currency', { description: 'ISO 4217.' }),
    voteBudget: t.exposeInt('voteBudget', {
      nullable: true,
      description: 'Votes of each person; null: nobody votes.',
    }),
    hidesTotals: t.exposeBoolean('hidesTotals', {
      description: 'Are totals shown only to those who have voted, until the votes are over?',
    }),
    hasDuels: t.exposeBoolean('hasDuels', {
      description: 'Do people compare entries two at a time?',
    }),
    responseDays: t.exposeInt('responseDays', {
      description: 'Each entry has a first response of those who run it within so many days.',
    }),
    votesLeft: t.int({
      nullable: true,
      description: 'Votes that the viewer has left, never below 0; null: nobody votes.',
      complexity: STATEMENT,
      resolve: async ({ id, voteBudget }, _, context) =>
        voteBudget === null ? null : Math.max(0, voteBudget - (await spentOf(context, id))),
    }),
    votesGiven: t.int({
      description: 'Votes that all people have given together.',
      complexity: STATEMENT,
      resolve: ({ id }, _, context) => votesLoader(context).load(id),
    }),
    entryCount: t.exposeInt('entryCount', {
      description: 'Entries, without withdrawn and merged ones.',
    }),
    changedAt: t.expose('changedAt', {
      type: 'DateTime',
      description: 'When its entries, decisions or updates changed last.',
    }),
    updates: t.field({
      type: [Update],
      description: 'What the sponsor told on the way, latest first, at most 20.',
      resolve: async ({ id }, _, context) => (await details(context, id)).updates,
    }),
    toldAt: t.expose('toldAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its result was told.',
    }),
    result: t.string({
      nullable: true,
      description: 'What came of it, as safe HTML; null until it is told.',
      resolve: async ({ id, toldAt }, _, context) =>
        toldAt ? toHtml((await details(context, id)).result, []) : null,
    }),
    viewerCan: t.field({
      type: ChallengeRights,
      description: 'What the viewer may do.',
      resolve: (row) => row,
    }),
  }),
})

export const challengeNumber = (id: string | number, argument = 'challengeId') =>
  numberOf(id, 'Challenge', argument)
