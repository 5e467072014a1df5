import * as z from 'zod/mini'
import { text } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'

const say = refusalMessages.message

const id = z.int().check(z.positive())
const note = z.string().check(z.trim(), z.maxLength(500, text(say('long', { max: 500 }))))

export const FollowPost = z.strictObject({
  postId: id,
  level: z.enum(['FOLLOW', 'MUTE', 'NONE']),
})
export const PostRef = z.strictObject({ postId: id })
export const MergePost = z.strictObject({ postId: id, intoId: id, note: z._default(note, '') })
export const UnmergePost = z.strictObject({
  postId: id,
  note: note.check(z.minLength(3, text(say('sayWhy')))),
})
