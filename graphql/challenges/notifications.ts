// Notifications about challenges.
import { type Declared, notificationKind } from '#graphql/notification-kinds.ts'
import { postSummaries } from '#graphql/posts/notification-texts.ts'
import { challengesMessages } from '#messages/challenges.ts'
import { entriesLeft, latestUpdates, reasonsOf } from './notification-texts.ts'

const say = challengesMessages.message
type More = Omit<Declared, 'heading' | 'label' | 'about' | 'sentence' | 'short' | 'inApp' | 'mail'>

/** What all of them share. */
const shared = { inApp: true, mail: true } as const
const TO_CHALLENGE: More = { next: say('notification.next.challenge') }

export const CHALLENGE_OPENED = notificationKind('CHALLENGE_OPENED', {
  ...shared,
  ...TO_CHALLENGE,
  heading: () => say('notification.OPENED.heading'),
  label: say('notification.OPENED.label'),
  about: say('notification.OPENED.about'),
  excerpts: postSummaries,
  namesNobody: true,
  sentence: (values) => say('notification.OPENED', values),
  short: () => say('notification.OPENED.short'),
})
/** A post that the reader wrote, supports or follows has become a challenge. */
export const CHALLENGE_FROM_POST = notificationKind('CHALLENGE_FROM_POST', {
  ...shared,
  ...TO_CHALLENGE,
  heading: () => say('notification.OPENED.heading'),
  label: say('notification.FROM.label'),
  about: say('notification.FROM.about'),
  excerpts: postSummaries,
  sentence: (values) => say('notification.FROM', values),
  short: (values) => say('notification.FROM.short', values),
})
export const CHALLENGE_OPENING = notificationKind('CHALLENGE_OPENING', {
  ...shared,
  ...TO_CHALLENGE,
  heading: ({ heading }) => heading.followed,
  label: say('notification.OPENING.label'),
  about: say('notification.OPENING.about'),
  namesNobody: true,
  sentence: (values) => say('notification.OPENING', values),
  short: () => say('notification.OPENING.short'),
})
export const CHALLENGE_CLOSING = notificationKind('CHALLENGE_CLOSING', {
  ...shared,
  next: say('notification.next.enter'),
  heading: ({ heading }) => heading.followed,
  label: say('notification.CLOSING.label'),
  about: say('notification.CLOSING.about'),
  namesNobody: true,
  sentence: (values) => say('notification.CLOSING', values),
  short: () => say('notification.CLOSING.short'),
})
export const CHALLENGE_MOVED = notificationKind('CHALLENGE_MOVED', {
  ...shared,
  ...TO_CHALLENGE,
  mail: false,
  heading: ({ heading }) => heading.followed,
  label: say('notification.MOVED.label'),
  about: say('notification.MOVED.about'),
  asksStatus: true,
  namesNobody: true,
  sentence: (values, { status }) =>
    status ? say('notification.MOVED.status', values) : say('notification.MOVED', values),
  short: (values, { status }) =>
    status ? say('notification.MOVED.status.short', values) : say('notification.MOVED.short'),
})
export const CHALLENGE_UPDATE = notificationKind('CHALLENGE_UPDATE', {
  ...shared,
  ...TO_CHALLENGE,
  heading: ({ heading }) => heading.followed,
  label: say('notification.UPDATE.label'),
  about: say('notification.UPDATE.about'),
  excerpts: latestUpdates,
  sentence: (values) => say('notification.UPDATE', values),
  short: (values) => say('notification.UPDATE.short', values),
})
export const ENTRY_SUBMITTED = notificationKind('ENTRY_SUBMITTED', {
  ...shared,
  ...TO_CHALLENGE,
  mail: false,
  heading: ({ heading }) => heading.yours,
  label: say('notification.ENTRY.label'),
  about: say('notification.ENTRY.about'),
  sentence: (values) => say('notification.ENTRY', values),
  short: (values) => say('notification.ENTRY.short', values),
})
export const ENTRY_DECIDED = notificationKind('ENTRY_DECIDED', {
  ...shared,
  next: say('notification.next.decision'),
  heading: ({ heading }) => heading.followed,
  label: say('notification.DECIDED.label'),
  about: say('notification.DECIDED.about'),
  excerpts: reasonsOf,
  sentence: (values) => say('notification.DECIDED', values),
  short: (values) => say('notification.DECIDED.short', values),
})
export const CHALLENGE_TOLD = notificationKind('CHALLENGE_TOLD', {
  ...shared,
  next: say('notification.next.result'),
  heading: ({ heading }) => heading.followed,
  label: say('notification.TOLD.label'),
  about: say('notification.TOLD.about'),
  sentence: (values) => say('notification.TOLD', values),
  short: (values) => say('notification.TOLD.short', values),
})
/** The reader evaluates it, until a date. */
export const EVALUATION_ASKED = notificationKind('EVALUATION_ASKED', {
  ...shared,
  next: say('notification.next.evaluate'),
  heading: () => say('notification.EVALUATE.heading'),
  label: say('notification.EVALUATE.label'),
  about: say('notification.EVALUATE.about'),
  sentence: (values) => say('notification.EVALUATE', values),
  short: (values) => say('notification.EVALUATE.short', values),
})
/** The due date is near; its outcome is how many entries the reader has left. */
export const EVALUATION_DUE = notificationKind('EVALUATION_DUE', {
  ...shared,
  next: say('notification.next.evaluate'),
  heading: () => say('notification.EVALUATE.heading'),
  label: say('notification.DUE.label'),
  about: say('notification.DUE.about'),
  outcomes: entriesLeft,
  namesNobody: true,
  sentence: ({ title }, { outcome }) =>
    say('notification.DUE', { title, left: Number(outcome ?? 0) }),
  short: (_, { outcome }) => say('notification.DUE.short', { left: Number(outcome ?? 0) }),
})
/** Somebody asks to show who wrote the entries ahead of time, and the reader can agree. */
export const NAMES_REQUESTED = notificationKind('NAMES_REQUESTED', {
  ...shared,
  ...TO_CHALLENGE,
  heading: () => say('notification.NAMES.heading'),
  label: say('notification.NAMES.label'),
  about: say('notification.NAMES.about'),
  sentence: (values) => say('notification.NAMES', values),
  short: (values) => say('notification.NAMES.short', values),
})
/** Its sponsor has left, and it is the reader's now. */
export const CHALLENGE_HANDED_OVER = notificationKind('CHALLENGE_HANDED_OVER', {
  ...shared,
  ...TO_CHALLENGE,
  heading: ({ heading }) => heading.yours,
  label: say('notification.HANDED_OVER.label'),
  about: say('notification.HANDED_OVER.about'),
  sentence: (values) => say('notification.HANDED_OVER', values),
  short: (values) => say('notification.HANDED_OVER.short', values),
})
/** Its sponsor has left, and those who look after its space go on. */
export const CHALLENGE_WITHOUT_SPONSOR = notificationKind('CHALLENGE_WITHOUT_SPONSOR', {
  ...shared,
  ...TO_CHALLENGE,
  heading: () => say('notification.NO_SPONSOR.heading'),
  label: say('notification.NO_SPONSOR.label'),
  about: say('notification.NO_SPONSOR.about'),
  namesNobody: true,
  sentence: (values) => say('notification.NO_SPONSOR', values),
  short: () => say('notification.NO_SPONSOR.short'),
})
/** Somebody who evaluates it has left, and the reader, who runs it, asks somebody else. */
export const EVALUATOR_LEFT = notificationKind('EVALUATOR_LEFT', {
  ...shared,
  ...TO_CHALLENGE,
  heading: ({ heading }) => heading.yours,
  label: say('notification.EVALUATOR_LEFT.label'),
  about: say('notification.EVALUATOR_LEFT.about'),
  namesNobody: true,
  sentence: (values) => say('notification.EVALUATOR_LEFT', values),
  short: () => say('notification.EVALUATOR_LEFT.short'),
})
