// Notifications about comments.
import { notificationKind } from '#graphql/notification-kinds.ts'
import { emailsMessages } from '#messages/emails.ts'
import { eventsMessages } from '#messages/events.ts'
import { commentTexts } from './told-comments.ts'

const named = eventsMessages.message
const say = eventsMessages.message

export const REPLIED = notificationKind('REPLIED', {
  heading: () => say('heading.REPLIED'),
  label: named('kind.REPLIED'),
  about: named('about.REPLIED'),
  excerpts: commentTexts,
  next: emailsMessages.message('next.reply'),
  inApp: true,
  mail: true,
  isToDo: true,
  sentence: (values) => say('REPLIED', values),
  short: (values) => say('short.REPLIED', values),
})
export const COMMENTED = notificationKind('COMMENTED', {
  heading: () => say('heading.COMMENTED'),
  label: named('kind.COMMENTED'),
  about: named('about.COMMENTED'),
  excerpts: commentTexts,
  next: emailsMessages.message('next.reply'),
  inApp: true,
  mail: true,
  sentence: (values) => say('COMMENTED', values),
  short: (values) => say('short.COMMENTED', values),
})
export const REACTED = notificationKind('REACTED', {
  heading: () => say('heading.REACTED'),
  label: named('kind.REACTED'),
  about: named('about.REACTED'),
  inApp: true,
  mail: false,
  countsPeople: true,
  sentence: (values) => say('REACTED', values),
  short: (values) => say('short.REACTED', values),
})
