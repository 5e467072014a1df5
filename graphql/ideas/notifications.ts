// Notifications about ideas and boards.
import { notificationKind } from '#graphql/notification-kinds.ts'
import { postSummaries } from '#graphql/posts/notification-texts.ts'
import { emailsMessages } from '#messages/emails.ts'
import { eventsMessages } from '#messages/events.ts'
import {
  isResponseKind,
  responseChanges,
  responseLabel,
  responseOutcomes,
  responseTexts,
  statusNotes,
} from './notification-texts.ts'

const named = eventsMessages.message
const say = eventsMessages.message

export const IDEA_ON_BOARD = notificationKind('IDEA_ON_BOARD', {
  heading: () => say('heading.IDEA_ON_BOARD'),
  label: named('kind.IDEA_ON_BOARD'),
  about: named('about.IDEA_ON_BOARD'),
  excerpts: postSummaries,
  next: emailsMessages.message('next.idea'),
  inApp: true,
  mail: true,
  sentence: (values) => say('IDEA_ON_BOARD', values),
  short: (values) => say('short.IDEA_ON_BOARD', values),
})
export const IDEA_AWAITS_RESPONSE = notificationKind('IDEA_AWAITS_RESPONSE', {
  heading: () => say('heading.AWAITS'),
  label: named('kind.IDEA_AWAITS_RESPONSE'),
  about: named('about.IDEA_AWAITS_RESPONSE'),
  excerpts: postSummaries,
  next: emailsMessages.message('next.respond'),
  inApp: true,
  mail: true,
  isToDo: true,
  sentence: (values) => say('IDEA_AWAITS_RESPONSE', values),
  short: (values) => say('short.IDEA_AWAITS_RESPONSE', values),
})
export const STATUS_CHANGED = notificationKind('STATUS_CHANGED', {
  heading: ({ heading }) => heading.followed,
  label: named('kind.STATUS_CHANGED'),
  about: named('about.STATUS_CHANGED'),
  excerpts: statusNotes,
  catchUp: 'DECISION',
  inApp: true,
  mail: true,
  asksStatus: true,
  sentence: (values, { status }) =>
    status ? say('STATUS_CHANGED.status', values) : say('STATUS_CHANGED', values),
  short: (values, { status }) =>
    status ? say('short.STATUS_CHANGED.status', values) : say('short.STATUS_CHANGED', values),
})
export const RESPONDED = notificationKind('RESPONDED', {
  heading: ({ heading }) => heading.followed,
  label: named('kind.RESPONDED'),
  about: named('about.RESPONDED'),
  excerpts: responseTexts,
  outcomeLabel: responseLabel,
  next: emailsMessages.message('next.read'),
  catchUp: 'DECISION',
  inApp: true,
  mail: true,
  outcomes: responseOutcomes,
  sentence: (values, { outcome }) =>
    isResponseKind(outcome) ? say(`RESPONDED.${outcome}`, values) : say('RESPONDED', values),
  short: (values, { outcome }) =>
    isResponseKind(outcome)
      ? say(`short.RESPONDED.${outcome}`, values)
      : say('short.RESPONDED', values),
})
/** An official response was corrected or withdrawn. */
export const RESPONSE_CHANGED = notificationKind('RESPONSE_CHANGED', {
  heading: ({ heading }) => heading.followed,
  label: named('kind.RESPONSE_CHANGED'),
  about: named('about.RESPONSE_CHANGED'),
  excerpts: responseTexts,
  next: emailsMessages.message('next.read'),
  catchUp: 'DECISION',
  inApp: true,
  mail: true,
  outcomes: responseChanges,
  sentence: (values, { outcome }) =>
    say(outcome === 'WITHDRAWN' ? 'RESPONSE_CHANGED.WITHDRAWN' : 'RESPONSE_CHANGED', values),
  short: (values, { outcome }) =>
    say(
      outcome === 'WITHDRAWN' ? 'short.RESPONSE_CHANGED.WITHDRAWN' : 'short.RESPONSE_CHANGED',
      values,
    ),
})
export const RESPONSE_DUE_SOON = notificationKind('RESPONSE_DUE_SOON', {
  heading: () => say('heading.AWAITS'),
  label: named('kind.RESPONSE_DUE_SOON'),
  about: named('about.RESPONSE_DUE_SOON'),
  next: emailsMessages.message('next.respond'),
  isDuty: true,
  inApp: true,
  mail: true,
  namesNobody: true,
  sentence: (values) => say('RESPONSE_DUE_SOON', values),
  short: (values) => say('short.RESPONSE_DUE_SOON', values),
})
export const RESPONSE_LATE = notificationKind('RESPONSE_LATE', {
  heading: () => say('heading.AWAITS'),
  label: named('kind.RESPONSE_LATE'),
  about: named('about.RESPONSE_LATE'),
  next: emailsMessages.message('next.respond'),
  isDuty: true,
  inApp: true,
  mail: true,
  namesNobody: true,
  isToDo: true,
  sentence: (values) => say('RESPONSE_LATE', values),
  short: (values) => say('short.RESPONSE_LATE', values),
})
export const RESPONSE_ESCALATED = notificationKind('RESPONSE_ESCALATED', {
  heading: () => say('heading.ESCALATED'),
  label: named('kind.RESPONSE_ESCALATED'),
  about: named('about.RESPONSE_ESCALATED'),
  isDuty: true,
  inApp: true,
  mail: true,
  namesNobody: true,
  sentence: (values) => say('RESPONSE_ESCALATED', values),
  short: (values) => say('short.RESPONSE_ESCALATED', values),
})
export const BOARD_WITHOUT_OWNER = notificationKind('BOARD_WITHOUT_OWNER', {
  heading: () => say('heading.NO_OWNER'),
  label: named('kind.BOARD_WITHOUT_OWNER'),
  about: named('about.BOARD_WITHOUT_OWNER'),
  next: emailsMessages.message('next.owner'),
  inApp: true,
  mail: true,
  namesNobody: true,
  sentence: (values) => say('BOARD_WITHOUT_OWNER', values),
  short: () => say('short.BOARD_WITHOUT_OWNER'),
})
/** The owner of a board has left, and it is the reader's now. */
export const BOARD_HANDED_OVER = notificationKind('BOARD_HANDED_OVER', {
  heading: () => say('heading.HANDED_OVER'),
  label: named('kind.BOARD_HANDED_OVER'),
  about: named('about.BOARD_HANDED_OVER'),
  inApp: true,
  mail: true,
  sentence: (values) => say('BOARD_HANDED_OVER', values),
  short: (values) => say('short.BOARD_HANDED_OVER', values),
})
/** Whoever worked on an idea has left, and the reader does now. */
export const IDEA_HANDED_OVER = notificationKind('IDEA_HANDED_OVER', {
  heading: () => say('heading.HANDED_OVER'),
  label: named('kind.IDEA_HANDED_OVER'),
  about: named('about.IDEA_HANDED_OVER'),
  inApp: true,
  mail: true,
  sentence: (values) => say('IDEA_HANDED_OVER', values),
  short: (values) => say('short.IDEA_HANDED_OVER', values),
})
/** Whoever worked on an idea has left, and nobody does now. */
export const IDEA_WITHOUT_ASSIGNEE = notificationKind('IDEA_WITHOUT_ASSIGNEE', {
  heading: () => say('heading.NO_OWNER'),
  label: named('kind.IDEA_WITHOUT_ASSIGNEE'),
  about: named('about.IDEA_WITHOUT_ASSIGNEE'),
  inApp: true,
  mail: true,
  namesNobody: true,
  sentence: (values) => say('IDEA_WITHOUT_ASSIGNEE', values),
  short: () => say('short.IDEA_WITHOUT_ASSIGNEE'),
})
