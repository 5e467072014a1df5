// What processes tell each other about who is there, over a bus that may lose words.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BEAT, type PresenceWord, presencePeers } from './presence-peers.ts'

const bytesOf = (word: PresenceWord) => Buffer.byteLength(JSON.stringify({ here: word }))

/** Some processes in one house; `loses` says which words reach nobody. Time passes by hand. */
function house(count: number) {
  let now = 0
  const words: PresenceWord[] = []
  const state = { loses: false, largest: 0, said: 0 }
  const processes = Array.from({ length: count }, (_, i) => {
    const rooms = new Map<string, Set<number>>()
    const idsIn = (room: string) => rooms.get(room) ?? new Set<number>()
    const untold = new Set<string>()
    const asked = { is: false }
    const peers = presencePeers({
      me: `p${i}`,
      say: (some) => {
        for (const word of some) state.largest = Math.max(state.largest, bytesOf(word))
        state.said += some.length
        if (!state.loses) words.push(...some)
      },
      here: () => rooms,
      changed: () => {},
      asked: () => {
        asked.is = true
      },
      now: () => now,
    })
    return {
      peers,
      isAlive: true,
      isDeaf: false,
      come(room: string, id: number) {
        rooms.set(room, idsIn(room).add(id))
        untold.add(room)
      },
      go(room: string, id: number) {
        if (!rooms.get(room)?.delete(id)) return
        if (idsIn(room).size === 0) rooms.delete(room)
        untold.add(room)
      },
      tell() {
        if (untold.size > 0 || asked.is) peers.tell(untold, idsIn)
        asked.is = false
        untold.clear()
      },
      here: (room: string) => [...idsIn(room)],
      elsewhere: (room: string) => [...new Set(peers.idsIn(room))].sort(),
    }
  })
  const deliver = (): void => {
    for (let word = words.shift(); word; word = words.shift())
      for (const one of processes) if (one.isAlive && !one.isDeaf) one.peers.hear(word)
  }
  return {
    processes,
    state,
    /** Everybody says what changed, and hears it. */
    tell() {
      for (let i = 0; i < 3; i++) {
        for (const one of processes) if (one.isAlive) one.tell()
        deliver()
      }
    },
    beat() {
      now += BEAT
      for (const one of processes) if (one.isAlive) one.peers.beat()
      deliver()
      this.tell()
    },
    join() {
      for (const one of processes) {
        one.peers.ask()
        one.peers.beat()
      }
      deliver()
      this.tell()
    },
  }
}

describe('processes that tell each other who is there', () => {
  test('know of those who come and go elsewhere', () => {
    const two = house(2)
    const [one, other] = two.processes
    one?.come('post:1', 5)
    two.join()
    expect(other?.elsewhere('post:1')).toEqual([5])
    one?.come('post:1', 6)
    one?.go('post:1', 5)
    two.tell()
    expect(other?.elsewhere('post:1')).toEqual([6])
    one?.go('post:1', 6)
    two.tell()
    expect(other?.elsewhere('post:1')).toEqual([])
  })

  test('say nothing but that they are alive while nobody comes or goes, or nobody else is there', () => {
    const alone = house(1)
    alone.join()
    const before = alone.state.said
    for (let id = 1; id < 1_000; id++) {
      alone.processes[0]?.come('floor:0', id)
      alone.tell()
    }
    expect(alone.state.said).toBe(before)
    const two = house(2)
    two.processes[0]?.come('floor:0', 1)
    two.join()
    const quiet = two.state.said
    for (let i = 0; i < 10; i++) two.beat()
    expect(two.state.said - quiet).toBe(20)
  })

  test('forget a process that was killed, with all its people, within half a minute', () => {
    const three = house(3)
    three.join()
    three.processes[0]?.come('post:1', 5)
    three.processes[1]?.come('post:1', 6)
    three.tell()
    expect(three.processes[2]?.elsewhere('post:1')).toEqual([5, 6])
    if (three.processes[0]) three.processes[0].isAlive = false
    for (let i = 0; i < 5; i++) three.beat()
    expect(three.processes[2]?.elsewhere('post:1')).toEqual([6])
    expect(5 * BEAT).toBeLessThanOrEqual(30_000)
  })

  test('forget one that says good-bye at once, and believe it again when it comes back', () => {
    const two = house(2)
    two.join()
    two.processes[0]?.come('post:1', 5)
    two.tell()
    two.processes[0]?.peers.leave()
    two.tell()
    expect(two.processes[1]?.elsewhere('post:1')).toEqual([])
    two.beat()
    expect(two.processes[1]?.elsewhere('post:1')).toEqual([5])
  })

  test('believe nothing old of one that heard nobody for a while', () => {
    const two = house(2)
    const [one, other] = two.processes
    two.join()
    one?.come('post:1', 5)
    two.tell()
    if (one) one.isDeaf = true
    for (let i = 0; i < 6; i++) two.beat()
    // It believes to be alone, and tells nobody.
    one?.go('post:1', 5)
    two.tell()
    if (one) one.isDeaf = false
    for (let i = 0; i < 3; i++) two.beat()
    expect(other?.elsewhere('post:1')).toEqual([])
  })

  test('spread a full house over words that fit on the bus', () => {
    const two = house(2)
    for (let id = 1; id <= 5_000; id++) {
      two.processes[0]?.come('floor:0', 2_000_000_000 + id)
      two.processes[0]?.come(`post:${999_990_000 + id}`, 2_000_000_000 + id)
    }
    two.join()
    expect(two.processes[1]?.elsewhere('floor:0')).toHaveLength(5_000)
    expect(two.processes[1]?.elsewhere('post:999995000')).toEqual([2_000_005_000])
    expect(two.state.largest).toBeLessThan(8_000)
  })

  test('agree in the end, whatever happened and whichever words were lost', () => {
    const step = fc.record({
      who: fc.nat(2),
      does: fc.constantFrom('come', 'come', 'go', 'tell', 'beat', 'lose', 'hear'),
      room: fc.constantFrom('post:1', 'post:2'),
      id: fc.nat(4),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const three = house(3)
        three.join()
        for (const { who, does, room, id } of steps) {
          if (does === 'come') three.processes[who]?.come(room, id)
          else if (does === 'go') three.processes[who]?.go(room, id)
          else if (does === 'tell') three.tell()
          else if (does === 'beat') three.beat()
          else three.state.loses = does === 'lose'
        }
        three.state.loses = false
        for (let i = 0; i < 8; i++) three.beat()
        for (const one of three.processes)
          for (const room of ['post:1', 'post:2']) {
            const others = three.processes.filter((other) => other !== one)
            const truth = new Set(others.flatMap((other) => other.here(room)))
            expect(one.elsewhere(room)).toEqual([...truth].sort())
          }
      }),
      { numRuns: 300 },
    )
  })
})
