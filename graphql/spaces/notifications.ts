// What people are told of spaces.
import { notificationKind, type ToldThing } from '#graphql/notification-kinds.ts'

const space = (thing: ToldThing): string => thing.spaceName ?? 'a space'

export const ADDED_TO_SPACE = notificationKind('ADDED_TO_SPACE', {
  heading: () => 'Space',
  label: 'You are added to a space',
  about: 'by somebody who looks after it',
  bell: true,
  mail: true,
  isAboutRights: true,
  happened: (thing) => `added you to ${space(thing)}`,
})
export const SPACE_ARCHIVED = notificationKind('SPACE_ARCHIVED', {
  heading: () => 'Space',
  label: 'A space of yours is archived',
  about: 'or brought back',
  bell: true,
  mail: false,
  isAboutRights: true,
  happened: (thing) =>
    thing.isArchived
      ? `archived ${space(thing)}: it can be read, not written`
      : `brought ${space(thing)} back: it can be written again`,
})
export const ASKED_TO_JOIN = notificationKind('ASKED_TO_JOIN', {
  heading: () => 'Space you look after',
  label: 'Somebody would like to join',
  about: 'a space you look after',
  bell: true,
  mail: true,
  countsPeople: true,
  isAboutRights: true,
  happened: (thing) => `would like to join ${space(thing)}`,
})
