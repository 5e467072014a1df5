// Notifications about the value of entries.
import { type Declared, notificationKind } from '#graphql/notification-kinds.ts'
import { outcomesMessages } from '#messages/outcomes.ts'
import { measuredNotes } from './told-texts.ts'

const say = outcomesMessages.message
const shared = { inApp: true, mail: true, heading: () => say('notification.heading') } as const
const duty: Pick<Declared, 'isDuty' | 'isToDo'> = { isDuty: true, isToDo: true }

/** The day has come on which the reader, who owns it, says what an entry has brought. */
export const VALUE_DUE = notificationKind('VALUE_DUE', {
  ...shared,
  ...duty,
  label: say('notification.DUE.label'),
  about: say('notification.DUE.about'),
  namesNobody: true,
  sentence: (values) => say('notification.DUE', values),
  short: () => say('notification.DUE.short'),
})
/** Somebody else measured it, and the reader signs it off. */
export const VALUE_TO_SIGN = notificationKind('VALUE_TO_SIGN', {
  ...shared,
  ...duty,
  label: say('notification.SIGN.label'),
  about: say('notification.SIGN.about'),
  excerpts: measuredNotes,
  sentence: (values) => say('notification.SIGN', values),
  short: (values) => say('notification.SIGN.short', values),
})
/** What became of an entry: for those who wrote it, voted for it, support it or follow it. */
export const VALUE_SIGNED = notificationKind('VALUE_SIGNED', {
  ...shared,
  heading: ({ heading }) => heading.followed,
  label: say('notification.SIGNED.label'),
  about: say('notification.SIGNED.about'),
  excerpts: measuredNotes,
  sentence: (values) => say('notification.SIGNED', values),
  short: (values) => say('notification.SIGNED.short', values),
})
