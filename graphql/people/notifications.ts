// What people are told of their rights, in the company and in spaces.
import { notificationKind } from '#graphql/notification-kinds.ts'

const ROLES = { ADMIN: 'an administrator', OWNER: 'an owner', MEMBER: 'a member' } as const

export const ROLE_CHANGED = notificationKind('ROLE_CHANGED', {
  heading: () => 'Your role',
  label: 'Your role changes',
  about: 'administrator, or owner of a space',
  bell: true,
  mail: true,
  isAboutRights: true,
  happened: ({ spaceName, role }) =>
    `changed your role${spaceName ? ` in ${spaceName}` : ''}${role ? `: you are now ${ROLES[role]}` : ''}`,
})
