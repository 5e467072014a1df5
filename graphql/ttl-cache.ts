// What is cached of people for a moment, and dropped the moment a message of a change comes.
import { onInvalidate } from './define.ts'

/**
 * A memory of values about people. What was read before a change and arrives after it is used once, never kept: a
 * right that was taken must not come back with an answer that was on its way.
 * @param lasts when values expire should the message of a change be lost, in milliseconds
 * @param most how many are kept; more than that, and all are forgotten
 * @param personOf whom a value is about
 */
export function ttlCache<Key, Value>(
  lasts: number,
  most: number,
  personOf: (value: Value) => number,
) {
  const known = new Map<Key, { value: Value; until: number }>()
  let changes = 0
  onInvalidate((who) => {
    changes++
    if (who === 'everyone') return known.clear()
    for (const [key, { value }] of known) if (who.includes(personOf(value))) known.delete(key)
  })
  return {
    /** What is remembered under a key. */
    known(key: Key): Value | undefined {
      const one = known.get(key)
      return one && one.until > Date.now() ? one.value : undefined
    },
    forget: (key: Key): unknown => known.delete(key),
    /** Values by key: those remembered, and those that `find` gives for the other keys. */
    async all(
      keys: readonly Key[],
      find: (unknown: Key[]) => Promise<Iterable<readonly [Key, Value]>>,
    ): Promise<Map<Key, Value>> {
      const now = Date.now()
      const found = new Map<Key, Value>()
      const unknown: Key[] = []
      for (const key of new Set(keys)) {
        const one = known.get(key)
        if (one && one.until > now) found.set(key, one.value)
        else unknown.push(key)
      }
      if (unknown.length === 0) return found
      const before = changes
      for (const [key, value] of await find(unknown)) {
        found.set(key, value)
        if (changes !== before) continue
        if (known.size >= most) known.clear()
        known.set(key, { value, until: now + lasts })
      }
      return found
    },
  }
}
