// One answer for all who look at the same thing: when a hint reaches a thousand screens, the database is asked once.
import type { Viewer } from './context.ts'

/** How long an answer is shared, in milliseconds: the length of a burst, not a cache. */
const SHARED_FOR = 300

export type Shareable = {
  /** Who may have this answer: the space it stands in. Only what every reader of the space sees may be in it. */
  spaceId: number
  body: Buffer
}

const remembered = new Set<Map<string, unknown>>()
/** Forgets every shared answer: something has changed, and whoever asks because of it must not get what was found before. */
export function invalidateSharedAnswers(): void {
  for (const answers of remembered) answers.clear()
}

/** Answers by key. `find` runs as the first who asks; others get its result only if they may read the same space. */
export function sharedAnswers() {
  const answers = new Map<string, Promise<Shareable | null>>()
  remembered.add(answers)
  return async (
    key: string,
    viewer: Viewer,
    find: () => Promise<Shareable | null>,
  ): Promise<Shareable | null> => {
    const known = answers.get(key)
    if (known) {
      const answer = await known.catch(() => null)
      if (answer && viewer.spaceIds.includes(answer.spaceId)) return answer
      // Another viewer's "nothing" says nothing about this one.
      return find()
    }
    const found = find()
    answers.set(key, found)
    const invalidate = setTimeout(() => answers.delete(key), SHARED_FOR)
    const invalidateAtOnce = () => {
      clearTimeout(invalidate)
      answers.delete(key)
    }
    // "Nothing" is nobody else's answer, and must not keep those who may read from sharing theirs.
    found.then((answer) => answer ?? invalidateAtOnce(), invalidateAtOnce)
    return found
  }
}

const WINDOWS = [60_000, 600_000, 7_200_000, 86_400_000]

/**
 * "Changed since" moments of many screens, made few: the smallest window that covers `since`, cut at a quarter of
 * it, so that screens opened at different times ask the same question. Null: too long ago, ask for the whole page.
 * @param since and now in milliseconds
 */
export function sharedSince(since: number, now: number): number | null {
  const window = WINDOWS.find((length) => now - since < length * 0.75)
  if (!window) return null
  const step = window / 4
  return Math.floor((now - window) / step) * step
}
