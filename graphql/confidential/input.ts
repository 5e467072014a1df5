import * as z from 'zod/mini'
import { atLeast, line } from '#graphql/input-texts.ts'
import { confidentialMessages } from '#messages/confidential.ts'
import { EFFECTS, WORD_LENGTH } from './limits.ts'

const say = confidentialMessages.message

export const WatchWord = z.strictObject({
  word: line(WORD_LENGTH).check(atLeast(3, say('refusal.short'))),
  effect: z.enum(EFFECTS),
})
export const UnwatchWord = z.strictObject({ id: z.int().check(z.positive()) })
