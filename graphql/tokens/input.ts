import * as z from 'zod/mini'
import { atLeast, line, text } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { PURPOSE_LENGTH, SERVICE_NAME_LENGTH, TOKEN_DAYS, TOKEN_NAME_LENGTH } from './limits.ts'

const say = refusalMessages.message
const id = z.int().check(z.positive())
const isLifetime = (days: number): boolean => (TOKEN_DAYS as readonly number[]).includes(days)

export const MakeToken = z.strictObject({
  name: line(TOKEN_NAME_LENGTH).check(atLeast(2, say('nameIt'))),
  canWrite: z.boolean(),
  days: z.int().check(z.refine(isLifetime, text(say('chooseOne')))),
})
export const MakeServiceToken = z.strictObject({ personId: id, token: MakeToken })
export const RevokeToken = z.strictObject({ number: id })
export const MakeServiceAccount = z.strictObject({
  name: line(SERVICE_NAME_LENGTH).check(atLeast(2, say('nameIt'))),
  purpose: line(PURPOSE_LENGTH).check(atLeast(2, say('purposeMissing'))),
})
