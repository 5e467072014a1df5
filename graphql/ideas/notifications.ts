// What people are told of ideas and boards.
import { notificationKind, postIn, type SentenceFacts } from '#graphql/notification-kinds.ts'
import { notificationsMessages } from '#messages/notifications.ts'

const say = notificationsMessages.message

const board = (facts: SentenceFacts): string => facts.boardName ?? 'a board'
const ideas = (events: number): string => (events === 1 ? 'a new idea' : `${events} new ideas`)

export const IDEA_ON_BOARD = notificationKind('IDEA_ON_BOARD', {
  heading: () => 'Board you follow',
  label: say('kind.IDEA_ON_BOARD'),
  about: say('about.IDEA_ON_BOARD'),
  inApp: true,
  mail: true,
  happened: (facts) =>
    facts.events === 1
      ? `posted ${postIn(facts)} on ${board(facts)}`
      : `posted ${ideas(facts.events)} on ${board(facts)}`,
})
export const IDEA_AWAITS_RESPONSE = notificationKind('IDEA_AWAITS_RESPONSE', {
  heading: () => 'Waits for your answer',
  label: say('kind.IDEA_AWAITS_RESPONSE'),
  about: say('about.IDEA_AWAITS_RESPONSE'),
  inApp: true,
  mail: true,
  happened: (facts) =>
    facts.events === 1
      ? `posted ${postIn(facts)}: it waits for your answer`
      : `posted ${ideas(facts.events)} on ${board(facts)} that wait for your answer`,
})
export const STATUS_CHANGED = notificationKind('STATUS_CHANGED', {
  heading: () => 'Idea you follow',
  label: say('kind.STATUS_CHANGED'),
  about: say('about.STATUS_CHANGED'),
  inApp: true,
  mail: true,
  asksStanding: true,
  happened: (facts) =>
    `moved ${postIn(facts)}${facts.standing ? `: it is now ${facts.standing}` : ''}`,
})
export const RESPONDED = notificationKind('RESPONDED', {
  heading: () => 'Idea you follow',
  label: say('kind.RESPONDED'),
  about: say('about.RESPONDED'),
  inApp: true,
  mail: true,
  happened: (facts) => `answered ${postIn(facts)}`,
})
export const RESPONSE_DUE_SOON = notificationKind('RESPONSE_DUE_SOON', {
  heading: () => 'Waits for your answer',
  label: say('kind.RESPONSE_DUE_SOON'),
  about: say('about.RESPONSE_DUE_SOON'),
  inApp: true,
  mail: true,
  hasWho: false,
  happened: (facts) =>
    facts.events === 1
      ? `The answer to ${postIn(facts)} is due soon`
      : `The answers to ${facts.events} ideas on ${board(facts)} are due soon`,
})
export const RESPONSE_LATE = notificationKind('RESPONSE_LATE', {
  heading: () => 'Waits for your answer',
  label: say('kind.RESPONSE_LATE'),
  about: say('about.RESPONSE_LATE'),
  inApp: true,
  mail: true,
  hasWho: false,
  happened: (facts) =>
    facts.events === 1
      ? `The answer to ${postIn(facts)} was promised for before now`
      : `${facts.events} ideas on ${board(facts)} are past the day you promised an answer by`,
})
export const RESPONSE_ESCALATED = notificationKind('RESPONSE_ESCALATED', {
  heading: () => 'Late answer',
  label: say('kind.RESPONSE_ESCALATED'),
  about: say('about.RESPONSE_ESCALATED'),
  inApp: true,
  mail: true,
  hasWho: false,
  happened: (facts) =>
    facts.events === 1
      ? `${postIn(facts)} on ${board(facts)} still has no answer, and its promised day has passed`
      : `${facts.events} ideas on ${board(facts)} still have no answer, and their promised day has passed`,
})
export const BOARD_WITHOUT_OWNER = notificationKind('BOARD_WITHOUT_OWNER', {
  heading: () => 'Board without owner',
  label: say('kind.BOARD_WITHOUT_OWNER'),
  about: say('about.BOARD_WITHOUT_OWNER'),
  inApp: true,
  mail: true,
  hasWho: false,
  happened: (facts) => `The owner of ${board(facts)} has left: somebody has to answer its ideas`,
})
