// What people are told of ideas and boards.
import { notificationKind, postIn, type ToldThing } from '#graphql/notification-kinds.ts'

const board = (thing: ToldThing): string => thing.boardName ?? 'a board'
const ideas = (events: number): string => (events === 1 ? 'a new idea' : `${events} new ideas`)

export const IDEA_ON_BOARD = notificationKind('IDEA_ON_BOARD', {
  heading: () => 'Board you follow',
  label: 'Boards you follow',
  about: 'new ideas',
  bell: true,
  mail: true,
  happened: (thing) =>
    thing.events === 1
      ? `posted ${postIn(thing)} on ${board(thing)}`
      : `posted ${ideas(thing.events)} on ${board(thing)}`,
})
export const IDEA_WAITS = notificationKind('IDEA_WAITS', {
  heading: () => 'Waits for your answer',
  label: 'Ideas that wait for your answer',
  about: 'on boards you answer for',
  bell: true,
  mail: true,
  happened: (thing) =>
    thing.events === 1
      ? `posted ${postIn(thing)}: it waits for your answer`
      : `posted ${ideas(thing.events)} on ${board(thing)} that wait for your answer`,
})
export const MOVED = notificationKind('MOVED', {
  heading: () => 'Idea you follow',
  label: 'An idea you follow or support moves',
  about: 'a new stage',
  bell: true,
  mail: true,
  asksStanding: true,
  happened: (thing) =>
    `moved ${postIn(thing)}${thing.standing ? `: it is now ${thing.standing}` : ''}`,
})
export const ANSWERED = notificationKind('ANSWERED', {
  heading: () => 'Idea you follow',
  label: 'An official answer',
  about: 'to an idea you follow or support',
  bell: true,
  mail: true,
  happened: (thing) => `answered ${postIn(thing)}`,
})
export const ANSWER_LATE = notificationKind('ANSWER_LATE', {
  heading: () => 'Waits for your answer',
  label: 'A promised answer is late',
  about: 'on boards you answer for',
  bell: true,
  mail: true,
  hasWho: false,
  happened: (thing) =>
    thing.events === 1
      ? `The answer to ${postIn(thing)} was promised for before now`
      : `${thing.events} ideas on ${board(thing)} are past the day you promised an answer by`,
})
