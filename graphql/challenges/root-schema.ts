// Queries and mutations of challenges.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { Idea, ideaNumber } from '#graphql/ideas/schema.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { type PostRow, postsByIds } from '#graphql/posts/queries.ts'
import { Post } from '#graphql/posts/schema.ts'
import { Space } from '#graphql/spaces/schema.ts'
import { decideEntry, tellChallenge } from './ending.ts'
import { enterIdea, enterNewIdea, withdrawEntry } from './entries.ts'
import { entryOf } from './entry-queries.ts'
import { Entry, OutcomeEnum } from './entry-schema.ts'
import { canSponsor } from './policy.ts'
import { CHALLENGE_GROUPS, challengesByIds, challengesFrom, listChallenges } from './queries.ts'
import { Challenge, challengeNumber, StageAudienceEnum, StageEnum } from './schema.ts'
import { editChallenge, postUpdate, startChallenge } from './service.ts'
import { giveVotes } from './votes.ts'

const Group = builder.enumType('ChallengeGroup', {
  description: 'OPEN: from collecting to deciding. UPCOMING. TOLD.',
  values: CHALLENGE_GROUPS,
})

builder.objectFields(Space, (t) => ({
  viewerCanSponsor: t.boolean({
    description: 'May the viewer start challenges there?',
    resolve: ({ id }, _, context) => canSponsor(signedIn(context).viewer, id),
  }),
}))

const postsLoader = loaderOf<number, PostRow | null>((ids, context) =>
  postsByIds(context.db, signedIn(context).viewer, ids),
)
const challengesFromLoader = loaderOf<number, number[]>((ids, context) =>
  challengesFrom(context.db, signedIn(context).viewer, ids),
)
builder.objectFields(Challenge, (t) => ({
  fromPost: t.field({
    type: Post,
    nullable: true,
    description:
      'The post from which it was started; null: from none, or from one that the viewer may not see.',
    complexity: STATEMENT,
    resolve: async ({ fromPostId }, _, context) =>
      fromPostId === null ? null : await postsLoader(context).load(fromPostId),
  }),
}))
builder.objectFields(Idea, (t) => ({
  challengesFrom: t.field({
    type: [Challenge],
    description: 'The challenges that were started from it, as far as the viewer may see them.',
    complexity: STATEMENT,
    resolve: ({ id }, _, context) => challengesFromLoader(context).load(id),
  }),
}))

builder.queryFields((t) => ({
  challenge: t.field({
    type: Challenge,
    nullable: true,
    description:
      'A challenge by id (global, or the number of its address); null when there is none for the viewer.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_, { id }, context) =>
      (
        await challengesByIds(context.db, signedIn(context).viewer, [challengeNumber(id, 'id')])
      )[0] ?? null,
  }),
  challenges: t.connection({
    type: Challenge,
    description: 'Challenges that the viewer may see, those that changed their stage last first.',
    args: {
      group: t.arg({ type: Group, description: 'All without.' }),
      space: t.arg.string({ description: 'A space’s slug.' }),
      sponsor: t.arg.id({ description: 'Only those of this sponsor.' }),
    },
    resolve: async (_, args, context) => {
      const wanted = rowsWanted(args.first)
      const key = keyOf(args.after, 'moment', 'int')
      const filter = {
        group: args.group ?? null,
        space: args.space ?? null,
        sponsorId: args.sponsor ? numberOf(args.sponsor, 'Person', 'sponsor') : null,
      }
      const { viewer } = signedIn(context)
      const rows = await listChallenges(context.db, viewer, filter, wanted, key)
      return connectionOf(rows, wanted, !key, (row) => [row.stageAt.toISOString(), row.id])
    },
  }),
}))

const OptionalStage = builder.enumType('OptionalChallengeStage', {
  values: ['SHAPE', 'EVALUATE', 'TRIAL'] as const,
})
const RuleInput = builder.inputType('ChallengeRuleInput', {
  description: 'What people may do in a stage; what is left out has its default.',
  fields: (t) => ({
    stage: t.field({ type: StageEnum, required: true }),
    submitters: t.field({ type: StageAudienceEnum }),
    voters: t.field({ type: StageAudienceEnum }),
    allowsComments: t.boolean(),
  }),
})
const ChallengeInput = builder.inputType('ChallengeInput', {
  description:
    'A challenge as it shall be. Moments are as the wall clock of `timeZone` shows them: 2026-03-14T17:00. What is left out has its default.',
  fields: (t) => ({
    title: t.string({ required: true, description: 'At most 90 characters.' }),
    question: t.string({ required: true, description: 'Markdown, at most 400 characters.' }),
    timeZone: t.string({ required: true, description: 'IANA name.' }),
    opensOn: t.string({ description: 'Left out: now, or as it is.' }),
    closesOn: t.string({ required: true }),
    stages: t.field({
      type: [OptionalStage],
      description: 'The stages between collecting and deciding; all without.',
    }),
    evaluateOn: t.string(),
    trialOn: t.string(),
    decideOn: t.string(),
    tellOn: t.string({ description: 'By when the result is promised.' }),
    rules: t.field({ type: [RuleInput] }),
    problem: t.string(),
    whyNow: t.string(),
    goodLooks: t.string(),
    market: t.string(),
    audience: t.string(),
    outOfScope: t.string(),
    reward: t.string(),
    promisedBudget: t.int({ description: 'In whole units of the currency.' }),
    currency: t.string({ description: 'ISO 4217; EUR without.' }),
    voteBudget: t.int({ description: 'Votes of each person; without: nobody votes.' }),
    hidesTotals: t.boolean(),
    hasDuels: t.boolean({ description: 'People compare entries two at a time.' }),
    namesFrom: t.field({
      type: StageEnum,
      description:
        'Entries have no names until this stage begins, of SHAPE to TOLD; without: they have them from the start.',
    }),
    responseDays: t.int({
      description: 'Within so many days each entry has a first response, 1 to 60; 5 without.',
    }),
  }),
})
/** A field that is null is one that was left out. */
const given = <Fields extends object>(input: Fields) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value != null)) as never
const withRules = (input: { rules?: readonly object[] | null }) => ({
  ...(given(input) as object),
  ...(input.rules ? { rules: input.rules.map(given) } : {}),
})

builder.mutationFields((t) => ({
  startChallenge: t.field({
    type: Challenge,
    description: 'Starts a challenge in a space; the viewer sponsors it.',
    args: {
      space: t.arg.string({ required: true, description: 'The space’s slug.' }),
      input: t.arg({ type: ChallengeInput, required: true }),
      fromPostId: t.arg.id({
        description:
          'The post that becomes a challenge: its author, supporters and followers are told.',
      }),
    },
    resolve: async (_, { space, input, fromPostId }, context) => {
      const from = fromPostId ? { fromPostId: numberOf(fromPostId, 'Post', 'fromPostId') } : {}
      const raw = { space, ...from, ...withRules(input) }
      return (await startChallenge(signedIn(context), raw as never)).id
    },
  }),
  editChallenge: t.field({
    type: Challenge,
    description:
      'Changes a challenge: CONFLICT when it changed since `version`. A stage that has begun keeps its beginning.',
    args: {
      challengeId: t.arg.id({ required: true }),
      version: t.arg.int({ required: true, description: 'The version that was opened.' }),
      sponsorId: t.arg.id({ description: 'Who sponsors it from now on; stays when left out.' }),
      input: t.arg({ type: ChallengeInput, required: true }),
    },
    resolve: async (_, { challengeId, version, sponsorId, input }, context) => {
      const raw = {
        challengeId: challengeNumber(challengeId),
        version,
        ...(sponsorId ? { sponsorId: numberOf(sponsorId, 'Person', 'sponsorId') } : {}),
        ...withRules(input),
      }
      return (await editChallenge(signedIn(context), raw as never)).id
    },
  }),
  postChallengeUpdate: t.field({
    type: Challenge,
    description: 'The sponsor tells something on the way; everybody who takes part is told once.',
    args: { challengeId: t.arg.id({ required: true }), text: t.arg.string({ required: true }) },
    resolve: async (_, { challengeId, text }, context) =>
      (
        await postUpdate(signedIn(context), {
          challengeId: challengeNumber(challengeId),
          text,
        })
      ).id,
  }),
  tellChallenge: t.field({
    type: Challenge,
    description:
      'Tells what came of a challenge, when every entry is decided. It cannot be taken back.',
    args: {
      challengeId: t.arg.id({ required: true }),
      result: t.arg.string({ required: true, description: 'Markdown, at most 5,000 characters.' }),
      givenBudget: t.arg.int({ description: 'In whole units of the currency.' }),
    },
    resolve: async (_, { challengeId, result, givenBudget }, context) =>
      (
        await tellChallenge(signedIn(context), {
          challengeId: challengeNumber(challengeId),
          result,
          givenBudget: givenBudget ?? null,
        })
      ).id,
  }),
}))

builder.mutationFields((t) => {
  const both = { challengeId: t.arg.id({ required: true }), ideaId: t.arg.id({ required: true }) }
  const ids = (args: { challengeId: string | number; ideaId: string | number }) => ({
    challengeId: challengeNumber(args.challengeId),
    ideaId: ideaNumber(args.ideaId),
  })
  return {
    enterNewIdea: t.field({
      type: Idea,
      description: 'Writes a new idea and enters it; it stands on no board.',
      args: {
        challengeId: t.arg.id({ required: true }),
        title: t.arg.string({ required: true }),
        body: t.arg.string({ description: 'Markdown, at most 10,000 characters.' }),
        coauthorIds: t.arg.idList({ description: 'Who wrote it too, at most 10.' }),
      },
      resolve: async (_, { challengeId, title, body, coauthorIds }, context) =>
        (
          await enterNewIdea(signedIn(context), {
            challengeId: challengeNumber(challengeId),
            title,
            body: body ?? '',
            coauthorIds: (coauthorIds ?? []).map((id) => numberOf(id, 'Person', 'coauthorIds')),
          })
        ).id,
    }),
    enterIdea: t.field({
      type: Idea,
      description: 'Enters an idea of the viewer’s own, of the same space.',
      args: both,
      resolve: async (_, args, context) => (await enterIdea(signedIn(context), ids(args))).id,
    }),
    withdrawEntry: t.field({
      type: Idea,
      description: 'Takes an idea out of a challenge; the idea stays, and votes go back.',
      args: both,
      resolve: async (_, args, context) => (await withdrawEntry(signedIn(context), ids(args))).id,
    }),
    giveVotes: t.field({
      type: Entry,
      description:
        'Gives an entry so many of the viewer’s votes, in place of those it had; 0 takes them back.',
      args: { ...both, votes: t.arg.int({ required: true }) },
      resolve: async (_, { votes, ...args }, context) => {
        const own = signedIn(context)
        const at = ids(args)
        await giveVotes(own, { ...at, votes })
        return (await entryOf(own.db, own.viewer, at.challengeId, at.ideaId)) as never
      },
    }),
    decideEntry: t.field({
      type: Entry,
      description: 'Decides an entry, with the reason; may be changed until the challenge is told.',
      args: {
        ...both,
        outcome: t.arg({ type: OutcomeEnum, required: true }),
        reason: t.arg.string({
          required: true,
          description: 'Markdown, at most 2,000 characters.',
        }),
        valueEstimate: t.arg.int({
          description:
            'What it brings in a year, in whole units of the currency; checked after 90 days.',
        }),
      },
      resolve: async (_, { outcome, reason, valueEstimate, ...args }, context) => {
        const own = signedIn(context)
        const at = ids(args)
        await decideEntry(own, { ...at, outcome, reason, valueEstimate: valueEstimate ?? null })
        return (await entryOf(own.db, own.viewer, at.challengeId, at.ideaId)) as never
      },
    }),
  }
})
