import * as z from 'zod/mini'
import { atLeast, prose } from '#graphql/input-texts.ts'
import { moderationMessages } from '#messages/moderation.ts'
import { NOTE_LENGTH, OUTCOMES, REASON_LENGTH, REPORT_REASONS } from './limits.ts'

const say = moderationMessages.message
const number = z.int().check(z.positive())

/** Without a comment: the post itself. */
export const ReportInput = z.strictObject({
  postId: number,
  commentId: z.nullish(number),
  reason: z.enum(REPORT_REASONS),
  note: prose(NOTE_LENGTH),
})
export const DecideInput = z.strictObject({
  caseId: number,
  outcome: z.enum(OUTCOMES),
  reason: prose(REASON_LENGTH).check(atLeast(3, say('refusal.why'))),
})
