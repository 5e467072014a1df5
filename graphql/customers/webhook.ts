// A signed event of a webhook: read, and taken in. The same event again is the same message, and the order does not matter.
import * as z from 'zod/mini'
import { systemActor } from '#graphql/context.ts'
import { line, prose } from '#graphql/input-texts.ts'
import { parse } from '#graphql/parse.ts'
import { transaction } from '#graphql/transaction.ts'
import type { ChannelRow } from './channel-queries.ts'
import { ADDRESS_LENGTH, MAX_REACH, MESSAGE_LENGTH, NAME_LENGTH, SUBJECT_LENGTH } from './limits.ts'
import { type Received, receive } from './receive.ts'

const key = z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[\x21-\x7e]+$/))

/** What an event says. `thread`: by what events belong together. */
export const IntakeEvent = z.strictObject({
  id: key,
  thread: z.optional(key),
  from: z.strictObject({
    name: z._default(line(NAME_LENGTH), ''),
    email: z.optional(
      z.string().check(z.maxLength(ADDRESS_LENGTH), z.regex(/^[^\s@]{1,64}@[^\s@]{1,190}$/)),
    ),
    handle: z.optional(line(NAME_LENGTH)),
  }),
  subject: z._default(line(SUBJECT_LENGTH), ''),
  text: prose(MESSAGE_LENGTH).check(z.minLength(1)),
  reach: z._default(z.int().check(z.gte(1), z.lte(MAX_REACH)), 1),
  severity: z._default(z.int().check(z.gte(1), z.lte(3)), 1),
})

/** Takes an event in. Throws Invalid with the field's name. */
export async function takeEvent(
  channel: ChannelRow,
  raw: unknown,
  requestId: string,
  at?: Date,
): Promise<Received | null> {
  const event = parse(IntakeEvent, raw)
  const { email, handle, name } = event.from
  const mail = email?.toLowerCase()
  return await transaction(
    (tx) =>
      receive(tx, systemActor(requestId), {
        channel,
        externalId: event.id,
        externalKey: event.thread ?? null,
        address: mail
          ? { kind: 'mail', address: mail }
          : handle
            ? { kind: 'handle', address: handle.toLowerCase() }
            : null,
        name: name || (handle ?? ''),
        subject: event.subject,
        text: event.text,
        reach: event.reach,
        severity: event.severity,
      }),
    at,
  )
}
