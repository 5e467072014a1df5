// What people may send: the browser's form and the server's check are these objects.
import * as z from 'zod/mini'
import { FileIds } from '#graphql/attachments/input.ts'
import { COMMENT_LENGTH, REACTIONS } from './limits.ts'

const id = z.int().check(z.positive())
const body = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, 'Write something first.'),
    z.maxLength(COMMENT_LENGTH, `At most ${COMMENT_LENGTH} signs.`),
  )

export const PostComment = z.strictObject({
  postId: id,
  replyToId: z.optional(z.nullable(id)),
  body,
  kind: z._default(z.enum(['COMMENT', 'CASE', 'BUILD_ON']), 'COMMENT'),
  fileIds: z._default(FileIds, []),
})
export const EditComment = z.strictObject({ commentId: id, body })
export const CommentRef = z.strictObject({ commentId: id })
export const React = z.strictObject({
  commentId: id,
  emoji: z.enum(REACTIONS, 'Choose one of the signs.'),
  isOn: z.boolean(),
})
