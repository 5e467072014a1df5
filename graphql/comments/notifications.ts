// What people are told of comments.
import { notificationKind, postIn, timesIn } from '#graphql/notification-kinds.ts'
import { notificationsMessages } from '#messages/notifications.ts'

const say = notificationsMessages.message

export const REPLIED = notificationKind('REPLIED', {
  heading: () => 'Answered you',
  label: say('kind.REPLIED'),
  about: say('about.REPLIED'),
  inApp: true,
  mail: true,
  happened: (facts) => `answered you${timesIn(facts)} in ${postIn(facts)}`,
})
export const COMMENTED = notificationKind('COMMENTED', {
  heading: () => 'Talk you follow',
  label: say('kind.COMMENTED'),
  about: say('about.COMMENTED'),
  inApp: true,
  mail: true,
  happened: (facts) => `commented${timesIn(facts)} on ${postIn(facts)}`,
})
export const REACTED = notificationKind('REACTED', {
  heading: () => 'Your comment',
  label: say('kind.REACTED'),
  about: say('about.REACTED'),
  inApp: true,
  mail: false,
  countsPeople: true,
  happened: (facts) => `reacted to your comment on ${postIn(facts)}`,
})
