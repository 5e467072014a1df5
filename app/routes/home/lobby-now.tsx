import { type ActiveDiscussion, Lobby } from '#app/components/lobby.tsx'
import { faceOf } from '#app/components/person-face.ts'
import type { Presence } from '#app/live/socket.ts'
import { useMessages } from '#app/messages.tsx'
import { useClock } from '#app/ui/time.tsx'
import { type Clock, phraseTime } from '#app/ui/time-words.ts'
import { homeMessages } from '#messages/home.ts'
import type { HomeData } from './home-document.ts'

/** A discussion whose last comment is younger than this is highlighted, in milliseconds. */
const LIVE_FOR = 15 * 60_000
const MAX_OTHERS = 8

type HomeTexts = ReturnType<typeof homeMessages.in>

type LobbyNowProps = {
  activeDiscussions: HomeData['activeDiscussions']
  present: Presence | null
  viewerId: number
  hour: number
}

/** The lobby, from facts only: the discussions of today with those who commented, and everybody else who is here. */
export function LobbyNow({ activeDiscussions, present, viewerId, hour }: LobbyNowProps) {
  const t = useMessages(homeMessages)
  const clock = useClock()
  const here = new Set(present?.people.map((person) => person.id))
  const discussions = activeDiscussions.map((discussion) =>
    discussionOf(discussion, here, viewerId, clock, t),
  )
  return (
    <Lobby
      activeDiscussions={discussions}
      others={present ? othersOf(activeDiscussions, present, viewerId, t) : undefined}
      places={present?.places}
      hour={hour}
    />
  )
}

function discussionOf(
  discussion: HomeData['activeDiscussions'][number],
  here: Set<number>,
  viewerId: number,
  clock: Clock,
  t: HomeTexts,
): ActiveDiscussion {
  const { post, people, lastAt } = discussion
  const takesPart = people.some((person) => person.number === viewerId)
  const time = phraseTime(lastAt, clock)
  return {
    id: String(post.number),
    title: post.title,
    href: post.path,
    people: people.map((person) => ({ ...faceOf(person), isHere: here.has(person.number) })),
    line: takesPart ? t('lobby.you', { time }) : t('lobby.people', { count: people.length, time }),
    isLive:
      clock.now - Date.parse(lastAt) < LIVE_FOR || people.some((person) => here.has(person.number)),
  }
}

function othersOf(
  activeDiscussions: HomeData['activeDiscussions'],
  present: Presence,
  viewerId: number,
  t: HomeTexts,
) {
  const shown = new Set(
    activeDiscussions
      .slice(0, 3)
      .flatMap((discussion) => discussion.people.map((person) => person.number)),
  )
  const free = present.people.filter((person) => !shown.has(person.id))
  const total = present.count - (present.people.length - free.length)
  const isAlone = present.count === 1 && present.people[0]?.id === viewerId
  return {
    title: t('lobby.window'),
    line: isAlone ? t('lobby.alone') : t('lobby.here', { count: total }),
    total,
    people: free.slice(0, MAX_OTHERS).map(({ id, name, pictureId }) => ({
      id: String(id),
      name,
      pictureUrl: pictureId && `/files/${pictureId}`,
      isHere: true,
    })),
  }
}
