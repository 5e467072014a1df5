// What pages about rewards and the server share. No library: pages load this file.

export const MAX_REWARD = 1_000_000
export const REWARD_REASON_LENGTH = 500
export const MAX_POINTS_PER_DAY = 1_000
/** Unless an administrator says otherwise. */
export const POINTS_PER_DAY = 60
export const MAX_OFF_SITES = 200
export const SITE_LENGTH = 80

/** PROPOSED: it waits for a second person. APPROVED: it was given. REFUSED. REVERSED: it was given and taken back. */
export const REWARD_STATES = ['PROPOSED', 'APPROVED', 'REFUSED', 'REVERSED'] as const
export type RewardState = (typeof REWARD_STATES)[number]

/** For what somebody gets points: outcomes alone, never for posting, voting or commenting. */
export const POINT_OUTCOMES = [
  'WON',
  'TAKEN_UP',
  'IN_USE',
  'VALUE_SIGNED',
  'ANSWER_ACCEPTED',
] as const
export type PointOutcome = (typeof POINT_OUTCOMES)[number]
export const POINTS: Record<PointOutcome, number> = {
  WON: 50,
  TAKEN_UP: 20,
  IN_USE: 40,
  VALUE_SIGNED: 30,
  ANSWER_ACCEPTED: 5,
}

/** Small outcomes to reach, each with how often its outcome is wanted. */
export const QUESTS = [
  { quest: 'ANSWERS', outcomes: ['ANSWER_ACCEPTED'], goal: 3 },
  { quest: 'TAKEN_UP', outcomes: ['TAKEN_UP', 'WON'], goal: 1 },
  { quest: 'IN_USE', outcomes: ['IN_USE'], goal: 1 },
  { quest: 'VALUE', outcomes: ['VALUE_SIGNED'], goal: 1 },
] as const satisfies readonly { quest: string; outcomes: readonly PointOutcome[]; goal: number }[]
export const QUEST_NAMES = ['ANSWERS', 'TAKEN_UP', 'IN_USE', 'VALUE'] as const
