// What people are told of comments.
import { notificationKind, postIn, timesIn } from '#graphql/notification-kinds.ts'
import { notificationsMessages } from '#messages/notifications.ts'

const say = notificationsMessages.message

export const REPLIED = notificationKind('REPLIED', {
  heading: () => 'Answered you',
  label: say('kind.REPLIED'),
  about: say('about.REPLIED'),
  bell: true,
  mail: true,
  happened: (thing) => `answered you${timesIn(thing)} in ${postIn(thing)}`,
})
export const COMMENTED = notificationKind('COMMENTED', {
  heading: () => 'Talk you follow',
  label: say('kind.COMMENTED'),
  about: say('about.COMMENTED'),
  bell: true,
  mail: true,
  happened: (thing) => `commented${timesIn(thing)} on ${postIn(thing)}`,
})
export const REACTED = notificationKind('REACTED', {
  heading: () => 'Your comment',
  label: say('kind.REACTED'),
  about: say('about.REACTED'),
  bell: true,
  mail: false,
  countsPeople: true,
  happened: (thing) => `reacted to your comment on ${postIn(thing)}`,
})
