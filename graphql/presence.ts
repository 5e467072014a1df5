// Who looks at the same thing now, in this process and in the others. Kept in memory: presence that outlives a crash
// would be a lie.
import { log } from '#log.ts'
import { batcher } from './batcher.ts'
import type { Viewer } from './context.ts'
import { seconds } from './time.ts'

export type PresentPerson = { id: number; name: string; pictureId: string | null }
/** People in a room, at most MAX_SHOWN of them, how many there are, and in which places most of them work. */
export type PresenceMessage = {
  room: string
  count: number
  people: PresentPerson[]
  places: { name: string; count: number }[]
}
/** What is shown of somebody, and where they work. */
export type Inside = PresentPerson & { site: string }
/** The ids of the people in rooms of one process. Rooms in which nobody is are left out. */
export type IdsByRoom = Record<string, number[]>

type Dependencies = {
  /** Sends to everybody in the room, in every process. Called after changes here, gathered over a pause. */
  announce: (room: string, message: PresenceMessage) => void
  /** Asks every other process who is in these rooms. Not complete: one did not answer soon, because it was killed, say. */
  askOthers: (rooms: readonly string[]) => Promise<{ answers: IdsByRoom[]; isComplete: boolean }>
  /** Finds what is shown of people who are only elsewhere. */
  findPeople: (ids: readonly number[]) => Promise<Inside[]>
}

const MAX_SHOWN = 12
const MAX_PLACES = 4
/** Changes go out at most this often, so that a busy room does not flicker. */
const PAUSE = seconds(1)
/** Rooms that are asked for in one message. */
const MAX_ROOMS = 200
/** Somebody who comes in, or a process that stops, waits for the others no longer than this. */
const PATIENCE = seconds(1)
/** People of elsewhere who are kept in mind. */
const MAX_KNOWN = 2_000

/** Keeps the list of every room. */
export function presence({ announce, askOthers, findPeople }: Dependencies) {
  const rooms = new Map<string, Map<string, Inside>>()
  const known = new Map<number, Inside>()
  /** Who is in a room in the other processes, as they answered last, and when that was. */
  const elsewhere = new Map<string, { ids: ReadonlySet<number>; at: number }>()

  const asking = batcher<string>({
    max: MAX_ROOMS,
    work: async (some) => {
      const at = Date.now()
      const { answers, isComplete } = await askOthers(some)
      for (const room of some) {
        const ids = new Set(answers.flatMap((answer) => answer[room] ?? []))
        // Who did not answer is believed until it does, or is known to be gone; so it is asked again.
        if (!isComplete) {
          for (const id of elsewhere.get(room)?.ids ?? []) ids.add(id)
          if (rooms.has(room)) changed(room)
        }
        elsewhere.set(room, { ids, at })
      }
      await know(new Set(some.flatMap((room) => [...(elsewhere.get(room)?.ids ?? [])])))
    },
  })
  /** Knows these people; whom it cannot find is counted all the same. */
  const know = async (ids: ReadonlySet<number>): Promise<void> => {
    let missing = [...ids].filter((id) => !known.has(id))
    if (missing.length === 0) return
    if (known.size + missing.length > MAX_KNOWN) {
      known.clear()
      missing = [...ids]
    }
    for (const person of await findPeople(missing)) known.set(person.id, person)
  }
  const ask = (some: readonly string[]): Promise<unknown> =>
    Promise.all(some.map((room) => asking.add(room))).catch((error: Error) =>
      log.warn({ err: error }, 'who is elsewhere could not be asked'),
    )
  const list = (room: string): PresenceMessage => {
    const people = new Map<number, Inside | undefined>()
    for (const person of rooms.get(room)?.values() ?? []) people.set(person.id, person)
    for (const id of elsewhere.get(room)?.ids ?? [])
      if (!people.has(id)) people.set(id, known.get(id))
    const found = [...people.values()].filter((person) => person !== undefined)
    const shown = found
      .slice(0, MAX_SHOWN)
      .map(({ id, name, pictureId }) => ({ id, name, pictureId }))
    return { room, count: people.size, people: shown, places: placesOf(found) }
  }

  const announcing = batcher<string>({
    wait: PAUSE,
    work: async (some) => {
      await ask(some)
      for (const room of some) {
        const message = list(room)
        // Also of a room that the last of this process has left: others may be in it elsewhere.
        if (message.count > 0) announce(room, message)
        if (!rooms.has(room)) elsewhere.delete(room)
      }
    },
  })
  const changed = (room: string): void => void announcing.add(room)
  const leave = (room: string, socketId: string): void => {
    const inRoom = rooms.get(room)
    if (!inRoom?.delete(socketId)) return
    if (inRoom.size === 0) rooms.delete(room)
    changed(room)
  }
  return {
    enter(room: string, socketId: string, { id, name, pictureId, site }: Viewer): void {
      const inRoom = rooms.get(room) ?? new Map<string, Inside>()
      rooms.set(room, inRoom.set(socketId, { id, name, pictureId, site }))
      changed(room)
    },
    leave,
    leaveAll(socketId: string): void {
      for (const room of rooms.keys()) leave(room, socketId)
    },
    /** Who is in a room now, by name. For those who may know. */
    async look(room: string): Promise<PresenceMessage> {
      const last = elsewhere.get(room)
      if (!last || Date.now() - last.at > PAUSE) await atMost(PATIENCE, ask([room]))
      return list(room)
    },
    /** Who is in these rooms in this process: what it answers the others. */
    here(some: readonly string[]): IdsByRoom {
      const answer: IdsByRoom = {}
      for (const room of some) {
        const ids = Array.from(rooms.get(room)?.values() ?? [], ({ id }) => id)
        if (ids.length > 0) answer[room] = [...new Set(ids)]
      }
      return answer
    },
    /** A process has come or gone: everything may look otherwise now. */
    refresh(): void {
      for (const room of rooms.keys()) changed(room)
    },
    /** These people may look otherwise now. */
    invalidate(who: readonly number[] | 'everyone'): void {
      if (who === 'everyone') known.clear()
      else for (const id of who) known.delete(id)
    },
    /** Announces to the others that nobody is here any more, and stops. */
    async stop(): Promise<void> {
      for (const room of rooms.keys()) changed(room)
      rooms.clear()
      await atMost(PATIENCE, announcing.flush())
      announcing.stop()
      asking.stop()
    },
  }
}

function atMost(milliseconds: number, work: Promise<unknown>): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, milliseconds)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}

function placesOf(people: readonly Inside[]): PresenceMessage['places'] {
  const counts = new Map<string, number>()
  for (const { site } of people) if (site) counts.set(site, (counts.get(site) ?? 0) + 1)
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
    .slice(0, MAX_PLACES)
}
