// What people are told of their rights, in the company and in spaces.
import { notificationKind } from '#graphql/notification-kinds.ts'
import { notificationsMessages } from '#messages/notifications.ts'

const say = notificationsMessages.message

const ROLES = { ADMIN: 'an administrator', OWNER: 'an owner', MEMBER: 'a member' } as const

export const ROLE_CHANGED = notificationKind('ROLE_CHANGED', {
  heading: () => 'Your role',
  label: say('kind.ROLE_CHANGED'),
  about: say('about.ROLE_CHANGED'),
  inApp: true,
  mail: true,
  isAboutRights: true,
  happened: ({ spaceName, role }) =>
    `changed your role${spaceName ? ` in ${spaceName}` : ''}${role ? `: you are now ${ROLES[role]}` : ''}`,
})
