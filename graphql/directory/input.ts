// What people may send to the directory.
import * as z from 'zod/mini'
import { atLeast, atMost, line } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { FILTER_NAME_LENGTH, FILTER_QUERY_LENGTH } from './limits.ts'

const say = refusalMessages.message

export const SaveFilter = z.strictObject({
  name: line(FILTER_NAME_LENGTH).check(atLeast(1, say('filterName'))),
  query: z.string().check(atMost(FILTER_QUERY_LENGTH)),
})
export const DeleteFilter = z.strictObject({ filterId: z.int().check(z.positive()) })
