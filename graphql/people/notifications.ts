// Notifications about rights, in the company and in spaces.
import { notificationKind } from '#graphql/notification-kinds.ts'
import { eventsMessages } from '#messages/events.ts'

const named = eventsMessages.message
const say = eventsMessages.message

export const ROLE_CHANGED = notificationKind('ROLE_CHANGED', {
  heading: () => say('heading.ROLE_CHANGED'),
  label: named('kind.ROLE_CHANGED'),
  about: named('about.ROLE_CHANGED'),
  inApp: true,
  mail: true,
  isAboutRights: true,
  sentence: (values, { spaceName }) =>
    spaceName ? say('ROLE_CHANGED.space', values) : say('ROLE_CHANGED', values),
  short: (values) => say('ROLE_CHANGED', values),
})
