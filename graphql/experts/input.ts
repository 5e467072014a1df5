import * as z from 'zod/mini'
import { atLeast, atMost, tagLine } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { MAX_TAGS, MAX_TEXT, TOPIC_LENGTH } from './limits.ts'

const say = refusalMessages.message

/** What experts are asked for: a text, tags, or both. */
export const ExpertQuestion = z.strictObject({
  text: z.string().check(atMost(MAX_TEXT)),
  tags: z.array(tagLine(TOPIC_LENGTH)).check(z.maxLength(MAX_TAGS)),
})
export const TopicInput = z.strictObject({
  topic: tagLine(TOPIC_LENGTH).check(atLeast(1, say('sayTopic'))),
})
export const WithdrawEndorsement = z.strictObject({ personId: z.int(), ...TopicInput.shape })
export const Endorse = z.strictObject({ ...WithdrawEndorsement.shape, postId: z.int() })
