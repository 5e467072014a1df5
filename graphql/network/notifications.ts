// Notifications of introductions.
import { type Declared, notificationKind } from '#graphql/notification-kinds.ts'
import { networkMessages } from '#messages/network.ts'

const say = networkMessages.message

const shared: Pick<Declared, 'inApp' | 'mail' | 'path' | 'saysOutcome' | 'next' | 'heading'> = {
  inApp: true,
  mail: true,
  path: '/people/network',
  saysOutcome: true,
  next: say('notification.next'),
  heading: () => say('notification.heading'),
}
/** Somebody asks the reader, who is a connector, to introduce them. */
export const INTRODUCTION_ASKED = notificationKind('INTRODUCTION_ASKED', {
  ...shared,
  label: say('notification.ASKED.label'),
  about: say('notification.ASKED.about'),
  sentence: ({ who, people }, { outcome }) =>
    say('notification.ASKED', { who, people, name: outcome ?? '' }),
  short: ({ who, people }, { outcome }) =>
    say('notification.ASKED', { who, people, name: outcome ?? '' }),
})
/** A connector introduces the reader and somebody else to each other. */
export const INTRODUCED = notificationKind('INTRODUCED', {
  ...shared,
  label: say('notification.INTRODUCED.label'),
  about: say('notification.INTRODUCED.about'),
  sentence: ({ who, people }, { outcome }) =>
    say('notification.INTRODUCED', { who, people, name: outcome ?? '' }),
  short: ({ who, people }, { outcome }) =>
    say('notification.INTRODUCED', { who, people, name: outcome ?? '' }),
})
