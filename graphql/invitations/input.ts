import * as z from 'zod/mini'
import { atMost, text } from '#graphql/input-texts.ts'
import { emailLine, personName } from '#graphql/setup/input.ts'
import { entryMessages } from '#messages/entry.ts'
import { DOMAIN_LENGTH, LINK_DAYS, MAX_TEXT } from './limits.ts'

const say = entryMessages.message

export const Invite = z.strictObject({
  /** Addresses one below the other, or a CSV with a line of names of columns. */
  people: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, text(say('refused.nobody'))),
      atMost(MAX_TEXT, say('refused.tooLong')),
    ),
})
export const InvitationRef = z.strictObject({ invitationId: z.int().check(z.positive()) })
export const MakeLink = z.strictObject({
  domain: z.string().check(
    z.trim(),
    z.toLowerCase(),
    z.overwrite((value) => value.replace(/^@/, '')),
    atMost(DOMAIN_LENGTH),
    z.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, text(say('refused.domain'))),
  ),
  days: z.int().check(z.refine((days) => LINK_DAYS.includes(days as 1), text(say('refused.days')))),
})
export const LinkRef = z.strictObject({ linkId: z.int().check(z.positive()) })
export const Accept = z.strictObject({ key: z.string(), name: personName })
export const Ask = z.strictObject({ key: z.string(), name: personName, email: emailLine })
