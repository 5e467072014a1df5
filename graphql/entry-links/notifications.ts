// Notifications about entries that build on others.
import { notificationKind } from '#graphql/notification-kinds.ts'
import { entryLinksMessages } from '#messages/entry-links.ts'

const say = entryLinksMessages.message

/** Another entry builds on one that the reader wrote or follows. */
export const ENTRY_BUILT_ON = notificationKind('ENTRY_BUILT_ON', {
  inApp: true,
  mail: false,
  namesNobody: true,
  heading: ({ heading }) => heading.followed,
  label: say('notification.BUILT_ON.label'),
  about: say('notification.BUILT_ON.about'),
  sentence: (values) => say('notification.BUILT_ON', values),
  short: () => say('notification.BUILT_ON.short'),
})
