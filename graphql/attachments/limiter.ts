// How many of one person's files come in at once, by form or by PUT.
import { TooMany } from '#graphql/errors.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { MAX_AT_ONCE } from './sizes.ts'

const say = refusalMessages.message

const coming = new Map<number, number>()

/** Takes in no more than MAX_AT_ONCE of one person's at once; a form counts as one. Throws TooMany. */
export async function withinLimit<Result>(
  personId: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const others = coming.get(personId) ?? 0
  if (others >= MAX_AT_ONCE) throw new TooMany(5, say('filesAtOnce'))
  coming.set(personId, others + 1)
  try {
    return await work()
  } finally {
    const left = (coming.get(personId) ?? 1) - 1
    if (left > 0) coming.set(personId, left)
    else coming.delete(personId)
  }
}
