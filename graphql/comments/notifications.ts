// Notifications about comments.
import { notificationKind } from '#graphql/notification-kinds.ts'
import { commentTexts } from '#graphql/posts/notification-texts.ts'
import { discussionMessages } from '#messages/discussion.ts'
import { emailsMessages } from '#messages/emails.ts'

const say = discussionMessages.message

export const REPLIED = notificationKind('REPLIED', {
  heading: () => say('notification.REPLIED.heading'),
  label: say('notification.REPLIED.label'),
  about: say('notification.REPLIED.about'),
  excerpts: commentTexts,
  next: emailsMessages.message('next.reply'),
  catchUp: 'ANSWER',
  inApp: true,
  mail: true,
  isToDo: true,
  sentence: (values) => say('notification.REPLIED', values),
  short: (values) => say('notification.REPLIED.short', values),
})
export const COMMENTED = notificationKind('COMMENTED', {
  heading: () => say('notification.COMMENTED.heading'),
  label: say('notification.COMMENTED.label'),
  about: say('notification.COMMENTED.about'),
  excerpts: commentTexts,
  next: emailsMessages.message('next.reply'),
  catchUp: 'ANSWER',
  inApp: true,
  mail: true,
  sentence: (values) => say('notification.COMMENTED', values),
  short: (values) => say('notification.COMMENTED.short', values),
})
