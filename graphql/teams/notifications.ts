// Notifications about teams.
import { type Declared, notificationKind } from '#graphql/notification-kinds.ts'
import { teamsMessages } from '#messages/teams.ts'

const say = teamsMessages.message
const shared = {
  heading: () => say('notification.heading'),
  inApp: true,
  mail: true,
  path: '/teams',
  next: say('notification.next'),
} satisfies Partial<Declared>

export const TEAM_INVITED = notificationKind('TEAM_INVITED', {
  ...shared,
  isToDo: true,
  label: say('notification.INVITED.label'),
  about: say('notification.INVITED.about'),
  sentence: ({ who, title }) => say('notification.INVITED', { who, title }),
  short: ({ who }) => say('notification.INVITED.short', { who }),
})
export const TEAM_APPLIED = notificationKind('TEAM_APPLIED', {
  ...shared,
  isToDo: true,
  label: say('notification.APPLIED.label'),
  about: say('notification.APPLIED.about'),
  sentence: ({ who, title }) => say('notification.APPLIED', { who, title }),
  short: ({ who }) => say('notification.APPLIED.short', { who }),
})
export const TEAM_RELEASE = notificationKind('TEAM_RELEASE', {
  ...shared,
  isToDo: true,
  label: say('notification.RELEASE.label'),
  about: say('notification.RELEASE.about'),
  namesNobody: true,
  sentence: ({ title }) => say('notification.RELEASE', { title }),
  short: () => say('notification.RELEASE.short'),
})
export const TEAM_JOINED = notificationKind('TEAM_JOINED', {
  ...shared,

  label: say('notification.JOINED.label'),
  about: say('notification.JOINED.about'),
  namesNobody: true,
  sentence: ({ title }) => say('notification.JOINED', { title }),
  short: () => say('notification.JOINED.short'),
})
export const TEAM_DECLINED = notificationKind('TEAM_DECLINED', {
  ...shared,

  label: say('notification.DECLINED.label'),
  about: say('notification.DECLINED.about'),
  sentence: ({ who, title }) => say('notification.DECLINED', { who, title }),
  short: ({ who }) => say('notification.DECLINED.short', { who }),
})
export const TEAM_LEFT = notificationKind('TEAM_LEFT', {
  ...shared,

  label: say('notification.LEFT.label'),
  about: say('notification.LEFT.about'),
  namesNobody: true,
  sentence: ({ title }) => say('notification.LEFT', { title }),
  short: () => say('notification.LEFT.short'),
})
