// What an input's schema says of a value. zod knows texts only: it is given the English one, and `parse` finds the message by it.
import type { Message } from '#messages/engine/catalogue.ts'
import { refusalMessages } from '#messages/refusal.ts'

const messages = new Map<string, Message>()

/** The text of a check in an `input.ts`. Two messages with the same English are the same message. */
export function text(message: Message): string {
  const english = message('en')
  if (!messages.has(english)) messages.set(english, message)
  return english
}

/** The message behind the text of a failed check; what zod says by itself is "invalid". */
export const messageOf = (english: string): Message =>
  messages.get(english) ??
  (english === refusalMessages.in('en')('invalid')
    ? refusalMessages.message('invalid')
    : () => english)
