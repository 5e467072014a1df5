// Who looks at the same thing now, in this process and in the others. Kept in memory: presence that outlives a crash
// would be a lie.
import { randomBytes } from 'node:crypto'
import { log } from '#log.ts'
import type { Viewer } from './context.ts'
import { BEAT, type PresenceWord, presencePeers } from './presence-peers.ts'
import { seconds } from './time.ts'

export type PresentPerson = { id: number; name: string; pictureId: string | null }
/** People in a room, at most MOST_SHOWN of them, how many there are, and in which places most of them work. */
export type PresenceMessage = {
  room: string
  count: number
  people: PresentPerson[]
  places: { name: string; count: number }[]
}
/** What is shown of somebody, and where they work. */
export type Inside = PresentPerson & { site: string }

type Hands = {
  /** Called after changes, gathered over a pause, for rooms in which somebody of this process is. */
  announce: (room: string, message: PresenceMessage) => void
  /** Says a word to every process. */
  say: (word: PresenceWord) => Promise<void>
  /** Finds what is shown of people who are only elsewhere. */
  findPeople: (ids: readonly number[]) => Promise<Inside[]>
}

const MOST_SHOWN = 12
const MOST_PLACES = 4
/** Changes go out at most this often, so that a busy room does not flicker. */
const PAUSE = seconds(1)
/** How long changes are gathered for the other processes. With PAUSE: everyone sees the same within two seconds. */
const GATHER = 300
/** People of elsewhere who are kept in mind although they have gone. */
const MOST_KNOWN = 2_000

/** Keeps the list of every room. */
export function presence({ announce, say, findPeople }: Hands) {
  const rooms = new Map<string, Map<string, Inside>>()
  const known = new Map<number, Inside>()
  const idsHere = (room: string): ReadonlySet<number> =>
    new Set(Array.from(rooms.get(room)?.values() ?? [], ({ id }) => id))

  let saying: Promise<void> = Promise.resolve()
  const peers = presencePeers({
    me: randomBytes(6).toString('base64url'),
    // In their order: the next word leaves when the one before is there.
    say: (words) => {
      for (const word of words)
        saying = saying
          .then(() => say(word))
          .catch((error: Error) => log.warn({ err: error }, 'who is present was not said'))
    },
    here: function* () {
      for (const room of rooms.keys()) yield [room, idsHere(room)]
    },
    changed: (some) => {
      for (const room of some) if (rooms.has(room)) announcing.add(room)
    },
    asked: () => telling.soon(),
  })

  /** Knows everybody in these rooms who is only elsewhere; whom it cannot find is counted all the same. */
  const know = async (some: readonly string[]): Promise<void> => {
    const missing = new Set<number>()
    for (const room of some) for (const id of peers.idsIn(room)) if (!known.has(id)) missing.add(id)
    if (missing.size === 0) return
    for (const person of await findPeople([...missing])) known.set(person.id, person)
  }
  const list = (room: string): PresenceMessage => {
    const people = new Map<number, Inside | undefined>()
    for (const person of rooms.get(room)?.values() ?? []) people.set(person.id, person)
    for (const id of peers.idsIn(room)) if (!people.has(id)) people.set(id, known.get(id))
    const found = [...people.values()].filter((person) => person !== undefined)
    const shown = found
      .slice(0, MOST_SHOWN)
      .map(({ id, name, pictureId }) => ({ id, name, pictureId }))
    return { room, count: people.size, people: shown, places: placesOf(found) }
  }
  const look = async (some: readonly string[]): Promise<PresenceMessage[]> => {
    await know(some).catch((error: Error) =>
      log.warn({ err: error }, 'who is elsewhere could not be asked'),
    )
    return some.map(list)
  }

  const announcing = gathered(PAUSE, async (some) => {
    const told = await look(some.filter((room) => rooms.has(room)))
    for (const message of told) announce(message.room, message)
  })
  const telling = gathered(GATHER, (some) => peers.tell(some, idsHere))
  const later = (room: string): void => {
    announcing.add(room)
    telling.add(room)
  }
  const leave = (room: string, socketId: string): void => {
    const inRoom = rooms.get(room)
    if (!inRoom?.delete(socketId)) return
    if (inRoom.size === 0) rooms.delete(room)
    later(room)
  }
  let beats: NodeJS.Timeout | undefined
  const beat = (): void => {
    peers.beat()
    if (known.size <= MOST_KNOWN) return
    const present = new Set(peers.ids())
    for (const id of known.keys()) if (!present.has(id)) known.delete(id)
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
    /** Who is in a room now, by name. For those who may know. */
    look: async (room: string) => (await look([room]))[0] as PresenceMessage,
    /** What another process said. */
    hear: peers.hear,
    /** Begins to listen, or begins anew after words may have been missed. */
    join(): void {
      peers.ask()
      peers.beat()
      beats ??= setInterval(beat, BEAT).unref()
    },
    /** These people may look otherwise now. */
    forget(who: readonly number[] | 'everyone'): void {
      if (who === 'everyone') known.clear()
      else for (const id of who) known.delete(id)
    },
    /** Says good-bye, so that nobody of this process is believed to be there. */
    async stop(): Promise<void> {
      announcing.stop()
      telling.stop()
      clearInterval(beats)
      if (beats) peers.leave()
      await saying
    },
  }
}

/** Gathers rooms over a pause, then does the work for all of them. */
function gathered(pause: number, work: (rooms: string[]) => unknown) {
  let rooms = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      const some = [...rooms]
      rooms = new Set()
      void work(some)
    }, pause)
  }
  return {
    add(room: string): void {
      rooms.add(room)
      soon()
    },
    soon,
    stop: () => clearTimeout(timer),
  }
}

function placesOf(people: readonly Inside[]): PresenceMessage['places'] {
  const counts = new Map<string, number>()
  for (const { site } of people) if (site) counts.set(site, (counts.get(site) ?? 0) + 1)
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
    .slice(0, MOST_PLACES)
}
