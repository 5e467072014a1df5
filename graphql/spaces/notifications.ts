// What people are told of spaces.
import { notificationKind, type SentenceFacts } from '#graphql/notification-kinds.ts'
import { notificationsMessages } from '#messages/notifications.ts'

const say = notificationsMessages.message

const space = (facts: SentenceFacts): string => facts.spaceName ?? 'a space'

export const ADDED_TO_SPACE = notificationKind('ADDED_TO_SPACE', {
  heading: () => 'Space',
  label: say('kind.ADDED_TO_SPACE'),
  about: say('about.ADDED_TO_SPACE'),
  inApp: true,
  mail: true,
  isAboutRights: true,
  happened: (facts) => `added you to ${space(facts)}`,
})
export const SPACE_ARCHIVED = notificationKind('SPACE_ARCHIVED', {
  heading: () => 'Space',
  label: say('kind.SPACE_ARCHIVED'),
  about: say('about.SPACE_ARCHIVED'),
  inApp: true,
  mail: false,
  isAboutRights: true,
  happened: (facts) =>
    facts.isArchived
      ? `archived ${space(facts)}: it can be read, not written`
      : `brought ${space(facts)} back: it can be written again`,
})
export const ASKED_TO_JOIN = notificationKind('ASKED_TO_JOIN', {
  heading: () => 'Space you look after',
  label: say('kind.ASKED_TO_JOIN'),
  about: say('about.ASKED_TO_JOIN'),
  inApp: true,
  mail: true,
  countsPeople: true,
  isAboutRights: true,
  happened: (facts) => `would like to join ${space(facts)}`,
})
