import * as z from 'zod/mini'
import { atLeast, line } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { TOPIC_LENGTH } from './limits.ts'

const say = refusalMessages.message

export const TopicName = z.strictObject({
  /** TAG, SEARCH, or the name of a declared kind. */
  kind: z.string().check(z.maxLength(40)),
  /** The tag, the words of the search, or what names the list in addresses. */
  key: line(TOPIC_LENGTH).check(atLeast(1, say('sayTopic'))),
  /** A search within this space alone, by its name in addresses. */
  space: z.nullish(z.string().check(z.maxLength(80))),
})
export const FollowTopic = z.strictObject({
  ...TopicName.shape,
  level: z.enum(['FOLLOW', 'MUTE', 'NONE']),
})
