// New posts on what somebody follows.
import { notificationKind } from '#graphql/notification-kinds.ts'
import { topicsMessages } from '#messages/topics.ts'

const say = topicsMessages.message

export const TOPIC_POST = notificationKind('TOPIC_POST', {
  heading: () => say('notification.heading'),
  label: say('notification.label'),
  about: say('notification.about'),
  inApp: true,
  mail: true,
  namesNobody: true,
  saysOutcome: true,
  sentence: ({ events, title }, { outcome }) =>
    say('notification.sentence', { events, title, topic: outcome ?? '' }),
  short: ({ events }, { outcome }) => say('notification.short', { events, topic: outcome ?? '' }),
})
