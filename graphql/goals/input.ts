// What people may send about goals.
import * as z from 'zod/mini'
import { atLeast, line, prose, text } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { GOAL_ABOUT_LENGTH, GOAL_STATES, GOAL_TITLE_LENGTH } from './limits.ts'

const say = refusalMessages.message
const id = z.int().check(z.positive())
const day = z.nullable(
  z.string().check(
    z.regex(/^\d{4}-\d\d-\d\d$/, text(say('goalDay'))),
    // JavaScript makes 1 March of 30 February.
    z.refine(
      (given) => {
        const at = Date.parse(`${given}T00:00:00.000Z`)
        return !Number.isNaN(at) && new Date(at).toISOString().startsWith(given)
      },
      text(say('goalDay')),
    ),
  ),
)
const words = {
  title: line(GOAL_TITLE_LENGTH, say('longTitle', { max: GOAL_TITLE_LENGTH })).check(
    atLeast(4, say('fewWords')),
  ),
  about: z._default(prose(GOAL_ABOUT_LENGTH), ''),
  dueOn: z._default(day, null),
}
export const StartGoal = z.strictObject({
  space: z.string().check(z.minLength(1), z.maxLength(60)),
  ...words,
})
/** A goal as it shall be; `version` is the one that was opened. */
export const EditGoal = z.strictObject({
  goalId: id,
  version: z.int(),
  state: z.enum(GOAL_STATES),
  ownerId: z._default(z.nullable(id), null),
  ...words,
})
/** Null: it serves none. */
export const SetChallengeGoal = z.strictObject({ challengeId: id, goalId: z.nullable(id) })
