// Rewards of a challenge as the API shows them, and the switch of administrators.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import type { ChallengeRow } from '#graphql/challenges/queries.ts'
import { Challenge, challengeNumber } from '#graphql/challenges/schema.ts'
import type { Context } from '#graphql/context.ts'
import { NotFound } from '#graphql/errors.ts'
import { Idea, ideaNumber } from '#graphql/ideas/schema.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { REWARD_STATES } from './limits.ts'
import { canApprove, canPropose, canRefuse, canReverse, canSeeRewards } from './policy.ts'
import {
  type BudgetRow,
  budgetOf,
  type CandidateRow,
  type LineRow,
  listLines,
  listRewards,
  type RewardRow,
  rewardById,
  rewardCandidates,
  rewardSettings,
} from './queries.ts'
import {
  approveReward,
  proposeReward,
  refuseReward,
  reverseReward,
  setRewardBudget,
} from './service.ts'

const RewardStateEnum = builder.enumType('RewardState', {
  description:
    'PROPOSED: it waits for a second person. APPROVED: it was given. REFUSED. REVERSED: it was given and taken back.',
  values: REWARD_STATES,
})
const challengeOf = async (context: Context, { challengeId }: RewardRow): Promise<ChallengeRow> =>
  (await Challenge.getDataloader(context).load(challengeId)) as ChallengeRow
const budgetLoader = loaderOf<number, BudgetRow>((ids, context) =>
  Promise.all(ids.map((id) => budgetOf(context.db, id))),
)

export const Reward = builder.objectRef<RewardRow>('Reward').implement({
  description: 'What somebody is to be given, or was given, for an entry of a challenge.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    challenge: t.field({ type: Challenge, resolve: ({ challengeId }) => challengeId }),
    idea: t.field({ type: Idea, resolve: ({ ideaId }) => ideaId }),
    person: t.field({
      type: Person,
      description: 'Who gets it.',
      resolve: ({ personId }) => personId,
    }),
    amount: t.exposeInt('amount', {
      description: 'In whole units of the challenge’s currency.',
    }),
    reason: t.exposeString('reason'),
    state: t.expose('state', { type: RewardStateEnum }),
    proposedBy: t.field({ type: Person, resolve: ({ proposedById }) => proposedById }),
    proposedAt: t.expose('proposedAt', { type: 'DateTime' }),
    decidedBy: t.field({
      type: Person,
      nullable: true,
      description: 'Who approved or refused it.',
      resolve: ({ decidedById }) => decidedById,
    }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true }),
    reversedBy: t.field({
      type: Person,
      nullable: true,
      description: 'Who took it back.',
      resolve: ({ reversedById }) => reversedById,
    }),
    reversedAt: t.expose('reversedAt', { type: 'DateTime', nullable: true }),
    reversalReason: t.exposeString('reversalReason', {
      description: 'Empty: it was not taken back.',
    }),
    viewerCanApprove: t.boolean({
      resolve: async (row, _, context) =>
        canApprove(signedIn(context).viewer, await challengeOf(context, row), row),
    }),
    viewerCanRefuse: t.boolean({
      resolve: async (row, _, context) =>
        canRefuse(signedIn(context).viewer, await challengeOf(context, row), row),
    }),
    viewerCanReverse: t.boolean({
      resolve: async (row, _, context) =>
        canReverse(signedIn(context).viewer, await challengeOf(context, row), row),
    }),
  }),
})
const Line = builder.objectRef<LineRow>('RewardLine').implement({
  description: 'A line of the ledger of rewards; none is ever changed.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    amount: t.exposeInt('amount', {
      description: 'In whole units of the challenge’s currency; below 0: taken back.',
    }),
    at: t.expose('at', { type: 'DateTime' }),
    by: t.field({ type: Person, resolve: ({ byId }) => byId }),
    person: t.field({ type: Person, resolve: ({ personId }) => personId }),
    idea: t.field({ type: Idea, resolve: ({ ideaId }) => ideaId }),
  }),
})
const Candidate = builder.objectRef<CandidateRow>('RewardCandidate').implement({
  description: 'Somebody who wrote an entry that was chosen.',
  fields: (t) => ({
    idea: t.field({ type: Idea, resolve: ({ ideaId }) => ideaId }),
    person: t.field({ type: Person, resolve: ({ personId }) => personId }),
  }),
})
const Rewards = builder.objectRef<ChallengeRow>('ChallengeRewards').implement({
  description:
    'The rewards of a challenge, for those who run it. Amounts are in whole units of its currency.',
  fields: (t) => ({
    budget: t.int({
      nullable: true,
      description: 'What may be given; null: no budget was set.',
      complexity: STATEMENT,
      resolve: async ({ id }, _, context) => (await budgetLoader(context).load(id)).budget,
    }),
    cap: t.int({
      nullable: true,
      description: 'The most for one reward.',
      complexity: STATEMENT,
      resolve: async ({ id }, _, context) => (await budgetLoader(context).load(id)).cap,
    }),
    given: t.int({
      description: 'The sum of all lines of the ledger.',
      complexity: STATEMENT,
      resolve: async ({ id }, _, context) => (await budgetLoader(context).load(id)).given,
    }),
    proposed: t.int({
      description: 'What waits for a second person.',
      complexity: STATEMENT,
      resolve: async ({ id }, _, context) => (await budgetLoader(context).load(id)).proposed,
    }),
    viewerCanPropose: t.boolean({
      description: 'May the viewer propose rewards now? Once the result is told.',
      resolve: (row, _, context) => canPropose(signedIn(context).viewer, row),
    }),
    candidates: t.field({
      type: [Candidate],
      description: 'Who wrote the entries that were chosen, at most 200.',
      complexity: { multiplier: 20, field: STATEMENT },
      resolve: ({ id }, _, context) => rewardCandidates(context.db, id),
    }),
    list: t.connection({
      type: Reward,
      description: 'Its rewards in every state, latest first.',
      resolve: async ({ id }, args, context) => {
        const wanted = rowsWanted(args.first)
        const key = keyOf(args.after, 'int')
        const rows = await listRewards(context.db, id, wanted, key?.[0] ?? null)
        return connectionOf(rows, wanted, !key, (row) => [row.id])
      },
    }),
    ledger: t.connection({
      type: Line,
      description: 'What was given and taken back, latest first.',
      resolve: async ({ id }, args, context) => {
        const wanted = rowsWanted(args.first)
        const key = keyOf(args.after, 'int')
        const rows = await listLines(context.db, id, wanted, key?.[0] ?? null)
        return connectionOf(rows, wanted, !key, (row) => [row.id])
      },
    }),
  }),
})
builder.objectFields(Challenge, (t) => ({
  rewards: t.field({
    type: Rewards,
    nullable: true,
    description: 'Its rewards; null for those who do not run it, and while rewards are off.',
    complexity: STATEMENT,
    resolve: async (row, _, context) =>
      canSeeRewards(signedIn(context).viewer, row) && (await rewardSettings(context.db)).isOn
        ? row
        : null,
  }),
}))

async function changed(context: Context, id: number): Promise<RewardRow> {
  const row = await rewardById(context.db, id)
  if (!row) throw new NotFound()
  return row
}
const rewardNumber = (id: string | number) => numberOf(id, 'Reward', 'rewardId')

builder.mutationFields((t) => ({
  setRewardBudget: t.field({
    type: Challenge,
    description:
      'Sets what may be given for the entries of a challenge. INVALID below what was given or proposed. For those who run it.',
    args: {
      challengeId: t.arg.id({ required: true }),
      budget: t.arg.int({ required: true, description: 'In whole units of its currency.' }),
      cap: t.arg.int({ required: true, description: 'The most for one reward.' }),
    },
    resolve: async (_, { challengeId, budget, cap }, context) =>
      (
        await setRewardBudget(signedIn(context), {
          challengeId: challengeNumber(challengeId),
          budget,
          cap,
        })
      ).id,
  }),
  proposeReward: t.field({
    type: Reward,
    description:
      'Proposes a reward for somebody who wrote a chosen entry; a second person approves it. INVALID above the cap or what is left.',
    args: {
      challengeId: t.arg.id({ required: true }),
      ideaId: t.arg.id({ required: true }),
      personId: t.arg.id({ required: true }),
      amount: t.arg.int({ required: true, description: 'In whole units of its currency.' }),
      reason: t.arg.string({ required: true }),
    },
    resolve: async (_, { amount, reason, ...args }, context) => {
      const { id } = await proposeReward(signedIn(context), {
        challengeId: challengeNumber(args.challengeId),
        ideaId: ideaNumber(args.ideaId),
        personId: numberOf(args.personId, 'Person', 'personId'),
        amount,
        reason,
      })
      return changed(context, id)
    },
  }),
  approveReward: t.field({
    type: Reward,
    description: 'Gives a reward that somebody else proposed. NOT_ALLOWED for one’s own proposal.',
    args: { rewardId: t.arg.id({ required: true }) },
    resolve: async (_, { rewardId }, context) =>
      changed(
        context,
        (await approveReward(signedIn(context), { rewardId: rewardNumber(rewardId) })).id,
      ),
  }),
  refuseReward: t.field({
    type: Reward,
    description: 'Refuses a reward, or takes one’s own proposal out.',
    args: { rewardId: t.arg.id({ required: true }) },
    resolve: async (_, { rewardId }, context) =>
      changed(
        context,
        (await refuseReward(signedIn(context), { rewardId: rewardNumber(rewardId) })).id,
      ),
  }),
  reverseReward: t.field({
    type: Reward,
    description: 'Takes back what was given, with the reason. CONFLICT for what was not given.',
    args: {
      rewardId: t.arg.id({ required: true }),
      reason: t.arg.string({ required: true }),
    },
    resolve: async (_, { rewardId, reason }, context) =>
      changed(
        context,
        (await reverseReward(signedIn(context), { rewardId: rewardNumber(rewardId), reason })).id,
      ),
  }),
}))
