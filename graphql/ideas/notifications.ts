// What people are told of ideas and boards.
import { notificationKind, postIn, type ToldThing } from '#graphql/notification-kinds.ts'
import { notificationsMessages } from '#messages/notifications.ts'

const say = notificationsMessages.message

const board = (thing: ToldThing): string => thing.boardName ?? 'a board'
const ideas = (events: number): string => (events === 1 ? 'a new idea' : `${events} new ideas`)

export const IDEA_ON_BOARD = notificationKind('IDEA_ON_BOARD', {
  heading: () => 'Board you follow',
  label: say('kind.IDEA_ON_BOARD'),
  about: say('about.IDEA_ON_BOARD'),
  bell: true,
  mail: true,
  happened: (thing) =>
    thing.events === 1
      ? `posted ${postIn(thing)} on ${board(thing)}`
      : `posted ${ideas(thing.events)} on ${board(thing)}`,
})
export const IDEA_WAITS = notificationKind('IDEA_WAITS', {
  heading: () => 'Waits for your answer',
  label: say('kind.IDEA_WAITS'),
  about: say('about.IDEA_WAITS'),
  bell: true,
  mail: true,
  happened: (thing) =>
    thing.events === 1
      ? `posted ${postIn(thing)}: it waits for your answer`
      : `posted ${ideas(thing.events)} on ${board(thing)} that wait for your answer`,
})
export const MOVED = notificationKind('MOVED', {
  heading: () => 'Idea you follow',
  label: say('kind.MOVED'),
  about: say('about.MOVED'),
  bell: true,
  mail: true,
  asksStanding: true,
  happened: (thing) =>
    `moved ${postIn(thing)}${thing.standing ? `: it is now ${thing.standing}` : ''}`,
})
export const ANSWERED = notificationKind('ANSWERED', {
  heading: () => 'Idea you follow',
  label: say('kind.ANSWERED'),
  about: say('about.ANSWERED'),
  bell: true,
  mail: true,
  happened: (thing) => `answered ${postIn(thing)}`,
})
export const ANSWER_LATE = notificationKind('ANSWER_LATE', {
  heading: () => 'Waits for your answer',
  label: say('kind.ANSWER_LATE'),
  about: say('about.ANSWER_LATE'),
  bell: true,
  mail: true,
  hasWho: false,
  happened: (thing) =>
    thing.events === 1
      ? `The answer to ${postIn(thing)} was promised for before now`
      : `${thing.events} ideas on ${board(thing)} are past the day you promised an answer by`,
})
