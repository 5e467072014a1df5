import { event } from '#graphql/define.ts'

function waysOf({ kind, ...chosen }: { kind: string; inApp: boolean; mail: boolean }): string {
  const ways = (['inApp', 'mail'] as const).filter((way) => chosen[way])
  return `${kind.toLowerCase().replaceAll('_', ' ')}: ${ways.join(' and ') || 'neither'}`
}

/** The bell of one's other tabs follows. */
export const notificationsRead = event(
  'notifications.read',
  (e: { personId: number; count: number }) => ({
    rooms: [`person:${e.personId}`],
  }),
  { says: 'read notifications', detail: (e) => String(e.count) },
)
export const notificationsUnread = event(
  'notifications.unread',
  (e: { personId: number; count: number }) => ({
    rooms: [`person:${e.personId}`],
  }),
  { says: 'marked notifications as unread', detail: (e) => String(e.count) },
)
export const preferenceSet = event(
  'notifications.preference-set',
  (e: { personId: number; kind: string; inApp: boolean; mail: boolean }) => ({
    rooms: [`person:${e.personId}`],
  }),
  { says: 'chose how to hear of things', detail: waysOf },
)
