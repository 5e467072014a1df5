import * as z from 'zod/mini'
import { text } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'

const say = refusalMessages.message

export const SEARCH_LENGTH = 300
export const SearchInput = z.strictObject({
  query: z.string().check(z.maxLength(SEARCH_LENGTH, text(say('long', { max: SEARCH_LENGTH })))),
  space: z.nullish(z.string().check(z.maxLength(80))),
  tags: z.nullish(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(10))),
  first: z.nullish(z.int()),
  after: z.nullish(z.string().check(z.maxLength(2_000))),
})
export const SimilarInput = z.strictObject({
  text: z.string().check(z.maxLength(20_000, text(say('long', { max: 20_000 })))),
  body: z.nullish(z.string().check(z.maxLength(20_000, text(say('long', { max: 20_000 }))))),
})
