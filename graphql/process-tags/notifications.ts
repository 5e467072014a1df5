// Notifications about risks.
import { notificationKind } from '#graphql/notification-kinds.ts'
import { processTagsMessages } from '#messages/process-tags.ts'
import { flaggedReasons, riskAnswers } from './notification-texts.ts'

const say = processTagsMessages.message
const shared = { inApp: true, mail: true, heading: () => say('notification.heading') } as const

/** Somebody sees a risk for a process that the reader owns: theirs to answer. */
export const RISK_FLAGGED = notificationKind('RISK_FLAGGED', {
  ...shared,
  isDuty: true,
  isToDo: true,
  path: '/challenges/risks',
  next: say('notification.next'),
  label: say('notification.FLAGGED.label'),
  about: say('notification.FLAGGED.about'),
  excerpts: flaggedReasons,
  sentence: (values) => say('notification.FLAGGED', values),
  short: (values) => say('notification.FLAGGED.short', values),
})
/** The owner of the process answered a risk that the reader flagged, or in an entry that they wrote or follow. */
export const RISK_ANSWERED = notificationKind('RISK_ANSWERED', {
  ...shared,
  label: say('notification.ANSWERED.label'),
  about: say('notification.ANSWERED.about'),
  excerpts: riskAnswers,
  sentence: (values) => say('notification.ANSWERED', values),
  short: (values) => say('notification.ANSWERED.short', values),
})
