// What people may send about rewards.
import * as z from 'zod/mini'
import { prose } from '#graphql/input-texts.ts'
import { atLeastRead } from '#graphql/posts/input.ts'
import { refusalMessages } from '#messages/refusal.ts'
import {
  MAX_OFF_SITES,
  MAX_POINTS_PER_DAY,
  MAX_REWARD,
  REWARD_REASON_LENGTH,
  SITE_LENGTH,
} from './limits.ts'

const say = refusalMessages.message
const id = z.int().check(z.positive())
const amount = z.int().check(z.gte(1), z.lte(MAX_REWARD))
const reason = prose(REWARD_REASON_LENGTH).check(atLeastRead(10, say('sayWhyLong')))

export const SetRewardBudget = z.strictObject({
  challengeId: id,
  budget: z.int().check(z.gte(0), z.lte(MAX_REWARD)),
  cap: amount,
})
export const ProposeReward = z.strictObject({
  challengeId: id,
  ideaId: id,
  personId: id,
  amount,
  reason,
})
export const RewardRef = z.strictObject({ rewardId: id })
export const ReverseReward = z.strictObject({ rewardId: id, reason })
export const SetRewardSettings = z.strictObject({
  isOn: z.boolean(),
  offSites: z
    .array(z.string().check(z.minLength(1), z.maxLength(SITE_LENGTH)))
    .check(z.maxLength(MAX_OFF_SITES)),
  pointsPerDay: z.int().check(z.gte(1), z.lte(MAX_POINTS_PER_DAY)),
})
