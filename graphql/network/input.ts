// What people may ask of the network.
import * as z from 'zod/mini'
import { atLeast, line, tagLine, text } from '#graphql/input-texts.ts'
import { networkMessages } from '#messages/network.ts'
import { refusalMessages } from '#messages/refusal.ts'
import {
  MAX_SKILLS,
  MAX_TEAM,
  MIN_TEAM,
  NOTE_LENGTH,
  PROBLEM_LENGTH,
  SKILL_LENGTH,
} from './limits.ts'

const say = refusalMessages.message
const word = networkMessages.message
const size = text(word('refusal.size', { min: MIN_TEAM, max: MAX_TEAM }))

export const TeamInput = z.strictObject({
  problem: line(PROBLEM_LENGTH, say('most', { max: PROBLEM_LENGTH })).check(
    atLeast(8, word('refusal.problem')),
  ),
  skills: z
    .array(tagLine(SKILL_LENGTH))
    .check(z.maxLength(MAX_SKILLS, text(word('refusal.skills', { max: MAX_SKILLS })))),
  size: z.int().check(z.gte(MIN_TEAM, size), z.lte(MAX_TEAM, size)),
})
export const PathTopic = z.strictObject({
  topic: tagLine(SKILL_LENGTH).check(atLeast(1, say('sayTopic'))),
})

const id = z.int().check(z.positive())
export const SetConnector = z.strictObject({ isOn: z.boolean() })
export const AskIntroduction = z.strictObject({
  connectorId: id,
  personId: id,
  note: line(NOTE_LENGTH, say('most', { max: NOTE_LENGTH })),
})
export const RespondToIntroduction = z.strictObject({ introductionId: id, isMade: z.boolean() })
