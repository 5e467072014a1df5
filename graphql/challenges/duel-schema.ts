// Pairwise rounds and their ranking as the API shows them.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { Idea } from '#graphql/ideas/schema.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { shareOf } from './bradley-terry.ts'
import {
  type DuelRow,
  type ExposureRow,
  exposureOf,
  listRanked,
  pairBefore,
  type RankedRow,
  type RoundRow,
  roundsOf,
} from './duel-queries.ts'
import { answerDuel, startDuels, takeBackDuel } from './duels.ts'
import { DUEL_ANSWERS } from './limits.ts'
import type { ChallengeRow } from './queries.ts'
import { Challenge, challengeNumber } from './schema.ts'

const roundLoader = loaderOf<number, RoundRow>((ids, context) =>
  roundsOf(context.db, signedIn(context).viewer, ids),
)

const exposureLoader = loaderOf<number, ExposureRow | null>((ids, context) =>
  exposureOf(context.db, ids),
)

/** Is the ranking shown to the viewer? Where totals are hidden, to those who have compared, and to everybody when it is over. */
async function showsRanking(context: Context, challenge: ChallengeRow): Promise<boolean> {
  const { hidesTotals, id, stage } = challenge
  if (!hidesTotals || stage === 'DECIDE' || stage === 'TOLD') return true
  return (await roundLoader(context).load(id)).mine > 0
}

const DuelAnswerEnum = builder.enumType('DuelAnswer', {
  description: 'LEFT or RIGHT is better; EQUAL: too close; SKIP: the viewer cannot say.',
  values: DUEL_ANSWERS,
})
const Duel = builder.objectRef<DuelRow>('Duel').implement({
  description: 'Two entries before somebody who compares them.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number, with which it is answered.' }),
    left: t.field({ type: Idea, resolve: ({ leftId }) => leftId }),
    right: t.field({ type: Idea, resolve: ({ rightId }) => rightId }),
  }),
})
const Round = builder.objectRef<RoundRow>('DuelRound').implement({
  description: 'How far the comparing of entries is.',
  fields: (t) => ({
    duels: t.exposeInt('duels', { description: 'Choices of everybody, without skipped ones.' }),
    people: t.exposeInt('people', { description: 'How many people have chosen.' }),
    mine: t.exposeInt('mine', { description: 'Choices of the viewer, without skipped ones.' }),
    canTakeBack: t.boolean({
      description: 'Has the viewer answered or skipped any?',
      resolve: ({ answered }) => answered > 0,
    }),
    least: t.int({
      description: 'How often the least compared entry was shown.',
      complexity: STATEMENT,
      resolve: async ({ challengeId }, _, context) =>
        (await exposureLoader(context).load(challengeId))?.least ?? 0,
    }),
    most: t.int({
      description: 'How often the most compared entry was shown.',
      complexity: STATEMENT,
      resolve: async ({ challengeId }, _, context) =>
        (await exposureLoader(context).load(challengeId))?.most ?? 0,
    }),
    rankedAt: t.expose('rankedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the ranking was computed last; null: not yet.',
    }),
  }),
})
const Ranked = builder.objectRef<RankedRow>('RankedEntry').implement({
  description:
    'An entry in the ranking of a pairwise round (Bradley and Terry): how often it would be chosen over an average one.',
  fields: (t) => ({
    idea: t.field({ type: Idea, resolve: ({ ideaId }) => ideaId }),
    place: t.exposeInt('place', { description: 'From 1.' }),
    placeFrom: t.exposeInt('placeFrom', { description: 'The best place that is still open.' }),
    placeTo: t.exposeInt('placeTo', { description: 'The worst place that is still open.' }),
    share: t.int({
      description: 'In how many of 100 pairs it would be chosen over an average entry.',
      resolve: ({ strength, error }) => shareOf(strength, error).share,
    }),
    low: t.int({
      description: 'The share is at least so much, nine times of ten.',
      resolve: ({ strength, error }) => shareOf(strength, error).low,
    }),
    high: t.int({
      description: 'The share is at most so much, nine times of ten.',
      resolve: ({ strength, error }) => shareOf(strength, error).high,
    }),
    duelCount: t.exposeInt('duelCount', { description: 'How often it was shown.' }),
  }),
})

builder.objectFields(Challenge, (t) => ({
  round: t.field({
    type: Round,
    nullable: true,
    description: 'How far the comparing is; null where nobody compares.',
    complexity: STATEMENT,
    resolve: ({ id, hasDuels }, _, context) => (hasDuels ? roundLoader(context).load(id) : null),
  }),
  duel: t.field({
    type: Duel,
    nullable: true,
    description: 'The pair before the viewer; null before they start, and when they have seen all.',
    complexity: STATEMENT,
    resolve: async ({ id }, _, context) =>
      (await pairBefore(context.db, signedIn(context).viewer, id)) ?? null,
  }),
  ranking: t.connection({
    type: Ranked,
    description:
      'Its entries by their duels, best first. Empty while it is hidden from the viewer.',
    resolve: async (challenge, args, context) => {
      const wanted = rowsWanted(args.first)
      const key = keyOf(args.after, 'int', 'int')
      const isShown = challenge.hasDuels && (await showsRanking(context, challenge))
      const rows = isShown
        ? await listRanked(context.db, signedIn(context).viewer, challenge.id, wanted, key)
        : []
      return connectionOf(rows, wanted, !key, ({ place, ideaId }) => [place, ideaId])
    },
  }),
  viewerSeesRanking: t.boolean({
    description: 'Is the ranking shown to the viewer?',
    complexity: STATEMENT,
    resolve: (challenge, _, context) => showsRanking(context, challenge),
  }),
}))

builder.mutationFields((t) => ({
  startDuels: t.field({
    type: Challenge,
    description: 'Gives the viewer two entries to compare, if none lie before them.',
    args: { challengeId: t.arg.id({ required: true }) },
    resolve: async (_, { challengeId }, context) =>
      (await startDuels(signedIn(context), { challengeId: challengeNumber(challengeId) })).id,
  }),
  answerDuel: t.field({
    type: Challenge,
    description:
      'Says which of two entries is better, and gives the viewer the next two. CONFLICT for a pair that is answered, or went to others.',
    args: {
      challengeId: t.arg.id({ required: true }),
      duelId: t.arg.id({ required: true }),
      answer: t.arg({ type: DuelAnswerEnum, required: true }),
    },
    resolve: async (_, { challengeId, duelId, answer }, context) =>
      (
        await answerDuel(signedIn(context), {
          challengeId: challengeNumber(challengeId),
          duelId: numberOf(duelId, 'Duel', 'duelId'),
          answer,
        })
      ).id,
  }),
  takeBackDuel: t.field({
    type: Challenge,
    description: 'Puts the pair that the viewer answered last before them again.',
    args: { challengeId: t.arg.id({ required: true }) },
    resolve: async (_, { challengeId }, context) =>
      (await takeBackDuel(signedIn(context), { challengeId: challengeNumber(challengeId) })).id,
  }),
}))
