// Notifications gathered by what they are about: one row a thing, its events inside.
import { type IconNode, KeyRound, Lightbulb, PanelsTopLeft, Users } from 'lucide'
import type { PersonFace } from '#app/components/person-face.ts'
import { faceOf } from '#app/components/person-face.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'

export const NotificationFields = graphql(`
  fragment NotificationFields on Notification {
    id kind heading events who happened url at isRead
    postNumber postTitle boardSlug boardName spaceSlug spaceName
    actors { number name pictureUrl }
  }
`)
export type ListedNotification = ResultOf<typeof NotificationFields>

export type NotificationGroup = {
  /** Also what its forms send: `post:7:12,15`, kind, name in addresses, and the notifications' ids. */
  id: string
  title: string
  isVoice: boolean
  href: string
  icon: IconNode
  kind: string
  isUnread: boolean
  canMute: boolean
  events: {
    id: string
    people: PersonFace[]
    who: string
    happened: string
    url: string
    at: string
  }[]
}

/** A page of notifications as things, in the order of their latest event. Read and unread ones are never mixed. */
export function groupNotifications(told: readonly ListedNotification[]): NotificationGroup[] {
  const groups = new Map<string, NotificationGroup>()
  for (const one of told) {
    const about = aboutOf(one)
    const key = `${about.kind}:${about.name}:${one.isRead}`
    const known = groups.get(key)
    const event = {
      id: one.id,
      people: one.actors.map(faceOf),
      who: one.who,
      happened: withoutTitle(one.happened, about.title),
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

/** Several new ideas are about their board; everything else about the idea, the board, the space or the house. */
function aboutOf(one: ListedNotification) {
  const isManyIdeas =
    one.events > 1 && one.boardSlug !== null && /^(IDEA_|RESPONSE_LATE)/.test(one.kind)
  if (one.postNumber !== null && !isManyIdeas)
    return {
      kind: 'post',
      name: String(one.postNumber),
      title: one.postTitle ?? 'A post',
      icon: Lightbulb,
    }
  if (one.boardSlug !== null)
    return {
      kind: 'board',
      name: one.boardSlug,
      title: one.boardName ?? 'A board',
      icon: PanelsTopLeft,
    }
  if (one.spaceSlug === null && one.kind === 'ROLE_CHANGED')
    return { kind: 'house', name: 'role', title: 'Atrium', icon: KeyRound }
  return {
    kind: 'space',
    name: one.spaceSlug ?? '',
    title: one.spaceName ?? 'A space',
    icon: Users,
  }
}

/** The thing's title stands above; saying it again in each line would only be noise. */
function withoutTitle(happened: string, title: string): string {
  const [before, after] = happened.split(`“${title}”`)
  if (before === undefined || after === undefined) return happened.replace(` on ${title}`, '')
  for (const lead of [' on ', ' in '])
    if (before.endsWith(lead)) return before.slice(0, -lead.length) + after
  return / your \p{L}+ $/u.test(before) ? before.trimEnd() + after : `${before}it${after}`
}

export type Day = { name: string; groups: NotificationGroup[] }

/** Today, yesterday, earlier this week, earlier: days of the viewer's own calendar. */
export function daysOf(groups: readonly NotificationGroup[], now: number, timeZone: string): Day[] {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  const ago = (days: number) => day.format(now - days * 86_400_000)
  const nameOf = (at: string): string => {
    const date = day.format(Date.parse(at))
    if (date >= ago(0)) return 'Today'
    if (date === ago(1)) return 'Yesterday'
    return date > ago(7) ? 'Earlier this week' : 'Earlier'
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
