import * as z from 'zod/mini'

const id = z.int().check(z.positive())
const note = z.string().check(z.trim(), z.maxLength(500, 'At most 500 signs.'))

export const FollowPost = z.strictObject({
  postId: id,
  level: z.enum(['FOLLOW', 'MUTE', 'NONE']),
})
export const PostRef = z.strictObject({ postId: id })
export const MergePost = z.strictObject({ postId: id, intoId: id, note: z._default(note, '') })
export const UnmergePost = z.strictObject({
  postId: id,
  note: note.check(z.minLength(3, 'Say why, in a sentence.')),
})
