// Notifications about campaigns.
import { notificationKind } from '#graphql/notification-kinds.ts'
import { campaignsMessages } from '#messages/campaigns.ts'

const say = campaignsMessages.message

/** The reader's idea was taken into a challenge by those who run it. */
export const IDEA_TAKEN = notificationKind('IDEA_TAKEN', {
  inApp: true,
  mail: true,
  heading: ({ heading }) => heading.yours,
  label: say('notification.TAKEN.label'),
  about: say('notification.TAKEN.about'),
  sentence: (values) => say('notification.TAKEN', values),
  short: (values) => say('notification.TAKEN.short', values),
})
