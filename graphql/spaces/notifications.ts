// What people are told of spaces.
import { notificationKind, type ToldThing } from '#graphql/notification-kinds.ts'
import { notificationsMessages } from '#messages/notifications.ts'

const say = notificationsMessages.message

const space = (thing: ToldThing): string => thing.spaceName ?? 'a space'

export const ADDED_TO_SPACE = notificationKind('ADDED_TO_SPACE', {
  heading: () => 'Space',
  label: say('kind.ADDED_TO_SPACE'),
  about: say('about.ADDED_TO_SPACE'),
  bell: true,
  mail: true,
  isAboutRights: true,
  happened: (thing) => `added you to ${space(thing)}`,
})
export const SPACE_ARCHIVED = notificationKind('SPACE_ARCHIVED', {
  heading: () => 'Space',
  label: say('kind.SPACE_ARCHIVED'),
  about: say('about.SPACE_ARCHIVED'),
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
  label: say('kind.ASKED_TO_JOIN'),
  about: say('about.ASKED_TO_JOIN'),
  bell: true,
  mail: true,
  countsPeople: true,
  isAboutRights: true,
  happened: (thing) => `would like to join ${space(thing)}`,
})
