// Chance that comes out the same every time: a demo, a test and a measure must be repeatable.

const DAY = 86_400_000

/** A stream of chance. All of it follows from the seed it was made with. */
export type Chance = {
  /** From 0 (included) to 1 (not). */
  next(): number
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number
  /** From `from` to `to`. */
  between(from: number, to: number): number
  pick<Thing>(things: readonly Thing[]): Thing
  /** At most `count` different things, in random order; `things` stays as it is. */
  some<Thing>(things: readonly Thing[], count: number): Thing[]
}

/**
 * Makes a stream of chance (mulberry32 by Tommy Ettinger, public domain, over an FNV-1a hash of the seed).
 * @param seed any text; the same text gives the same stream
 */
export function chanceFrom(seed: string): Chance {
  let state = 0x811c9dc5
  for (const emoji of seed) state = Math.imul(state ^ (emoji.codePointAt(0) as number), 0x01000193)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    between: (from, to) => from + next() * (to - from),
    pick: (things) => things[below(things.length)] as (typeof things)[number],
    some: (things, count) => {
      // A few of many are drawn until they differ: copying everybody for three would cost more.
      if (count * 4 < things.length) {
        const drawn = new Set<number>()
        while (drawn.size < count) drawn.add(below(things.length))
        return [...drawn].map((i) => things[i] as (typeof things)[number])
      }
      const rest = [...things]
      const wanted = Math.min(count, rest.length)
      // Fisher and Yates' shuffle, ended when there is enough.
      for (let i = 0; i < wanted; i++) {
        const j = i + below(rest.length - i)
        const kept = rest[i] as (typeof things)[number]
        rest[i] = rest[j] as (typeof things)[number]
        rest[j] = kept
      }
      return rest.slice(0, wanted)
    },
  }
}

/** The moment so many days (fractions are hours and minutes) before another. */
export const daysBefore = (moment: Date, days: number): Date =>
  new Date(moment.getTime() - days * DAY)

/** A moment between two others. */
export const momentBetween = (chance: Chance, from: Date, to: Date): Date =>
  new Date(Math.round(chance.between(from.getTime(), Math.max(from.getTime(), to.getTime()))))
