// Notifications about questions and answers.
import { type Declared, notificationKind } from '#graphql/notification-kinds.ts'
import { commentTexts, postSummaries } from '#graphql/posts/notification-texts.ts'
import { questionsMessages } from '#messages/questions.ts'

const say = questionsMessages.message

type More = Pick<Declared, 'inApp' | 'mail' | 'next'>
const shared: More = { inApp: true, mail: true, next: say('notification.next.question') }

/** The asker accepted the reader's answer. */
export const ANSWER_ACCEPTED = notificationKind('ANSWER_ACCEPTED', {
  ...shared,
  heading: () => say('notification.ACCEPTED.heading'),
  label: say('notification.ACCEPTED.label'),
  about: say('notification.ACCEPTED.about'),
  sentence: (values) => say('notification.ACCEPTED', values),
  short: (values) => say('notification.ACCEPTED.short', values),
})
/** A question that the reader follows, or has too, has an accepted answer. */
export const QUESTION_SOLVED = notificationKind('QUESTION_SOLVED', {
  ...shared,
  heading: ({ heading }) => heading.followed,
  label: say('notification.SOLVED.label'),
  about: say('notification.SOLVED.about'),
  excerpts: commentTexts,
  catchUp: 'ANSWER',
  sentence: (values) => say('notification.SOLVED', values),
  short: (values) => say('notification.SOLVED.short', values),
})
/** The reader's answer solved somebody else's question, who did not have to ask it. */
export const ANSWER_REUSED = notificationKind('ANSWER_REUSED', {
  ...shared,
  mail: false,
  countsPeople: true,
  heading: () => say('notification.REUSED.heading'),
  label: say('notification.REUSED.label'),
  about: say('notification.REUSED.about'),
  sentence: (values) => say('notification.REUSED', values),
  short: (values) => say('notification.REUSED.short', values),
})

/** The reader may know the answer. */
export const QUESTION_REQUESTED = notificationKind('QUESTION_REQUESTED', {
  ...shared,
  namesNobody: true,
  isToDo: true,
  next: say('notification.next.answer'),
  heading: () => say('notification.REQUESTED.heading'),
  label: say('notification.REQUESTED.label'),
  about: say('notification.REQUESTED.about'),
  excerpts: postSummaries,
  sentence: (values) => say('notification.REQUESTED', values),
  short: () => say('notification.REQUESTED.short'),
})
/** A question on a tag that the reader follows is still without an answer. */
export const QUESTION_OPEN = notificationKind('QUESTION_OPEN', {
  ...shared,
  mail: false,
  namesNobody: true,
  next: say('notification.next.answer'),
  heading: () => say('notification.OPEN.heading'),
  label: say('notification.OPEN.label'),
  about: say('notification.OPEN.about'),
  excerpts: postSummaries,
  sentence: (values) => say('notification.OPEN', values),
  short: () => say('notification.OPEN.short'),
})
/** Everybody was asked: the owners of the space find somebody, or say that nobody knows. */
export const QUESTION_NEEDS_OWNER = notificationKind('QUESTION_NEEDS_OWNER', {
  ...shared,
  namesNobody: true,
  isToDo: true,
  heading: () => say('notification.NEEDS_OWNER.heading'),
  label: say('notification.NEEDS_OWNER.label'),
  about: say('notification.NEEDS_OWNER.about'),
  sentence: (values) => say('notification.NEEDS_OWNER', values),
  short: () => say('notification.NEEDS_OWNER.short'),
})
export const QUESTION_UNKNOWN = notificationKind('QUESTION_UNKNOWN', {
  ...shared,
  heading: ({ heading }) => heading.followed,
  label: say('notification.UNKNOWN.label'),
  about: say('notification.UNKNOWN.about'),
  catchUp: 'ANSWER',
  sentence: (values) => say('notification.UNKNOWN', values),
  short: (values) => say('notification.UNKNOWN.short', values),
})
export const FIRST_ANSWER_DUE = notificationKind('FIRST_ANSWER_DUE', {
  ...shared,
  mail: false,
  namesNobody: true,
  isDuty: true,
  heading: () => say('notification.DUE.heading'),
  label: say('notification.DUE.label'),
  about: say('notification.DUE.about'),
  sentence: (values) => say('notification.DUE', values),
  short: () => say('notification.DUE.short'),
})
export const FIRST_ANSWER_LATE = notificationKind('FIRST_ANSWER_LATE', {
  ...shared,
  namesNobody: true,
  isDuty: true,
  heading: () => say('notification.DUE.heading'),
  label: say('notification.LATE.label'),
  about: say('notification.LATE.about'),
  sentence: (values) => say('notification.LATE', values),
  short: () => say('notification.LATE.short'),
})
/** An answer that the reader owns is to be reviewed within the week, or readers doubt it. */
export const KNOWLEDGE_REVIEW = notificationKind('KNOWLEDGE_REVIEW', {
  ...shared,
  namesNobody: true,
  isToDo: true,
  next: say('notification.next.review'),
  heading: () => say('notification.REVIEW.heading'),
  label: say('notification.REVIEW.label'),
  about: say('notification.REVIEW.about'),
  sentence: (values) => say('notification.REVIEW', values),
  short: () => say('notification.REVIEW.short'),
})
export const KNOWLEDGE_DOUBTED = notificationKind('KNOWLEDGE_DOUBTED', {
  ...shared,
  countsPeople: true,
  next: say('notification.next.review'),
  heading: () => say('notification.REVIEW.heading'),
  label: say('notification.DOUBTED.label'),
  about: say('notification.DOUBTED.about'),
  sentence: (values) => say('notification.DOUBTED', values),
  short: (values) => say('notification.DOUBTED.short', values),
})
/** Whoever owned it has left. */
export const KNOWLEDGE_GIVEN = notificationKind('KNOWLEDGE_GIVEN', {
  ...shared,
  namesNobody: true,
  heading: () => say('notification.REVIEW.heading'),
  label: say('notification.GIVEN.label'),
  about: say('notification.GIVEN.about'),
  sentence: (values) => say('notification.GIVEN', values),
  short: () => say('notification.GIVEN.short'),
})
