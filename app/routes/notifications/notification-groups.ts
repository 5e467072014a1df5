// Notifications gathered by what they are about: one row a thing, its events inside.
import { type IconNode, KeyRound } from 'lucide'
import { kindIcon } from '#app/components/kind-icons.ts'
import type { PersonFace } from '#app/components/person-face.ts'
import { faceOf } from '#app/components/person-face.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'

export const NotificationFields = graphql(`
  fragment NotificationFields on Notification {
    id kind about postKind heading events shortSentence url at isRead
    postNumber postTitle postLanguage boardSlug boardName spaceSlug spaceName
    actors { number name pictureUrl }
  }
`)
export type ListedNotification = ResultOf<typeof NotificationFields>

export type NotificationGroup = {
  /** Also what its forms send: `post:7:12,15`, kind, name in addresses, and the notifications' ids. */
  id: string
  /** Null for what has no name any more. */
  title: string | null
  /** The language the title is written in; null when it is not known. */
  language: string | null
  about: 'post' | 'board' | 'space' | 'company'
  isVoice: boolean
  href: string
  icon: IconNode
  kind: string
  isUnread: boolean
  canMute: boolean
  events: {
    id: string
    people: PersonFace[]
    /** What happened, names marked; the title stands above. */
    text: string
    url: string
    at: string
  }[]
}

/** A page of notifications as things, in the order of their latest event. Read and unread ones are never mixed. */
export function groupNotifications(
  notifications: readonly ListedNotification[],
): NotificationGroup[] {
  const groups = new Map<string, NotificationGroup>()
  for (const one of notifications) {
    const about = aboutOf(one)
    const key = `${about.kind}:${about.name}:${one.isRead}`
    const known = groups.get(key)
    const event = {
      id: one.id,
      people: one.actors.map(faceOf),
      text: one.shortSentence,
      url: one.url,
      at: one.at,
    }
    if (known) {
      known.events.push(event)
      known.id += `,${one.id}`
    } else {
      groups.set(key, {
        id: `${about.kind}:${about.name}:${one.id}`,
        title: about.title,
        about: about.kind,
        language: about.kind === 'post' ? one.postLanguage : null,
        isVoice: about.kind === 'post',
        href: one.url,
        icon: about.icon,
        kind: one.heading,
        isUnread: !one.isRead,
        canMute: about.kind === 'post' || about.kind === 'board',
        events: [event],
      })
    }
  }
  return [...groups.values()]
}

function aboutOf(one: ListedNotification) {
  switch (one.about) {
    case 'POST':
      return {
        kind: 'post' as const,
        name: String(one.postNumber),
        title: one.postTitle,
        icon: kindIcon(one.postKind ?? ''),
      }
    case 'BOARD':
      return {
        kind: 'board' as const,
        name: one.boardSlug ?? '',
        title: one.boardName,
        icon: kindIcon('board'),
      }
    case 'COMPANY':
      return { kind: 'company' as const, name: 'role', title: 'Atrium', icon: KeyRound }
    default:
      return {
        kind: 'space' as const,
        name: one.spaceSlug ?? '',
        title: one.spaceName,
        icon: kindIcon('space'),
      }
  }
}

/** Days of the viewer's own calendar, as the list names them. */
type DayName = 'today' | 'yesterday' | 'week' | 'earlier'
export type Day = { name: DayName; groups: NotificationGroup[] }

/** Today, yesterday, earlier this week, earlier: days of the viewer's own calendar. */
export function daysOf(groups: readonly NotificationGroup[], now: number, timeZone: string): Day[] {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  const ago = (days: number) => day.format(now - days * 86_400_000)
  const nameOf = (at: string): DayName => {
    const date = day.format(Date.parse(at))
    if (date >= ago(0)) return 'today'
    if (date === ago(1)) return 'yesterday'
    return date > ago(7) ? 'week' : 'earlier'
  }
  const days: Day[] = []
  for (const group of groups) {
    const name = nameOf(group.events[0]?.at ?? '')
    const known = days.find((one) => one.name === name)
    if (known) known.groups.push(group)
    else days.push({ name, groups: [group] })
  }
  return days
}
