// Who looks at the same thing now. Kept in memory: presence that outlives a crash would be a lie.
import type { Viewer } from './context.ts'
import { seconds } from './time.ts'

export type PresentPerson = { id: number; name: string; pictureId: string | null }
/** People in a room, at most MOST_SHOWN of them, how many there are, and in which places most of them work. */
export type PresenceMessage = {
  room: string
  count: number
  people: PresentPerson[]
  places: { name: string; count: number }[]
}
type Inside = PresentPerson & { site: string }

const MOST_SHOWN = 12
const MOST_PLACES = 4
/** Changes go out at most this often, so that a busy room does not flicker. */
const PAUSE = seconds(2)

/** Keeps the list of every room; `announce` is called after changes, gathered over a pause. */
export function presence(announce: (room: string, message: PresenceMessage) => void) {
  const rooms = new Map<string, Map<string, Inside>>()
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined

  const list = (room: string): PresenceMessage => {
    const people = new Map<number, Inside>()
    for (const person of rooms.get(room)?.values() ?? []) people.set(person.id, person)
    const shown = [...people.values()]
      .slice(0, MOST_SHOWN)
      .map(({ id, name, pictureId }) => ({ id, name, pictureId }))
    return { room, count: people.size, people: shown, places: placesOf(people.values()) }
  }
  const later = (room: string): void => {
    changed.add(room)
    timer ??= setTimeout(() => {
      timer = undefined
      for (const one of changed) announce(one, list(one))
      changed.clear()
    }, PAUSE)
  }
  const leave = (room: string, socketId: string): void => {
    const inRoom = rooms.get(room)
    if (!inRoom?.delete(socketId)) return
    if (inRoom.size === 0) rooms.delete(room)
    later(room)
  }
  return {
    enter(room: string, socketId: string, { id, name, pictureId, site }: Viewer): void {
      const inRoom = rooms.get(room) ?? new Map<string, Inside>()
      rooms.set(room, inRoom.set(socketId, { id, name, pictureId, site }))
      later(room)
    },
    leave,
    leaveAll(socketId: string): void {
      for (const room of rooms.keys()) leave(room, socketId)
    },
    list,
    stop: () => clearTimeout(timer),
  }
}

function placesOf(people: Iterable<Inside>): PresenceMessage['places'] {
  const counts = new Map<string, number>()
  for (const { site } of people) if (site) counts.set(site, (counts.get(site) ?? 0) + 1)
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
    .slice(0, MOST_PLACES)
}
