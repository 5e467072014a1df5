import { event } from '#graphql/define.ts'
import { declarationOf, isNotificationKind } from '#graphql/notification-kinds.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { localeOf } from '#messages/engine/languages.ts'
import { eventsMessages } from '#messages/events.ts'

const say = eventsMessages.tagged

function waysOf({ kind, inApp, mail }: { kind: string; inApp: boolean; mail: boolean }): Message {
  const way = inApp && mail ? 'both' : inApp ? 'inApp' : mail ? 'mail' : 'neither'
  const label = isNotificationKind(kind) ? declarationOf(kind).label : () => kind
  return (language) => eventsMessages.in(language)(`ways.${way}`, { kind: label(language) })
}
const countOf =
  ({ count }: { count: number }): Message =>
  (language) =>
    new Intl.NumberFormat(localeOf(language)).format(count)

/** The number in one's other tabs follows. */
export const notificationsRead = event(
  'notifications.read',
  (e: { personId: number; count: number }) => ({
    rooms: [`person:${e.personId}`],
    notifies: null,
  }),
  { says: () => say('notifications.read'), detail: countOf },
)
export const notificationsUnread = event(
  'notifications.unread',
  (e: { personId: number; count: number }) => ({
    rooms: [`person:${e.personId}`],
    notifies: null,
  }),
  { says: () => say('notifications.unread'), detail: countOf },
)
export const preferenceSet = event(
  'notifications.preference-set',
  (e: { personId: number; kind: string; inApp: boolean; mail: boolean }) => ({
    rooms: [`person:${e.personId}`],
    notifies: null,
  }),
  { says: () => say('notifications.preference-set'), detail: waysOf },
)
