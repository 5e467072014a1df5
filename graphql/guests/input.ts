import * as z from 'zod/mini'
import { atLeast, line, prose, text } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { AGREEMENT_LENGTH, GUEST_NAME_LENGTH } from './limits.ts'

const say = refusalMessages.message
const id = z.int().check(z.positive())

export const InviteGuest = z.strictObject({
  spaceId: id,
  /** It alone is shared; without it the whole space. */
  postId: z.nullish(id),
  name: line(GUEST_NAME_LENGTH).check(atLeast(2, say('nameIt'))),
  email: z
    .string()
    .check(z.trim(), z.toLowerCase(), z.maxLength(200), z.email(text(say('noAddress')))),
  until: z.date(),
  agreement: prose(AGREEMENT_LENGTH).check(atLeast(10, say('agreementMissing'))),
})
export const ExtendGuest = z.strictObject({ personId: id, until: z.date() })
export const EndGuest = z.strictObject({ personId: id })
