// What people are told of posts of any kind.
import { notificationKind, postIn, timesIn } from '#graphql/notification-kinds.ts'

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

export const NAMED = notificationKind('NAMED', {
  heading: () => 'Named you',
  label: 'Somebody names you',
  about: 'with @ and your name',
  bell: true,
  mail: true,
  happened: (thing) => `named you${timesIn(thing)} in ${postIn(thing)}`,
})
export const SUPPORTED = notificationKind('SUPPORTED', {
  heading: ({ one }) => `Your ${one}`,
  label: 'Support for what you post',
  about: 'counted together',
  bell: true,
  mail: false,
  countsPeople: true,
  happened: (thing) => `supported your ${thing.noun.one} ${postIn(thing)}`,
})
export const MERGED = notificationKind('MERGED', {
  heading: ({ one }) => `${capital(one)} you follow`,
  label: 'A post you follow or support is merged',
  about: 'or stands by itself again',
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
  label: 'A post is unmerged from one you follow',
  about: 'after they had been merged',
  bell: true,
  mail: true,
  happened: (thing) => `unmerged another ${thing.noun.one} from ${postIn(thing)}`,
})
