import * as z from 'zod/mini'
import { text } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'

const say = refusalMessages.message

const id = z.int().check(z.positive())
const ids = z.array(id).check(z.maxLength(200, text(say('mostAtOnce', { max: 200 }))))

export const ReadNotifications = z.strictObject({
  /** Left out: all. */
  ids: z.nullish(ids),
})
export const UnreadNotifications = z.strictObject({
  ids: z.nullish(ids),
  /** The moment that readNotifications gave back: undoes just that. */
  readAt: z.nullish(z.date()),
})
export const SetNotificationPreference = z.strictObject({
  kind: z.string().check(z.maxLength(40)),
  inApp: z.boolean(),
  mail: z.boolean(),
})
