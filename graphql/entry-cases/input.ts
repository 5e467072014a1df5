// What people may send about the case of an entry.
import * as z from 'zod/mini'
import { prose, text } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { BASIS_LENGTH, MAX_CASE } from './limits.ts'

const say = refusalMessages.message
const id = z.int().check(z.positive())
const amount = z
  .int(text(say('caseAmount', { max: MAX_CASE })))
  .check(
    z.gte(0, text(say('caseAmount', { max: MAX_CASE }))),
    z.lte(MAX_CASE, text(say('caseAmount', { max: MAX_CASE }))),
  )

export const SetEntryCase = z.strictObject({
  challengeId: id,
  ideaId: id,
  cost: amount,
  benefit: amount,
  basis: z._default(prose(BASIS_LENGTH), ''),
})
