// Notifications about rewards. Points tell nobody anything.
import { type Declared, notificationKind } from '#graphql/notification-kinds.ts'
import { rewardsMessages } from '#messages/rewards.ts'

const say = rewardsMessages.message
const shared = { inApp: true, mail: true, heading: () => say('notification.heading') } as const
const duty: Pick<Declared, 'isDuty' | 'isToDo'> = { isDuty: true, isToDo: true }

/** Somebody else proposed a reward, and the reader can approve it. */
export const REWARD_PROPOSED = notificationKind('REWARD_PROPOSED', {
  ...shared,
  ...duty,
  label: say('notification.PROPOSED.label'),
  about: say('notification.PROPOSED.about'),
  sentence: (values) => say('notification.PROPOSED', values),
  short: (values) => say('notification.PROPOSED.short', values),
})
/** The reader gets a reward for an entry. */
export const REWARD_GIVEN = notificationKind('REWARD_GIVEN', {
  ...shared,
  path: '/rewards',
  label: say('notification.GIVEN.label'),
  about: say('notification.GIVEN.about'),
  sentence: (values) => say('notification.GIVEN', values),
  short: (values) => say('notification.GIVEN.short', values),
})
/** The reader’s reward was taken back. */
export const REWARD_REVERSED = notificationKind('REWARD_REVERSED', {
  ...shared,
  path: '/rewards',
  label: say('notification.REVERSED.label'),
  about: say('notification.REVERSED.about'),
  sentence: (values) => say('notification.REVERSED', values),
  short: (values) => say('notification.REVERSED.short', values),
})
