import { type ActiveDiscussion, Lobby } from '#app/components/lobby.tsx'
import { faceOf } from '#app/components/person-face.ts'
import type { Presence } from '#app/live/socket.ts'
import { useClock } from '#app/ui/time.tsx'
import { type Clock, phraseTime } from '#app/ui/time-words.ts'
import type { HomeData } from './home-document.ts'

/** A table whose last word is younger than this is lit, in milliseconds. */
const LIT = 15 * 60_000
const MAX_ON_BENCH = 8

type LobbyNowProps = {
  activeDiscussions: HomeData['activeDiscussions']
  present: Presence | null
  viewerId: number
  hour: number
}

/** The floor, from facts only: tables are ideas with talk, seats who talked, the ring and the bench who is here. */
export function LobbyNow({ activeDiscussions, present, viewerId, hour }: LobbyNowProps) {
  const clock = useClock()
  const here = new Set(present?.people.map((person) => person.id))
  const drawn = activeDiscussions.map((table) => tableOf(table, here, viewerId, clock))
  return (
    <Lobby
      activeDiscussions={drawn}
      bench={present ? benchOf(activeDiscussions, present, viewerId) : undefined}
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
): ActiveDiscussion {
  const { idea, people, lastAt } = table
  const sits = people.some((person) => person.number === viewerId)
  const count = people.length === 1 ? '1 person' : `${people.length} people`
  return {
    id: String(idea.number),
    title: idea.title,
    href: `/ideas/${idea.number}`,
    people: people.map((person) => ({ ...faceOf(person), isHere: here.has(person.number) })),
    line: `${sits ? 'You sit here' : count}, ${phraseTime(lastAt, clock)}`,
    isLive:
      clock.now - Date.parse(lastAt) < LIT || people.some((person) => here.has(person.number)),
  }
}

function benchOf(
  activeDiscussions: HomeData['activeDiscussions'],
  present: Presence,
  viewerId: number,
) {
  const seated = new Set(
    activeDiscussions.slice(0, 3).flatMap((table) => table.people.map((person) => person.number)),
  )
  const free = present.people.filter((person) => !seated.has(person.id))
  const total = present.count - (present.people.length - free.length)
  const isAlone = present.count === 1 && present.people[0]?.id === viewerId
  return {
    title: 'By the window',
    line: isAlone ? 'only you, for now' : `${total} here now`,
    total,
    people: free.slice(0, MAX_ON_BENCH).map(({ id, name, pictureId }) => ({
      id: String(id),
      name,
      pictureUrl: pictureId && `/files/${pictureId}`,
      isHere: true,
    })),
  }
}
