import { event } from '#graphql/define.ts'

/** The bell of one's other tabs follows. */
export const notificationsRead = event(
  'notifications.read',
  (e: { personId: number; count: number }) => ({
    tells: [`person:${e.personId}`],
  }),
)
export const notificationsUnread = event(
  'notifications.unread',
  (e: { personId: number; count: number }) => ({
    tells: [`person:${e.personId}`],
  }),
)
export const preferenceSet = event(
  'notifications.preference-set',
  (e: { personId: number; kind: string; bell: boolean; mail: boolean }) => ({
    tells: [`person:${e.personId}`],
  }),
)
