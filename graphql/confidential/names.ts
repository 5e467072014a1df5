// Names that must not stand in a text. They are looked for only before it is stored: whoever asks without writing learns none.
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Db } from '#prisma/client.ts'
import { type Finding, namesLikeIn, phraseOf } from './patterns.ts'
import { confidentialNames } from './sources.ts'

/** More phrases of one text are not looked up. */
const MAX_LOOKED_UP = 1_000
/** Names that one person is told of in an hour: enough for slips, too few to try out a list. */
export const MAX_TOLD = 20
const told = new RateLimiterMemory({ points: MAX_TOLD, duration: 3_600 })

/** What in a text may be a name, in small letters, each as the text has it; without what stood there `before`. */
export function likeNames(text: string, before: string): Map<string, string> {
  const old = ` ${before ? phraseOf(before) : ''} `
  const all = namesLikeIn(text, MAX_LOOKED_UP)
  return new Map([...all].filter(([phrase]) => !old.includes(` ${phrase} `)))
}

/** Which of them are names that must not stand there, shown as the text has them. */
export async function namesAmong(
  db: Db,
  likely: ReadonlyMap<string, string>,
  max: number,
): Promise<Finding[]> {
  if (likely.size === 0) return []
  const phrases = await confidentialNames(db, [...likely.keys()], max)
  return phrases.map((phrase) => ({ kind: 'NAME', shown: likely.get(phrase) ?? phrase }))
}

/** Is this person told of no more names for now? Then whether one was found must not show either. */
export const isToldNoMore = async (personId: number): Promise<boolean> =>
  ((await told.get(personId))?.consumedPoints ?? 0) >= MAX_TOLD

export async function countTold(personId: number, names: number): Promise<void> {
  if (names > 0) await told.penalty(personId, names)
}
