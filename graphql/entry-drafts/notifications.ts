// Notifications about drafts with a helper.
import { notificationKind } from '#graphql/notification-kinds.ts'
import { entryDraftsMessages } from '#messages/entry-drafts.ts'

const say = entryDraftsMessages.message

/** Somebody asks the reader to help with the draft of an entry. Who, the page of drafts says to them alone. */
export const DRAFT_SHARED = notificationKind('DRAFT_SHARED', {
  inApp: true,
  mail: true,
  isToDo: true,
  namesNobody: true,
  path: '/challenges/drafts',
  next: say('notification.next'),
  heading: () => say('notification.heading'),
  label: say('notification.SHARED.label'),
  about: say('notification.SHARED.about'),
  sentence: (values) => say('notification.SHARED', values),
  short: () => say('notification.SHARED.short'),
})
