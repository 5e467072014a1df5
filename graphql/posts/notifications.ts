// What people are told of posts of any kind.
import { notificationKind, postIn, timesIn } from '#graphql/notification-kinds.ts'
import { notificationsMessages } from '#messages/notifications.ts'

const say = notificationsMessages.message

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

export const NAMED = notificationKind('NAMED', {
  heading: () => 'Named you',
  label: say('kind.NAMED'),
  about: say('about.NAMED'),
  inApp: true,
  mail: true,
  happened: (facts) => `named you${timesIn(facts)} in ${postIn(facts)}`,
})
export const SUPPORTED = notificationKind('SUPPORTED', {
  heading: ({ one }) => `Your ${one}`,
  label: say('kind.SUPPORTED'),
  about: say('about.SUPPORTED'),
  inApp: true,
  mail: false,
  countsPeople: true,
  happened: (facts) => `supported your ${facts.noun.one} ${postIn(facts)}`,
})
export const MERGED = notificationKind('MERGED', {
  heading: ({ one }) => `${capital(one)} you follow`,
  label: say('kind.MERGED'),
  about: say('about.MERGED'),
  inApp: true,
  mail: true,
  asksStanding: true,
  happened: (facts) =>
    facts.isMerged
      ? `merged ${postIn(facts)} into another ${facts.noun.one}`
      : `unmerged ${postIn(facts)}${facts.standing ? `: it is now ${facts.standing}` : ''}`,
})
export const UNMERGED = notificationKind('UNMERGED', {
  heading: ({ one }) => `${capital(one)} you follow`,
  label: say('kind.UNMERGED'),
  about: say('about.UNMERGED'),
  inApp: true,
  mail: true,
  happened: (facts) => `unmerged another ${facts.noun.one} from ${postIn(facts)}`,
})
