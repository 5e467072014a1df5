// What people are told of comments.
import { notificationKind, postIn, timesIn } from '#graphql/notification-kinds.ts'

export const REPLIED = notificationKind('REPLIED', {
  heading: () => 'Answered you',
  label: 'Somebody answers you',
  about: 'a reply to your comment',
  bell: true,
  mail: true,
  happened: (thing) => `answered you${timesIn(thing)} in ${postIn(thing)}`,
})
export const COMMENTED = notificationKind('COMMENTED', {
  heading: () => 'Talk you follow',
  label: 'Talk you follow',
  about: 'new comments',
  bell: true,
  mail: true,
  happened: (thing) => `commented${timesIn(thing)} on ${postIn(thing)}`,
})
export const REACTED = notificationKind('REACTED', {
  heading: () => 'Your comment',
  label: 'Reactions to your comments',
  about: 'counted together',
  bell: true,
  mail: false,
  countsPeople: true,
  happened: (thing) => `reacted to your comment on ${postIn(thing)}`,
})
