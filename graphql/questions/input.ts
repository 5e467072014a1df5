// What people may send about questions and answers.
import * as z from 'zod/mini'
import { FileIds } from '#graphql/attachments/input.ts'
import { atLeast, line, prose, tagLine, text } from '#graphql/input-texts.ts'
import { questionsMessages } from '#messages/questions.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { BODY_LENGTH, MAX_CAP, MAX_CHOSEN, MAX_TAGS, TAG_LENGTH, TITLE_LENGTH } from './limits.ts'

const say = refusalMessages.message
const word = questionsMessages.message

const id = z.int().check(z.positive())
/** Titles are what others find and experts read: code and signs alone say nothing. */
const hasWords = z.refine<string>((value) => /\p{L}{2}/u.test(value), text(word('refusal.words')))
const title = line(TITLE_LENGTH, say('longTitle', { max: TITLE_LENGTH })).check(
  atLeast(8, word('refusal.short')),
  hasWords,
)
const tag = tagLine(TAG_LENGTH).check(atLeast(2, say('tagShort')))
const tags = z.array(tag).check(z.maxLength(MAX_TAGS, text(say('mostTags', { max: MAX_TAGS }))))
const words = {
  title,
  body: z._default(prose(BODY_LENGTH), ''),
  tags: z._default(tags, []),
  fileIds: z._default(FileIds, []),
}

export const AskQuestion = z.strictObject({
  space: z.string().check(z.regex(/^[a-z0-9-]{1,70}$/, text(word('refusal.space')))),
  ...words,
  /** Without the asker's name, in a space that allows it. */
  isSealed: z._default(z.boolean(), false),
  /** Who is asked first. Left out: whoever knows most. */
  personIds: z.optional(
    z.array(id).check(z.maxLength(MAX_CHOSEN, text(say('most', { max: MAX_CHOSEN })))),
  ),
})
export const EditQuestion = z.strictObject({
  questionId: id,
  /** The version that was opened. */
  version: z.int(),
  ...words,
})
export const QuestionRef = z.strictObject({ questionId: id })
export const AcceptAnswer = z.strictObject({
  questionId: id,
  /** Null: none is accepted any longer. */
  answerId: z.nullable(id),
})
export const GiveVote = z.strictObject({ commentId: id, isOn: z.boolean() })

export const AskPerson = z.strictObject({ questionId: id, personId: id })
export const RespondToRequest = z.strictObject({
  questionId: id,
  response: z.enum(['ACCEPT', 'DECLINE']),
})
export const SetWeeklyCap = z.strictObject({
  cap: z
    .int()
    .check(
      z.gte(0, text(word('refusal.cap', { max: MAX_CAP }))),
      z.lte(MAX_CAP, text(word('refusal.cap', { max: MAX_CAP }))),
    ),
})
/** What a question is about that is not asked yet. */
export const QuestionDraft = z.strictObject({
  space: z.string().check(z.maxLength(70)),
  title: prose(TITLE_LENGTH),
  body: z._default(prose(BODY_LENGTH), ''),
  tags: z._default(tags, []),
})

export const CheckKnowledge = z.strictObject({ questionId: id, holds: z.boolean() })
