// What people may send about ideas. The browser's forms take their lengths from here.
import * as z from 'zod/mini'
import { FileIds } from '#graphql/attachments/input.ts'
import { ChangePolicy } from '#graphql/clocks/input.ts'
import { atLeast, line, prose, tagLine, text } from '#graphql/input-texts.ts'
import { atLeastRead } from '#graphql/posts/input.ts'
import { refusalMessages } from '#messages/refusal.ts'
import {
  BODY_LENGTH,
  DECLINE_REASONS,
  MAX_TAGS,
  RESPONSE_LENGTH,
  TAG_LENGTH,
  TITLE_LENGTH,
  WITHDRAW_NOTE_LENGTH,
} from './limits.ts'

const say = refusalMessages.message

const id = z.int().check(z.positive())
const title = line(TITLE_LENGTH, say('longTitle', { max: TITLE_LENGTH })).check(
  atLeast(4, say('fewWords')),
)
const body = prose(BODY_LENGTH)
const tag = tagLine(TAG_LENGTH).check(atLeast(2, say('tagShort')))
const tags = z.array(tag).check(z.maxLength(MAX_TAGS, text(say('mostTags', { max: MAX_TAGS }))))
const slug = z.string().check(z.regex(/^[a-z0-9-]{1,70}$/))

export const PostIdea = z.strictObject({
  space: z.optional(slug),
  board: z.optional(slug),
  title,
  body: z._default(body, ''),
  tags: z._default(tags, []),
  fileIds: z._default(FileIds, []),
  /** Without the author's name, in a space that allows it. */
  isSealed: z._default(z.boolean(), false),
})
export const EditIdea = z.strictObject({
  ideaId: id,
  /** The version that was opened: somebody else's edit in between is a conflict, never overwritten. */
  version: z.int(),
  title,
  body: z._default(body, ''),
  tags: z._default(tags, []),
  fileIds: z._default(FileIds, []),
})
export const WithdrawIdea = z.strictObject({ ideaId: id, note: z._default(prose(500), '') })

export const ChangeIdeaStatus = z.strictObject({
  ideaId: id,
  to: z.enum(['NEW', 'SHAPING', 'TRIAL', 'BUILDING', 'IN_USE'], text(say('chooseStatus'))),
  note: prose(1_000).check(atLeast(3, say('sayWhy'))),
  assigneeId: z.optional(z.nullable(id)),
  nextStep: z._default(line(200), ''),
})
const responseText = prose(RESPONSE_LENGTH).check(atLeastRead(3, say('responseEmpty')))
export const RespondToIdea = z.strictObject({
  ideaId: id,
  kind: z.enum(['YES', 'QUESTION'], text(say('chooseResponse'))),
  text: responseText,
})
/** An official response as it shall be; `version` is the one that was opened. */
export const CorrectResponse = z.strictObject({
  responseId: id,
  version: z.int(),
  /** Yes or a question; a Not now stays one. */
  kind: z.optional(z.nullable(z.enum(['YES', 'QUESTION'], text(say('chooseResponse'))))),
  text: responseText,
})
export const WithdrawResponse = z.strictObject({
  responseId: id,
  version: z.int(),
  note: prose(WITHDRAW_NOTE_LENGTH).check(atLeast(3, say('sayWhy'))),
})
export const DeclineIdea = z.strictObject({
  ideaId: id,
  reason: z.enum(DECLINE_REASONS, text(say('chooseReason'))),
  text: prose(RESPONSE_LENGTH).check(atLeastRead(10, say('sayWhyLong'))),
  reopenIf: z._default(line(200), ''),
})
const boardName = line(60).check(atLeast(3, say('nameIt')))
export const MakeBoard = z.strictObject({
  space: slug,
  name: boardName,
  about: z._default(line(200), ''),
  responseDays: z._default(z.nullable(z.int().check(z.gte(1), z.lte(60))), 5),
  ownerId: z.optional(z.nullable(id)),
})
/** What is left out stays. */
export const EditBoard = z.strictObject({
  boardId: id,
  /** The version that was opened: an edit in between is a conflict. Without one, whatever is there is overwritten. */
  version: z.optional(z.nullable(z.int())),
  name: z.optional(boardName),
  about: z.optional(line(200)),
  responseDays: z.optional(z.nullable(z.int().check(z.gte(1), z.lte(60)))),
  ownerId: z.optional(z.nullable(id)),
  delegateIds: z.optional(z.array(id).check(z.maxLength(20))),
  isArchived: z.optional(z.boolean()),
})
export const FollowBoard = z.strictObject({
  boardId: id,
  level: z.enum(['FOLLOW', 'MUTE', 'NONE']),
})
export const ClaimBoard = z.strictObject({ boardId: id })
export const SetBoardPromise = z.strictObject({
  boardId: id,
  /** The version that was opened: an edit in between is a conflict. Without one, whatever is there is overwritten. */
  version: z.optional(z.nullable(z.int())),
  promise: ChangePolicy,
})
