import * as z from 'zod/mini'
import { tagOf } from '#graphql/characters.ts'
import { atLeast, atMost, line } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { ALIAS_LENGTH } from './limits.ts'

export const SEARCH_LENGTH = 300
export const SearchInput = z.strictObject({
  query: z.string().check(atMost(SEARCH_LENGTH)),
  space: z.nullish(z.string().check(atMost(80))),
  tags: z.nullish(z.array(z.string().check(z.overwrite(tagOf), atMost(40))).check(z.maxLength(10))),
  first: z.nullish(z.int()),
  after: z.nullish(z.string().check(z.maxLength(2_000))),
})
export const SimilarInput = z.strictObject({
  text: z.string().check(atMost(20_000)),
  body: z.nullish(z.string().check(atMost(20_000))),
})

const name = line(ALIAS_LENGTH).check(atLeast(2, refusalMessages.message('aliasWords')))
export const AddAlias = z.strictObject({
  name,
  other: name,
  space: z.nullish(z.string().check(atMost(80))),
})
