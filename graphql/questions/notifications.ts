// Notifications about questions and answers.
import { type Declared, notificationKind } from '#graphql/notification-kinds.ts'
import { commentTexts } from '#graphql/posts/told-texts.ts'
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
