import { type ActiveDiscussion, Lobby } from '#app/components/lobby.tsx'
import { faceOf } from '#app/components/person-face.ts'
import type { Presence } from '#app/live/socket.ts'
import { useMessages } from '#app/messages.tsx'
import { useClock } from '#app/ui/time.tsx'
import { type Clock, phraseTime } from '#app/ui/time-words.ts'
import { homeMessages } from '#messages/home.ts'
import type { HomeData } from './home-document.ts'

/** A table whose last word is younger than this is lit, in milliseconds. */
const LIT = 15 * 60_000
const MAX_ON_BENCH = 8

type HomeTexts = ReturnType<typeof homeMessages.in>

type LobbyNowProps = {
  activeDiscussions: HomeData['activeDiscussions']
  present: Presence | null
  viewerId: number
  hour: number
}

/** The floor, from facts only: tables are ideas with talk, seats who talked, the ring and the bench who is here. */
export function LobbyNow({ activeDiscussions, present, viewerId, hour }: LobbyNowProps) {
  const t = useMessages(homeMessages)
  const clock = useClock()
  const here = new Set(present?.people.map((person) => person.id))
  const drawn = activeDiscussions.map((table) => tableOf(table, here, viewerId, clock, t))
  return (
    <Lobby
      activeDiscussions={drawn}
      bench={present ? benchOf(activeDiscussions, present, viewerId, t) : undefined}
      places={present?.places}
      hour={hour}
    />
  )
}

function tableOf(
  table: HomeData['activeDiscussions'][number],
  here: Set<number>,
  viewerId: number,
  clock: Clock,
  t: HomeTexts,
): ActiveDiscussion {
  const { post, people, lastAt } = table
  const sits = people.some((person) => person.number === viewerId)
  const time = phraseTime(lastAt, clock)
  return {
    id: String(post.number),
    title: post.title,
    href: post.path,
    people: people.map((person) => ({ ...faceOf(person), isHere: here.has(person.number) })),
    line: sits ? t('lobby.you', { time }) : t('lobby.people', { count: people.length, time }),
    isLive:
      clock.now - Date.parse(lastAt) < LIT || people.some((person) => here.has(person.number)),
  }
}

function benchOf(
  activeDiscussions: HomeData['activeDiscussions'],
  present: Presence,
  viewerId: number,
  t: HomeTexts,
) {
  const seated = new Set(
    activeDiscussions.slice(0, 3).flatMap((table) => table.people.map((person) => person.number)),
  )
  const free = present.people.filter((person) => !seated.has(person.id))
  const total = present.count - (present.people.length - free.length)
  const isAlone = present.count === 1 && present.people[0]?.id === viewerId
  return {
    title: t('lobby.window'),
    line: isAlone ? t('lobby.alone') : t('lobby.here', { count: total }),
    total,
    people: free.slice(0, MAX_ON_BENCH).map(({ id, name, pictureId }) => ({
      id: String(id),
      name,
      pictureUrl: pictureId && `/files/${pictureId}`,
      isHere: true,
    })),
  }
}
