// The budget of a challenge's rewards, and rewards from the proposal to the ledger. All of one challenge wait for its row.
import type * as z from 'zod/mini'
import { type FoundChallenge, findChallenge } from '#graphql/challenges/queries.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import {
  budgetSet,
  rewardApproved,
  rewardProposed,
  rewardRefused,
  rewardReversed,
  settingsChanged,
} from './events.ts'
import {
  ProposeReward,
  ReverseReward,
  RewardRef,
  SetRewardBudget,
  SetRewardSettings,
} from './input.ts'
import { forgetPoints } from './points.ts'
import {
  canApprove,
  canChangeRewardSettings,
  canPropose,
  canRefuse,
  canReverse,
  canSetRewardBudget,
} from './policy.ts'
import {
  budgetOf,
  isOnFor,
  type RewardRow,
  rewardById,
  rewardCandidates,
  rewardSettings,
} from './queries.ts'

const say = refusalMessages.message

/**
 * Sets how much may be given for the entries of a challenge, and how much at most for one reward. Throws Invalid (less than was given or
 * proposed, a cap above the budget), NotFound, NotAllowed, and Conflict while rewards are off.
 */
export async function setRewardBudget(context: SignedIn, raw: z.input<typeof SetRewardBudget>) {
  const input = parse(SetRewardBudget, raw)
  const { viewer } = context
  return write(context, 'setRewardBudget', input, async (tx) => {
    const challenge = await findChallenge(tx, viewer, input.challengeId, 'lock')
    if (!canSetRewardBudget(viewer, challenge)) throw new NotAllowed()
    await mustBeOn(tx)
    const { budget, cap } = input
    const { given, proposed } = await budgetOf(tx, challenge.id)
    if (budget < given + proposed) throw new Invalid({ budget: [say('rewardBudgetSpent')] })
    if (cap > Math.max(1, budget)) throw new Invalid({ cap: [say('rewardCap')] })
    await tx.rows(sql`
      insert into "RewardBudget" ("challengeId", budget, cap, "changedAt") values (${challenge.id}, ${budget}, ${cap}, ${tx.at})
      on conflict ("challengeId") do update set budget = excluded.budget, cap = excluded.cap, "changedAt" = excluded."changedAt"`)
    await budgetSet.record(tx, context, {
      challengeId: challenge.id,
      spaceId: challenge.spaceId,
      byId: viewer.id,
    })
    return { id: challenge.id }
  })
}

async function mustBeOn(tx: Tx): Promise<void> {
  if (!(await rewardSettings(tx)).isOn) throw new Conflict(say('rewardsOff'))
}

/**
 * Proposes a reward for somebody who wrote a chosen entry. Throws Invalid (above the cap, more than is left, somebody who did not write
 * it or gets no rewards), NotFound, NotAllowed before the result is told, and Conflict while rewards are off.
 */
export async function proposeReward(context: SignedIn, raw: z.input<typeof ProposeReward>) {
  const input = parse(ProposeReward, raw)
  const { viewer } = context
  return write(context, 'proposeReward', input, async (tx) => {
    const challenge = await findChallenge(tx, viewer, input.challengeId, 'lock')
    if (!canPropose(viewer, challenge)) throw new NotAllowed(say('rewardNotTold'))
    await mustBeOn(tx)
    const { ideaId, personId, amount, reason } = input
    if (personId === viewer.id) throw new Invalid({ personId: [say('rewardSelf')] })
    const candidates = await rewardCandidates(tx, challenge.id)
    if (!candidates.some((one) => one.ideaId === ideaId && one.personId === personId))
      throw new Invalid({ personId: [say('rewardWhom')] })
    const { budget, cap, given, proposed } = await budgetOf(tx, challenge.id)
    if (budget === null || cap === null || amount > budget - given - proposed)
      throw new Invalid({ amount: [say('rewardLeft')] })
    if (amount > cap) throw new Invalid({ amount: [say('rewardOverCap', { max: cap })] })
    const made = await tx.first<{ id: number }>(sql`
      insert into "Reward" ("challengeId", "ideaId", "personId", amount, reason, "proposedById", "proposedAt")
      values (${challenge.id}, ${ideaId}, ${personId}, ${amount}, ${reason}, ${viewer.id}, ${tx.at}) returning id`)
    const { id: rewardId } = made as { id: number }
    await rewardProposed.record(tx, context, {
      challengeId: challenge.id,
      spaceId: challenge.spaceId,
      byId: viewer.id,
      ideaId,
      rewardId,
    })
    return { id: rewardId }
  })
}

type Found = { challenge: FoundChallenge; reward: RewardRow }

/** A reward and its challenge, both locked. Throws NotFound, also to those who do not run the challenge. */
async function findReward(tx: Tx, { viewer }: SignedIn, rewardId: number): Promise<Found> {
  const found = await rewardById(tx, rewardId)
  if (!found) throw new NotFound()
  const challenge = await findChallenge(tx, viewer, found.challengeId, 'lock')
  if (!canSetRewardBudget(viewer, challenge)) throw new NotFound()
  const reward = await rewardById(tx, rewardId, 'lock')
  if (!reward) throw new NotFound()
  return { challenge, reward }
}

const about = (context: SignedIn, { challenge, reward }: Found) => ({
  challengeId: challenge.id,
  spaceId: challenge.spaceId,
  byId: context.viewer.id,
  ideaId: reward.ideaId,
  rewardId: reward.id,
})

/**
 * Gives a reward that somebody else proposed. Twice is once. Throws NotFound, NotAllowed (one's own proposal, or one's own reward), and
 * Conflict when it was refused, or whoever gets it was switched off since.
 */
export async function approveReward(context: SignedIn, raw: z.input<typeof RewardRef>) {
  const input = parse(RewardRef, raw)
  const { viewer } = context
  return write(context, 'approveReward', input, async (tx) => {
    const found = await findReward(tx, context, input.rewardId)
    const { challenge, reward } = found
    if (reward.state === 'APPROVED') return { id: reward.id }
    if (reward.state !== 'PROPOSED') throw new Conflict(say('rewardDecided'))
    if (!canApprove(viewer, challenge, reward)) throw new NotAllowed(say('rewardSecond'))
    if (!(await isOnFor(tx, reward.personId))) throw new Conflict(say('rewardsOff'))
    await tx.rows(sql`
      update "Reward" set state = 'APPROVED', "decidedById" = ${viewer.id}, "decidedAt" = ${tx.at} where id = ${reward.id}`)
    await addLine(tx, viewer.id, reward.id, reward.amount)
    await rewardApproved.record(tx, context, about(context, found))
    return { id: reward.id }
  })
}

/** Refuses a reward, or takes one's own proposal out. Throws NotFound, NotAllowed, and Conflict once it was given. */
export async function refuseReward(context: SignedIn, raw: z.input<typeof RewardRef>) {
  const input = parse(RewardRef, raw)
  const { viewer } = context
  return write(context, 'refuseReward', input, async (tx) => {
    const found = await findReward(tx, context, input.rewardId)
    const { challenge, reward } = found
    if (reward.state === 'REFUSED') return { id: reward.id }
    if (reward.state !== 'PROPOSED') throw new Conflict(say('rewardDecided'))
    if (!canRefuse(viewer, challenge, reward)) throw new NotAllowed()
    await tx.rows(sql`
      update "Reward" set state = 'REFUSED', "decidedById" = ${viewer.id}, "decidedAt" = ${tx.at} where id = ${reward.id}`)
    await rewardRefused.record(tx, context, about(context, found))
    return { id: reward.id }
  })
}

/** Takes back what was given, with the reason; it is in the budget again. Throws Invalid, NotFound, NotAllowed, Conflict. */
export async function reverseReward(context: SignedIn, raw: z.input<typeof ReverseReward>) {
  const input = parse(ReverseReward, raw)
  const { viewer } = context
  return write(context, 'reverseReward', input, async (tx) => {
    const found = await findReward(tx, context, input.rewardId)
    const { challenge, reward } = found
    if (reward.state === 'REVERSED') return { id: reward.id }
    if (reward.state !== 'APPROVED') throw new Conflict(say('rewardNotGiven'))
    if (!canReverse(viewer, challenge, reward)) throw new NotAllowed()
    await tx.rows(sql`
      update "Reward" set state = 'REVERSED', "reversedById" = ${viewer.id}, "reversedAt" = ${tx.at},
        "reversalReason" = ${input.reason} where id = ${reward.id}`)
    await addLine(tx, viewer.id, reward.id, -reward.amount)
    await rewardReversed.record(tx, context, about(context, found))
    return { id: reward.id }
  })
}

const addLine = (tx: Tx, byId: number, rewardId: number, amount: number) =>
  tx.rows(sql`
    insert into "RewardLine" ("rewardId", amount, "byId", at) values (${rewardId}, ${amount}, ${byId}, ${tx.at})`)

/** Switches rewards and points on or off, for all or for sites; points of whoever gets none are deleted. Throws Invalid, NotAllowed. */
export async function setRewardSettings(context: SignedIn, raw: z.input<typeof SetRewardSettings>) {
  const input = parse(SetRewardSettings, raw)
  if (!canChangeRewardSettings(context.viewer)) throw new NotAllowed()
  return write(context, 'setRewardSettings', input, async (tx) => {
    const { isOn, pointsPerDay } = input
    const offSites = [...new Set(input.offSites)].sort()
    await tx.rows(sql`
      insert into "RewardSettings" (id, "isOn", "offSites", "pointsPerDay", "changedAt")
      values (1, ${isOn}, ${offSites}, ${pointsPerDay}, ${tx.at})
      on conflict (id) do update set "isOn" = excluded."isOn", "offSites" = excluded."offSites",
        "pointsPerDay" = excluded."pointsPerDay", "changedAt" = excluded."changedAt"`)
    await forgetPoints(tx)
    await settingsChanged.record(tx, context, { isOn })
    return {}
  })
}
