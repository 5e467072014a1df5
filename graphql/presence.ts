// Who looks at the same thing now. Kept in memory: presence that outlives a crash would be a lie.
import type { Viewer } from './context.ts'
import { seconds } from './time.ts'

export type PresentPerson = { id: number; name: string; pictureId: string | null }
/** People in a room, at most MOST_SHOWN of them, and how many there are. */
export type PresenceMessage = { room: string; count: number; people: PresentPerson[] }

const MOST_SHOWN = 12
/** Changes go out at most this often, so that a busy room does not flicker. */
const PAUSE = seconds(2)

/** Keeps the list of every room; `announce` is called after changes, gathered over a pause. */
export function presence(announce: (room: string, message: PresenceMessage) => void) {
  const rooms = new Map<string, Map<string, PresentPerson>>()
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined

  const list = (room: string): PresenceMessage => {
    const people = new Map<number, PresentPerson>()
    for (const person of rooms.get(room)?.values() ?? []) people.set(person.id, person)
    return { room, count: people.size, people: [...people.values()].slice(0, MOST_SHOWN) }
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
    enter(room: string, socketId: string, { id, name, pictureId }: Viewer): void {
      const inRoom = rooms.get(room) ?? new Map<string, PresentPerson>()
      rooms.set(room, inRoom.set(socketId, { id, name, pictureId }))
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
