// Rewards for the outcomes of challenges, with a ledger; and points for outcomes, which each person sees alone.
import { feature } from '#graphql/define.ts'
import { rewardsMessages } from '#messages/rewards.ts'
import {
  onAccepted,
  onStatusChanged,
  onTold,
  onUnaccepted,
  onValueSigned,
  tidyPoints,
} from './points.ts'
import './own-schema.ts'
import './schema.ts'
import './settings-schema.ts'

const say = rewardsMessages.message

export const rewards = feature({
  name: 'rewards',
  logTopics: { reward: say('event.topic') },
  leaving: {
    'Reward.personId': { stays: 'what was given was given' },
    'Reward.proposedById': { stays: 'who proposed it' },
    'Reward.decidedById': { stays: 'who decided on it' },
    'Reward.reversedById': { stays: 'who took it back' },
    'RewardLine.byId': { stays: 'who wrote the line' },
    'PointLine.personId': { stays: 'points of whoever comes back; nobody else sees them' },
  },
  counts: {
    'challenge.told': onTold,
    'value.signed': onValueSigned,
    'idea.status-changed': onStatusChanged,
    'question.answer-accepted': onAccepted,
    'question.answer-unaccepted': onUnaccepted,
  },
  jobs: [{ name: 'tidy-points', cron: '20 3 * * *', run: tidyPoints }],
})
