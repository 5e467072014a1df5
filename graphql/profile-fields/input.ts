import * as z from 'zod/mini'
import { atLeast, line } from '#graphql/input-texts.ts'
import { profileFieldsMessages } from '#messages/profile-fields.ts'
import { FIELD_HELP_LENGTH, FIELD_NAME_LENGTH, VALUE_LENGTH } from './limits.ts'

const say = profileFieldsMessages.message
const id = z.int().check(z.positive())

export const SaveField = z.strictObject({
  /** Null: a new one. */
  id: z.nullable(id),
  name: line(FIELD_NAME_LENGTH).check(atLeast(2, say('refusal.name'))),
  help: line(FIELD_HELP_LENGTH),
  isSearchable: z.boolean(),
  ownerId: z.nullable(id),
})
export const FieldRef = z.strictObject({ id })
/** Empty: nothing stands in it any longer. */
export const SetValue = z.strictObject({ fieldId: id, personId: id, value: line(VALUE_LENGTH) })
