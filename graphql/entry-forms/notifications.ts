// Notifications about what people without an account send.
import { notificationKind } from '#graphql/notification-kinds.ts'
import { entryFormsMessages } from '#messages/entry-forms.ts'

const say = entryFormsMessages.message

/** Somebody sent an entry by the code of a challenge that the reader sponsors: theirs to accept. */
export const ENTRY_SENT = notificationKind('ENTRY_SENT', {
  inApp: true,
  mail: true,
  isDuty: true,
  isToDo: true,
  heading: () => say('notification.heading'),
  next: say('notification.next'),
  label: say('notification.SENT.label'),
  about: say('notification.SENT.about'),
  namesNobody: true,
  sentence: (values) => say('notification.SENT', values),
  short: () => say('notification.SENT.short'),
})
