// What people may send about the value of entries.
import * as z from 'zod/mini'
import { prose } from '#graphql/input-texts.ts'
import { atLeastRead } from '#graphql/posts/input.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { MAX_VALUE, MIN_VALUE, NOTE_LENGTH } from './limits.ts'

const say = refusalMessages.message
const id = z.int().check(z.positive())
const value = z.int().check(z.gte(MIN_VALUE), z.lte(MAX_VALUE))
const entry = { challengeId: id, ideaId: id }

export const MeasureValue = z.strictObject({
  ...entry,
  measured: value,
  note: prose(NOTE_LENGTH).check(atLeastRead(10, say('valueNote'))),
})
/** `measured` is what the owner has read. */
export const SignValue = z.strictObject({ ...entry, measured: value })
export const SetValueOwner = z.strictObject({ ...entry, ownerId: id })
