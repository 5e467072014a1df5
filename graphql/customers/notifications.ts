// Notifications about customers' threads.
import { type Declared, notificationKind } from '#graphql/notification-kinds.ts'
import { postSummaries } from '#graphql/posts/notification-texts.ts'
import { customersMessages } from '#messages/customers.ts'
import { whyItWaited } from './notification-texts.ts'

const say = customersMessages.message
type More = Pick<Declared, 'heading' | 'next' | 'inApp' | 'mail'>

const shared: More = {
  heading: () => say('notification.heading'),
  next: say('notification.next'),
  inApp: true,
  mail: true,
}

export const THREAD_CAME = notificationKind('CUSTOMER_WROTE', {
  ...shared,
  mail: false,
  label: say('notification.CAME.label'),
  about: say('notification.CAME.about'),
  excerpts: postSummaries,
  namesNobody: true,
  sentence: (values) => say('notification.CAME', values),
  short: () => say('notification.CAME.short'),
})
export const THREAD_ASSIGNED = notificationKind('CUSTOMER_ASSIGNED', {
  ...shared,
  label: say('notification.ASSIGNED.label'),
  about: say('notification.ASSIGNED.about'),
  isToDo: true,
  sentence: (values) => say('notification.ASSIGNED', values),
  short: (values) => say('notification.ASSIGNED.short', values),
})
export const THREAD_INVITED = notificationKind('CUSTOMER_INVITED', {
  ...shared,
  label: say('notification.INVITED.label'),
  about: say('notification.INVITED.about'),
  isToDo: true,
  sentence: (values) => say('notification.INVITED', values),
  short: (values) => say('notification.INVITED.short', values),
})
export const REVIEW_ASKED = notificationKind('CUSTOMER_REVIEW', {
  ...shared,
  label: say('notification.REVIEW.label'),
  about: say('notification.REVIEW.about'),
  isToDo: true,
  sentence: (values) => say('notification.REVIEW', values),
  short: (values) => say('notification.REVIEW.short', values),
})
export const THREAD_APPROVED = notificationKind('CUSTOMER_APPROVED', {
  ...shared,
  mail: false,
  label: say('notification.APPROVED.label'),
  about: say('notification.APPROVED.about'),
  sentence: (values) => say('notification.APPROVED', values),
  short: (values) => say('notification.APPROVED.short', values),
})
export const THREAD_DUE_SOON = notificationKind('CUSTOMER_DUE', {
  ...shared,
  label: say('notification.DUE.label'),
  about: say('notification.DUE.about'),
  isDuty: true,
  namesNobody: true,
  sentence: (values) => say('notification.DUE', values),
  short: () => say('notification.DUE.short'),
})
export const THREAD_LATE = notificationKind('CUSTOMER_LATE', {
  ...shared,
  label: say('notification.LATE.label'),
  about: say('notification.LATE.about'),
  isDuty: true,
  namesNobody: true,
  sentence: (values) => say('notification.LATE', values),
  short: () => say('notification.LATE.short'),
})
export const THREAD_ESCALATED = notificationKind('CUSTOMER_ESCALATED', {
  ...shared,
  label: say('notification.ESCALATED.label'),
  about: say('notification.ESCALATED.about'),
  isDuty: true,
  namesNobody: true,
  excerpts: whyItWaited,
  sentence: (values) => say('notification.ESCALATED', values),
  short: () => say('notification.ESCALATED.short'),
})
export const THREAD_STOPPED = notificationKind('CUSTOMER_STOPPED', {
  ...shared,
  label: say('notification.STOPPED.label'),
  about: say('notification.STOPPED.about'),
  isDuty: true,
  namesNobody: true,
  sentence: (values) => say('notification.STOPPED', values),
  short: () => say('notification.STOPPED.short'),
})
export const THREAD_BOUNCED = notificationKind('CUSTOMER_BOUNCED', {
  ...shared,
  label: say('notification.BOUNCED.label'),
  about: say('notification.BOUNCED.about'),
  isDuty: true,
  namesNobody: true,
  sentence: (values) => say('notification.BOUNCED', values),
  short: () => say('notification.BOUNCED.short'),
})
export const THREAD_THANKED = notificationKind('CUSTOMER_THANKED', {
  ...shared,
  label: say('notification.THANKED.label'),
  about: say('notification.THANKED.about'),
  catchUp: 'ANSWER',
  sentence: (values) => say('notification.THANKED', values),
  short: (values) => say('notification.THANKED.short', values),
})
/** A complaint names the reader. */
export const THREAD_NAMED = notificationKind('CUSTOMER_NAMED', {
  ...shared,
  label: say('notification.NAMED.label'),
  about: say('notification.NAMED.about'),
  isToDo: true,
  sentence: (values) => say('notification.NAMED', values),
  short: (values) => say('notification.NAMED.short', values),
})
export const THREAD_FACT = notificationKind('CUSTOMER_FACT', {
  ...shared,
  mail: false,
  label: say('notification.FACT.label'),
  about: say('notification.FACT.about'),
  sentence: (values) => say('notification.FACT', values),
  short: (values) => say('notification.FACT.short', values),
})
/** The customer said so. */
export const THREAD_RIGHT = notificationKind('CUSTOMER_RIGHT', {
  ...shared,
  label: say('notification.RIGHT.label'),
  about: say('notification.RIGHT.about'),
  catchUp: 'ANSWER',
  namesNobody: true,
  sentence: (values) => say('notification.RIGHT', values),
  short: () => say('notification.RIGHT.short'),
})
export const THREAD_NOT_RIGHT = notificationKind('CUSTOMER_NOT_RIGHT', {
  ...shared,
  label: say('notification.NOT_RIGHT.label'),
  about: say('notification.NOT_RIGHT.about'),
  isDuty: true,
  namesNobody: true,
  sentence: (values) => say('notification.NOT_RIGHT', values),
  short: () => say('notification.NOT_RIGHT.short'),
})
export const CHANNEL_HANDED_OVER = notificationKind('CUSTOMER_CHANNEL_HANDED_OVER', {
  ...shared,
  label: say('notification.HANDED_OVER.label'),
  about: say('notification.HANDED_OVER.about'),
  isDuty: true,
  sentence: () => say('notification.HANDED_OVER'),
  short: () => say('notification.HANDED_OVER'),
})
/** Whoever was to review an answer has left. */
export const REVIEWER_LEFT = notificationKind('CUSTOMER_REVIEWER_LEFT', {
  ...shared,
  label: say('notification.REVIEWER_LEFT.label'),
  about: say('notification.REVIEWER_LEFT.about'),
  isDuty: true,
  namesNobody: true,
  sentence: (values) => say('notification.REVIEWER_LEFT', values),
  short: () => say('notification.REVIEWER_LEFT.short'),
})
/** Whoever had taken threads of the reader's channel has left. */
export const THREADS_FREED = notificationKind('CUSTOMER_THREADS_FREED', {
  ...shared,
  label: say('notification.FREED.label'),
  about: say('notification.FREED.about'),
  isDuty: true,
  namesNobody: true,
  sentence: () => say('notification.FREED'),
  short: () => say('notification.FREED'),
})
/** Whoever a rule of the reader's channel gave threads to has left. */
export const RULE_WITHOUT_ASSIGNEE = notificationKind('CUSTOMER_RULE_WITHOUT_ASSIGNEE', {
  ...shared,
  label: say('notification.RULE.label'),
  about: say('notification.RULE.about'),
  isDuty: true,
  namesNobody: true,
  sentence: () => say('notification.RULE'),
  short: () => say('notification.RULE'),
})
