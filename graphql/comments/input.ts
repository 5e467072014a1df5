// What people may send: the browser's form and the server's check are these objects.
import * as z from 'zod/mini'
import { FileIds } from '#graphql/attachments/input.ts'
import { prose, text } from '#graphql/input-texts.ts'
import { atLeastRead } from '#graphql/posts/input.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { COMMENT_LENGTH, REACTIONS } from './limits.ts'

const say = refusalMessages.message

const id = z.int().check(z.positive())
const body = prose(COMMENT_LENGTH).check(atLeastRead(1, say('writeFirst')))

export const PostComment = z.strictObject({
  postId: id,
  replyToId: z.optional(z.nullable(id)),
  body,
  kind: z._default(z.enum(['COMMENT', 'CASE', 'BUILD_ON']), 'COMMENT'),
  fileIds: z._default(FileIds, []),
  /** Without the writer's name, where the kind of the post and its space allow it. */
  isSealed: z._default(z.boolean(), false),
})
export const EditComment = z.strictObject({
  commentId: id,
  body,
  /** The version that was opened: an edit in between is a conflict. Without one, whatever is there is overwritten. */
  version: z.optional(z.nullable(z.int())),
})
export const CommentRef = z.strictObject({ commentId: id })
/** What readers give to a comment (`isOn`) and take back. */
export const GiveToComment = z.strictObject({ commentId: id, isOn: z.boolean() })
export const React = z.extend(GiveToComment, {
  emoji: z.enum(REACTIONS, text(say('chooseEmoji'))),
})
