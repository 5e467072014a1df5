// What an input's schema says of a value. zod knows texts only: it is given the English one, and `parse` finds the message by it.
import * as z from 'zod/mini'
import type { Message } from '#messages/engine/catalogue.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { hasControls, oneLine, seenOf, tagOf } from './characters.ts'
import { countText, isLongerThan } from './graphemes.ts'

const say = refusalMessages.message

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

/** At most so many characters, as people count them. */
export const atMost = (max: number, message: Message = say('long', { max })) =>
  z.refine<string>((value) => !isLongerThan(value, max), { error: text(message), abort: true })

/** At least so many characters that can be seen. */
export const atLeast = (min: number, message: Message) =>
  z.refine<string>((value) => countText(seenOf(value)) >= min, text(message))

const noControls = z.refine<string>((value) => !hasControls(value), {
  error: text(say('brokenText')),
  abort: true,
})

/** Words of people on one line: a title, a name. */
export const line = (max: number, message?: Message) =>
  z.string().check(noControls, z.overwrite(oneLine), atMost(max, message))

/** Words of people on any number of lines. */
export const prose = (max: number, message?: Message) =>
  z.string().check(noControls, z.trim(), atMost(max, message))

/** A tag: one line in lower case, the same for every way to type it. */
export const tagLine = (max: number) =>
  z.string().check(noControls, z.overwrite(tagOf), atMost(max))
