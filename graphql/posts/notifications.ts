// What people are told of posts of any kind.
import { notificationKind, postIn, timesIn } from '#graphql/notification-kinds.ts'
import { notificationsMessages } from '#messages/notifications.ts'

const say = notificationsMessages.message

export const NAMED = notificationKind('NAMED', {
  label: say('kind.NAMED'),
  about: say('about.NAMED'),
  bell: true,
  mail: true,
  happened: (thing) => `named you${timesIn(thing)} in ${postIn(thing)}`,
})
export const SUPPORTED = notificationKind('SUPPORTED', {
  label: say('kind.SUPPORTED'),
  about: say('about.SUPPORTED'),
  bell: true,
  mail: false,
  countsPeople: true,
  happened: (thing) => `supported your ${thing.noun.one} ${postIn(thing)}`,
})
export const MERGED = notificationKind('MERGED', {
  label: say('kind.MERGED'),
  about: say('about.MERGED'),
  bell: true,
  mail: true,
  asksStanding: true,
  happened: (thing) =>
    thing.isMerged
      ? `merged ${postIn(thing)} into another ${thing.noun.one}`
      : `unmerged ${postIn(thing)}${thing.standing ? `: it is now ${thing.standing}` : ''}`,
})
export const UNMERGED = notificationKind('UNMERGED', {
  label: say('kind.UNMERGED'),
  about: say('about.UNMERGED'),
  bell: true,
  mail: true,
  happened: (thing) => `unmerged another ${thing.noun.one} from ${postIn(thing)}`,
})
