// Listing words that a text is warned of, or held for.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { confidentialMessages } from '#messages/confidential.ts'
import { sql } from '#prisma/sql.ts'
import { wordUnwatched, wordWatched } from './events.ts'
import { UnwatchWord, WatchWord } from './input.ts'
import { MAX_WORDS } from './limits.ts'
import { MAX_PHRASE_WORDS, phraseOf } from './patterns.ts'
import { canWatchWords } from './policy.ts'

const say = confidentialMessages.message

/** Lists a word or a phrase; twice is once. Gives its id. Throws Invalid, NotAllowed, Conflict where MAX_WORDS are listed. */
export function watchWord(context: SignedIn, raw: z.input<typeof WatchWord>) {
  const input = parse(WatchWord, raw)
  const { viewer } = context
  const phrase = phraseOf(input.word)
  const count = phrase.split(' ').length
  if (!phrase || count > MAX_PHRASE_WORDS)
    throw new Invalid({ word: [say('refusal.phrase', { max: String(MAX_PHRASE_WORDS) })] })
  return write(context, 'watchWord', input, async (tx) => {
    if (!canWatchWords(viewer)) throw new NotAllowed()
    const { listed } = (await tx.first<{ listed: number }>(
      sql`select count(*)::int as listed from "WatchedWord"`,
    )) as { listed: number }
    if (listed >= MAX_WORDS) throw new Conflict(say('refusal.many', { max: String(MAX_WORDS) }))
    const made = await tx.first<{ id: number }>(sql`
      insert into "WatchedWord" (word, phrase, effect, "addedById", "addedAt")
      values (${input.word}, ${phrase}, ${input.effect}::"WatchedEffect", ${viewer.id}, ${tx.at})
      on conflict do nothing returning id`)
    if (!made) {
      const there = await tx.first<{ id: number }>(sql`
        select id from "WatchedWord" where phrase = ${phrase} and effect = ${input.effect}::"WatchedEffect"`)
      return { id: (there as { id: number }).id }
    }
    await wordWatched.record(tx, context, { wordId: made.id, effect: input.effect })
    return { id: made.id }
  })
}

/** Takes a word off the list. Throws NotFound, NotAllowed. */
export function unwatchWord(context: SignedIn, raw: z.input<typeof UnwatchWord>) {
  const input = parse(UnwatchWord, raw)
  return write(context, 'unwatchWord', input, async (tx) => {
    if (!canWatchWords(context.viewer)) throw new NotAllowed()
    const gone = await tx.first(
      sql`delete from "WatchedWord" where id = ${input.id} returning 1 as one`,
    )
    if (!gone) throw new NotFound()
    await wordUnwatched.record(tx, context, { wordId: input.id })
    return { id: input.id }
  })
}
