// How many files come in at once, by form or by PUT: of one person, and of all who have no account at one form or network.
import { TooMany } from '#graphql/errors.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { MAX_AT_ONCE } from './sizes.ts'

const say = refusalMessages.message

/** What is counted under a name, and how much of it comes in at once. */
export type Counted = { key: string; most: number }

export const byPerson = (personId: number): Counted[] => [
  { key: `person:${personId}`, most: MAX_AT_ONCE },
]

const coming = new Map<string, number>()

/** Does the work unless too much of one of these comes in already; a form counts as one. Throws TooMany. */
export async function withinLimit<Result>(
  counted: readonly Counted[],
  work: () => Promise<Result>,
): Promise<Result> {
  if (counted.some(({ key, most }) => (coming.get(key) ?? 0) >= most))
    throw new TooMany(5, say('filesAtOnce'))
  for (const { key } of counted) coming.set(key, (coming.get(key) ?? 0) + 1)
  try {
    return await work()
  } finally {
    for (const { key } of counted) {
      const left = (coming.get(key) ?? 1) - 1
      if (left > 0) coming.set(key, left)
      else coming.delete(key)
    }
  }
}
