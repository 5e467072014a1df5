// Notifications from those who run a challenge.
import { notificationKind } from '#graphql/notification-kinds.ts'
import { postSummaries } from '#graphql/posts/notification-texts.ts'
import { sponsoringMessages } from '#messages/sponsoring.ts'

const say = sponsoringMessages.message

/** Few of the reader's unit, site or role take part in a challenge, and the reader is invited. */
export const CHALLENGE_INVITED = notificationKind('CHALLENGE_INVITED', {
  inApp: true,
  mail: true,
  next: say('notification.INVITED.next'),
  heading: () => say('notification.INVITED.heading'),
  label: say('notification.INVITED.label'),
  about: say('notification.INVITED.about'),
  excerpts: postSummaries,
  sentence: (values) => say('notification.INVITED', values),
  short: (values) => say('notification.INVITED.short', values),
})
