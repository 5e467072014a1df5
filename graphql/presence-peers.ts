// Who is present in the other processes. Each tells the others over the bus who came into which room and who left it,
// gathered and only when somebody else is there to hear; a beat says that it is alive. Words are counted: whoever missed one
// asks for everything anew, and a process that is not heard is forgotten with all its people. Ids travel, nothing else, and
// only between processes: who may know who is in a room is decided where its sockets are (realtime.ts).
import { seconds } from './time.ts'

/**
 * One process' word. `rooms` lists who came and who left since word `nth - 1`; `isAll`: since nobody was there. A beat
 * changes nothing and repeats the last `nth`. `asks`: tell me everything ('everyone', or one process). `isGone`: I stop.
 */
export type PresenceWord = {
  from: string
  nth: number
  rooms?: RoomChange[]
  isAll?: boolean
  asks?: string
  isGone?: boolean
}
export type RoomChange = [room: string, came: number[], left: number[]]

/** How often a process says that it is alive, and how long it is believed without. */
export const BEAT = seconds(5)
const BELIEVED_FOR = seconds(20)
/** NOTIFY takes less than 8,000 bytes; an id has at most ten digits and a comma. */
const MOST_IDS = 400
const MOST_ROOMS = 100

type Peer = {
  nth: number
  heardAt: number
  /** False from the first missed word until everything was told anew. */
  isKnown: boolean
  askedAt: number
  rooms: Map<string, Set<number>>
}
type Hands = {
  /** This process' name among the others. */
  me: string
  /** Says words to every process, in their order. */
  say: (words: PresenceWord[]) => void
  /** Who is in which room of this process now. */
  here: () => Iterable<[room: string, ids: ReadonlySet<number>]>
  /** These rooms have other people in them elsewhere. */
  changed: (rooms: Iterable<string>) => void
  /** Somebody asked: `tell` should be called soon. */
  asked: () => void
  now?: () => number
}

/** Keeps what the others say and says what happens here. */
export function presencePeers({ me, say, here, changed, asked, now = Date.now }: Hands) {
  const peers = new Map<string, Peer>()
  /** What the others know of this process. */
  let told = new Map<string, ReadonlySet<number>>()
  let nth = 0
  let mustTellAll = false

  const forget = (from: string): void => {
    const peer = peers.get(from)
    peers.delete(from)
    if (peer) changed(peer.rooms.keys())
  }
  const tellAll = (): void => {
    mustTellAll = false
    told = copyOf(here())
    const parts = inParts([...told].map(([room, ids]) => [room, [...ids], []]))
    if (parts.length === 0) parts.push([])
    say(
      parts.map((rooms, i) => ({
        from: me,
        nth: ++nth,
        rooms,
        ...(i === 0 ? { isAll: true } : {}),
      })),
    )
  }
  return {
    /** Ids of the people in a room of other processes. */
    *idsIn(room: string): Iterable<number> {
      for (const { rooms } of peers.values()) yield* rooms.get(room) ?? []
    },
    /** Everyone in every room elsewhere. */
    *ids(): Iterable<number> {
      for (const { rooms } of peers.values()) for (const ids of rooms.values()) yield* ids
    },
    hear(word: PresenceWord): void {
      const { from } = word
      if (from === me) return
      if (word.isGone) return forget(from)
      if (word.asks === me || word.asks === 'everyone') {
        mustTellAll = true
        asked()
      }
      if (word.asks) return
      const peer = peers.get(from) ?? newPeer()
      peers.set(from, peer)
      peer.heardAt = now()
      const isNext = word.rooms ? word.nth === peer.nth + 1 : word.nth === peer.nth
      if (word.isAll) {
        changed(peer.rooms.keys())
        peer.rooms = new Map()
      } else if (!peer.isKnown || !isNext) {
        peer.isKnown = false
        // Once: should the question or its answer be lost, a later beat leads here again.
        if (now() - peer.askedAt < BEAT / 2) return
        peer.askedAt = now()
        return say([{ from: me, nth, asks: from }])
      }
      peer.isKnown = true
      peer.nth = word.nth
      for (const [room, came, left] of word.rooms ?? []) change(peer.rooms, room, came, left)
      changed((word.rooms ?? []).map(([room]) => room))
    },
    /** Says what has changed in these rooms of this process, if anybody listens. */
    tell(rooms: Iterable<string>, idsIn: (room: string) => ReadonlySet<number>): void {
      if (mustTellAll) return tellAll()
      // Nobody to tell; but whoever still believes in this process sees by the number that something was left out.
      if (peers.size === 0) return void nth++
      const changes: RoomChange[] = []
      for (const room of rooms) {
        const [before, after] = [told.get(room) ?? NOBODY, idsIn(room)]
        const came = [...after].filter((id) => !before.has(id))
        const left = [...before].filter((id) => !after.has(id))
        if (came.length + left.length > 0) changes.push([room, came, left])
        if (after.size > 0) told.set(room, new Set(after))
        else told.delete(room)
      }
      say(inParts(changes).map((part) => ({ from: me, nth: ++nth, rooms: part })))
    },
    /** To be called every BEAT: says that this process is alive and forgets those that are not. */
    beat(): void {
      for (const [from, { heardAt }] of peers) if (now() - heardAt > BELIEVED_FOR) forget(from)
      say([{ from: me, nth }])
    },
    /** Asks everybody for everything: at the beginning, and when words may have been missed. */
    ask: () => say([{ from: me, nth, asks: 'everyone' }]),
    leave: () => say([{ from: me, nth, isGone: true }]),
  }
}

const newPeer = (): Peer => ({
  nth: -1,
  heardAt: 0,
  isKnown: false,
  askedAt: Number.NEGATIVE_INFINITY,
  rooms: new Map(),
})

const NOBODY: ReadonlySet<number> = new Set()

const copyOf = (rooms: Iterable<[string, ReadonlySet<number>]>) =>
  new Map([...rooms].map(([room, ids]) => [room, new Set(ids) as ReadonlySet<number>] as const))

function change(rooms: Peer['rooms'], room: string, came: number[], left: number[]): void {
  const ids = rooms.get(room) ?? new Set()
  for (const id of left) ids.delete(id)
  for (const id of came) ids.add(id)
  if (ids.size > 0) rooms.set(room, ids)
  else rooms.delete(room)
}

/** Changes in parts that fit into one word each; a large room is spread over several. */
function inParts(changes: readonly RoomChange[]): RoomChange[][] {
  const parts: RoomChange[][] = []
  let part: RoomChange[] = []
  let ids = 0
  const close = (): void => {
    if (part.length > 0) parts.push(part)
    part = []
    ids = 0
  }
  for (const [room, came, left] of changes) {
    const all = [
      ...came.map((id) => ({ id, isIn: true })),
      ...left.map((id) => ({ id, isIn: false })),
    ]
    for (let i = 0; i < all.length; i += MOST_IDS) {
      const some = all.slice(i, i + MOST_IDS)
      if (ids + some.length > MOST_IDS || part.length === MOST_ROOMS) close()
      part.push([
        room,
        some.filter(({ isIn }) => isIn).map(({ id }) => id),
        some.filter(({ isIn }) => !isIn).map(({ id }) => id),
      ])
      ids += some.length
    }
  }
  close()
  return parts
}
