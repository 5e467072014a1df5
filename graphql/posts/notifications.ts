// What people are told of posts of any kind.
import { notificationKind, postIn, timesIn } from '#graphql/notification-kinds.ts'
import { notificationsMessages } from '#messages/notifications.ts'

const say = notificationsMessages.message

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

export const NAMED = notificationKind('NAMED', {
  heading: () => 'Named you',
  label: say('kind.NAMED'),
  about: say('about.NAMED'),
  bell: true,
  mail: true,
  happened: (thing) => `named you${timesIn(thing)} in ${postIn(thing)}`,
})
export const SUPPORTED = notificationKind('SUPPORTED', {
  heading: ({ one }) => `Your ${one}`,
  label: say('kind.SUPPORTED'),
  about: say('about.SUPPORTED'),
  bell: true,
  mail: false,
  countsPeople: true,
  happened: (thing) => `supported your ${thing.noun.one} ${postIn(thing)}`,
})
export const MERGED = notificationKind('MERGED', {
  heading: ({ one }) => `${capital(one)} you follow`,
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
  heading: ({ one }) => `${capital(one)} you follow`,
  label: say('kind.UNMERGED'),
  about: say('about.UNMERGED'),
  bell: true,
  mail: true,
  happened: (thing) => `unmerged another ${thing.noun.one} from ${postIn(thing)}`,
})
