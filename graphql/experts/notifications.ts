import { notificationKind } from '#graphql/notification-kinds.ts'
import { expertsMessages } from '#messages/experts.ts'

const say = expertsMessages.message

export const ENDORSED = notificationKind('ENDORSED', {
  heading: () => say('notification.heading'),
  label: say('notification.label'),
  about: say('notification.about'),
  inApp: true,
  mail: false,
  countsPeople: true,
  saysOutcome: true,
  sentence: ({ who, people, title }, { outcome }) =>
    say('notification.sentence', { who, people, title, topic: outcome ?? '' }),
  short: ({ who, people }, { outcome }) =>
    say('notification.short', { who, people, topic: outcome ?? '' }),
})
