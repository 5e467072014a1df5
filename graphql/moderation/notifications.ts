// Notifications about reports. Those to reporters and moderators lead to pages of their own: what is hidden they may not see.
import { type Declared, notificationKind, type SentenceFacts } from '#graphql/notification-kinds.ts'
import { moderationMessages } from '#messages/moderation.ts'
import type { ModerationOutcome } from './limits.ts'

const say = moderationMessages.message
const shared = { inApp: true, mail: true, namesNobody: true } as const
type Sentence = Declared['short']

/** Something was reported: to those who decide. A threat does not wait for the end of focus hours. */
export const REPORTED = notificationKind('REPORTED', {
  ...shared,
  heading: () => say('notification.REPORTED.heading'),
  label: say('notification.REPORTED.label'),
  about: say('notification.REPORTED.about'),
  path: '/moderation',
  next: say('notification.REPORTED.next'),
  isToDo: true,
  isDuty: true,
  sentence: (values) => say('notification.REPORTED', values),
  short: () => say('notification.REPORTED.short'),
})

const OF_REPORTER: Record<ModerationOutcome, ReturnType<Sentence>> = {
  KEPT: say('notification.REPORT.KEPT'),
  WARNED: say('notification.REPORT.WARNED'),
  HIDDEN: say('notification.REPORT.HIDDEN'),
  REMOVED: say('notification.REPORT.REMOVED'),
}
const OF_AUTHOR: Record<ModerationOutcome, ReturnType<Sentence>> = {
  KEPT: say('notification.MODERATED.KEPT'),
  WARNED: say('notification.MODERATED.WARNED'),
  HIDDEN: say('notification.MODERATED.HIDDEN'),
  REMOVED: say('notification.MODERATED.REMOVED'),
}
const outcomeOf =
  (words: Record<ModerationOutcome, ReturnType<Sentence>>) =>
  (_: unknown, { outcome }: SentenceFacts) =>
    words[(outcome ?? 'KEPT') as ModerationOutcome] ?? words.KEPT

/** What became of a report, to the person who made it. */
export const REPORT_DECIDED = notificationKind('REPORT_DECIDED', {
  ...shared,
  heading: () => say('notification.REPORT.heading'),
  label: say('notification.REPORT.label'),
  about: say('notification.REPORT.about'),
  path: '/reports',
  saysOutcome: true,
  sentence: outcomeOf(OF_REPORTER),
  short: outcomeOf(OF_REPORTER),
})

/** What was decided about something that the reader wrote. */
export const MODERATED = notificationKind('MODERATED', {
  ...shared,
  heading: () => say('notification.MODERATED.heading'),
  label: say('notification.MODERATED.label'),
  about: say('notification.MODERATED.about'),
  path: '/reports',
  saysOutcome: true,
  isDuty: true,
  sentence: outcomeOf(OF_AUTHOR),
  short: outcomeOf(OF_AUTHOR),
})

const restricted = (_: unknown, { outcome }: SentenceFacts) =>
  say(outcome === 'ENDED' ? 'notification.RESTRICTED.ENDED' : 'notification.RESTRICTED')

/** That the reader may not post for a while, or may again. */
export const RESTRICTED = notificationKind('RESTRICTED', {
  ...shared,
  heading: () => say('notification.RESTRICTED.heading'),
  label: say('notification.RESTRICTED.label'),
  about: say('notification.RESTRICTED.about'),
  path: '/reports',
  saysOutcome: true,
  isDuty: true,
  sentence: restricted,
  short: restricted,
})

const held = (_: unknown, { outcome }: SentenceFacts) =>
  say(outcome === 'APPROVED' ? 'notification.HELD.APPROVED' : 'notification.HELD.DECLINED')

/** What became of something that the reader wrote and that was held. */
export const HELD_DECIDED = notificationKind('HELD_DECIDED', {
  ...shared,
  heading: () => say('notification.MODERATED.heading'),
  label: say('notification.HELD.label'),
  about: say('notification.HELD.about'),
  path: '/reports',
  saysOutcome: true,
  sentence: held,
  short: held,
})

/** Something is held longer than it should be: to those who decide. */
export const HELD_LATE = notificationKind('HELD_LATE', {
  ...shared,
  heading: () => say('notification.HELD_LATE.heading'),
  label: say('notification.HELD_LATE.label'),
  about: say('notification.HELD_LATE.about'),
  path: '/moderation/held',
  next: say('notification.REPORTED.next'),
  isToDo: true,
  isDuty: true,
  sentence: (values) => say('notification.HELD_LATE', values),
  short: () => say('notification.HELD_LATE.short'),
})
