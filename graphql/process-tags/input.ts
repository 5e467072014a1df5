// What people may send about process tags and risks.
import * as z from 'zod/mini'
import { atLeast, line, prose, text } from '#graphql/input-texts.ts'
import { atLeastRead } from '#graphql/posts/input.ts'
import { refusalMessages } from '#messages/refusal.ts'
import {
  PROCESS_NAME_LENGTH,
  RISK_ANSWER_LENGTH,
  RISK_REASON_LENGTH,
  RISK_VERDICTS,
} from './limits.ts'

const say = refusalMessages.message
const id = z.int().check(z.positive())
const name = line(PROCESS_NAME_LENGTH, say('longTitle', { max: PROCESS_NAME_LENGTH })).check(
  atLeast(2, say('processName')),
)

export const AddProcess = z.strictObject({ name, ownerId: id })
export const EditProcess = z.strictObject({ tagId: id, name, ownerId: id })
export const ProcessRef = z.strictObject({ tagId: id })
export const FlagRisk = z.strictObject({
  challengeId: id,
  ideaId: id,
  tagId: id,
  reason: prose(RISK_REASON_LENGTH).check(atLeastRead(10, say('riskReason'))),
})
export const FlagRef = z.strictObject({ flagId: id })
export const AnswerRisk = z.strictObject({
  flagId: id,
  verdict: z.enum(RISK_VERDICTS, text(say('riskVerdict'))),
  answer: prose(RISK_ANSWER_LENGTH).check(atLeastRead(10, say('riskAnswer'))),
})
