import * as z from 'zod/mini'
import { atLeast, prose, text } from '#graphql/input-texts.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { seenLength } from './markdown.ts'

const say = refusalMessages.message

const id = z.int().check(z.positive())
const note = prose(500)

/** At least so many characters that can be seen when the Markdown text is shown. */
export const atLeastRead = (min: number, message: Message) =>
  z.refine<string>((value) => seenLength(value) >= min, text(message))

export const FollowPost = z.strictObject({
  postId: id,
  level: z.enum(['FOLLOW', 'MUTE', 'NONE']),
})
export const PostRef = z.strictObject({ postId: id })
export const PinPost = z.strictObject({ postId: id, isPinned: z.boolean() })
export const MergePost = z.strictObject({ postId: id, intoId: id, note: z._default(note, '') })
export const UnmergePost = z.strictObject({
  postId: id,
  note: note.check(atLeast(3, say('sayWhy'))),
})
