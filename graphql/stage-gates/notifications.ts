// Notifications about stage gates.
import { notificationKind } from '#graphql/notification-kinds.ts'
import { stageGatesMessages } from '#messages/stage-gates.ts'

const say = stageGatesMessages.message

/** An entry that the reader wrote or follows was let into another stage. */
export const ENTRY_MOVED = notificationKind('ENTRY_MOVED', {
  inApp: true,
  mail: false,
  heading: ({ heading }) => heading.followed,
  label: say('notification.MOVED.label'),
  about: say('notification.MOVED.about'),
  namesNobody: true,
  sentence: (values) => say('notification.MOVED', values),
  short: () => say('notification.MOVED.short'),
})
