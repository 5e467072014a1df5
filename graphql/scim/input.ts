import * as z from 'zod/mini'
import { atLeast, line } from '#graphql/input-texts.ts'
import { GRANTED_ROLES } from '#graphql/roles.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { CONNECTION_NAME_LENGTH } from './limits.ts'

const say = refusalMessages.message
const id = z.int().check(z.positive())
const groupId = z.string().check(z.maxLength(40))

export const MakeConnection = z.strictObject({
  name: line(CONNECTION_NAME_LENGTH).check(atLeast(2, say('nameIt'))),
})
export const ConnectionRef = z.strictObject({ number: id })
export const AddRule = z.strictObject({
  groupId,
  role: z.optional(z.nullable(z.enum(GRANTED_ROLES))),
  spaceId: z.optional(z.nullable(id)),
})
export const RemoveRule = z.strictObject({ number: id })
