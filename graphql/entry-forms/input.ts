// What people may send by a form without an account, and about it.
import * as z from 'zod/mini'
import { atLeast, line, prose } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { SENT_BODY_LENGTH, SENT_NAME_LENGTH, SENT_TITLE_LENGTH } from './limits.ts'

const say = refusalMessages.message
const id = z.int().check(z.positive())

export const SendEntry = z.strictObject({
  key: z.string().check(z.maxLength(100)),
  title: line(SENT_TITLE_LENGTH, say('longTitle', { max: SENT_TITLE_LENGTH })).check(
    atLeast(4, say('fewWords')),
  ),
  body: z._default(prose(SENT_BODY_LENGTH), ''),
  name: z._default(line(SENT_NAME_LENGTH, say('longTitle', { max: SENT_NAME_LENGTH })), ''),
  fileId: z.optional(z.string().check(z.maxLength(100))),
})
export const FormRef = z.strictObject({ challengeId: id })
export const DecideSent = z.strictObject({ number: id, accepts: z.boolean() })
