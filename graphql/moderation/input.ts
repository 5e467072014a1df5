import * as z from 'zod/mini'
import { atLeast, prose, text } from '#graphql/input-texts.ts'
import { moderationMessages } from '#messages/moderation.ts'
import {
  MAX_RESTRICTION_DAYS,
  NOTE_LENGTH,
  OUTCOMES,
  REASON_LENGTH,
  REPORT_REASONS,
} from './limits.ts'

const say = moderationMessages.message
const number = z.int().check(z.positive())
const why = prose(REASON_LENGTH).check(atLeast(3, say('refusal.why')))
const days = z.int().check(z.gte(1), z.lte(MAX_RESTRICTION_DAYS))
const day = z.iso.date(text(say('refusal.day')))

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
  /** Which rule was broken; without it the gravest that was reported. */
  rule: z.nullish(z.enum(REPORT_REASONS)),
  reason: why,
})
export const LockDiscussion = z.strictObject({ postId: number, days, reason: why })
export const RestrictPerson = z.strictObject({
  personId: number,
  spaceId: z.nullable(number),
  days,
  reason: why,
})
/** A newcomer's first days; 0: nobody is one. */
export const NewcomerDays = z.strictObject({ days: z.int().check(z.gte(0), z.lte(90)) })
/** A note is needed where it is not approved. */
export const DecideHeld = z.strictObject({
  id: number,
  /** Which version of its words was read. */
  version: z.int(),
  approves: z.boolean(),
  note: prose(REASON_LENGTH),
})
export const EndRestriction = z.strictObject({ id: number })
/** Days as `YYYY-MM-DD`, where the person lives. */
export const AddDuty = z.strictObject({ personId: number, firstDay: day, lastDay: day })
export const EndDuty = z.strictObject({ id: number })
