// Notifications about search, for administrators.
import { notificationKind } from '#graphql/notification-kinds.ts'
import { eventsMessages } from '#messages/events.ts'

const say = eventsMessages.message

/** Once a week: what people searched for and did not find. Its outcome is the words. */
export const SEARCHES_WITHOUT_RESULT = notificationKind('SEARCHES_WITHOUT_RESULT', {
  heading: () => say('heading.SEARCHES_WITHOUT_RESULT'),
  label: say('kind.SEARCHES_WITHOUT_RESULT'),
  about: say('about.SEARCHES_WITHOUT_RESULT'),
  inApp: true,
  mail: true,
  path: '/admin/aliases',
  next: say('next.SEARCHES_WITHOUT_RESULT'),
  namesNobody: true,
  saysOutcome: true,
  sentence: (_, { outcome }) => say('SEARCHES_WITHOUT_RESULT', { words: outcome ?? '' }),
  short: (_, { outcome }) => say('SEARCHES_WITHOUT_RESULT', { words: outcome ?? '' }),
})
