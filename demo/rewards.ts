// What the demo's administrator and sponsors did about points and rewards.
import {
  approveReward,
  proposeReward,
  reverseReward,
  setRewardBudget,
  setRewardSettings,
} from '#graphql/rewards/service.ts'
import type { Acts } from './acts.ts'
import { daysBefore } from './chance.ts'
import type { SeedChallenge } from './company/shape.ts'

/** Long before anything was chosen, so that what was chosen gives points. */
const SWITCHED_ON = 420
const ADMINISTRATOR = 'nils'
const SECOND = 'lotte'

type Given = {
  entry: string
  who: string
  amount: number
  reason: string
  /** Days after the proposal; null: it waits. */
  approvedAfter: number | null
  reversed?: string
}
const GIVEN: readonly Given[] = [
  {
    entry: 'nine-steps-on-glass',
    who: 'lukas',
    amount: 400,
    reason: 'The nine steps are on every line now, and nobody prints them any more.',
    approvedAfter: 1,
  },
  {
    entry: 'nine-steps-on-glass',
    who: 'amina',
    amount: 400,
    reason: 'Amina drew the steps and tried them with the late shift.',
    approvedAfter: 1,
  },
  {
    entry: 'een-blad',
    who: 'beatriz',
    amount: 300,
    reason: 'Eén blad in plaats van vier, en niemand mist de andere drie.',
    approvedAfter: 2,
    reversed: 'Booked twice: the workshop had paid it already.',
  },
  {
    entry: 'van-knows',
    who: 'tomasz',
    amount: 250,
    reason: 'The trial in three vans saves a sheet for each visit.',
    approvedAfter: null,
  },
]

/** Adds the switch, and the rewards of the challenge whose result was told first. */
export function addRewards(acts: Acts, challenges: readonly SeedChallenge[]): void {
  acts.add(daysBefore(acts.now, SWITCHED_ON), ADMINISTRATOR, (as) =>
    setRewardSettings(as, { isOn: true, offSites: [], pointsPerDay: 60 }),
  )
  const challenge = challenges.find(({ result }) => result)
  if (!challenge?.tellDaysAgo) return
  const told = challenge.tellDaysAgo
  const add = (
    daysAgo: number,
    by: string,
    ...rest: Parameters<Acts['add']> extends [Date, string, ...infer Rest] ? Rest : never
  ) => acts.add(daysBefore(acts.now, daysAgo), by, ...rest)
  const { space, sponsor } = challenge
  add(
    told,
    sponsor,
    (as) => setRewardBudget(as, { challengeId: acts.idOf(challenge), budget: 2_000, cap: 500 }),
    { space },
  )
  for (const [nth, { entry, who, amount, reason, approvedAfter, reversed }] of GIVEN.entries()) {
    const made = {}
    const proposedAt = told - 0.3 - nth * 0.05
    add(
      proposedAt,
      sponsor,
      (as) =>
        proposeReward(as, {
          challengeId: acts.idOf(challenge),
          ideaId: acts.idOf(challenge.entries.find(({ slug }) => slug === entry)),
          personId: acts.people.idOf(who),
          amount,
          reason,
        }),
      { space, makes: made },
    )
    if (approvedAfter === null) continue
    add(
      proposedAt - approvedAfter,
      SECOND,
      (as) => approveReward(as, { rewardId: acts.idOf(made) }),
      {
        space,
      },
    )
    if (reversed)
      add(
        proposedAt - approvedAfter - 3,
        sponsor,
        (as) => reverseReward(as, { rewardId: acts.idOf(made), reason: reversed }),
        { space },
      )
  }
}
