import * as z from 'zod/mini'
import { atLeast, line, prose, text } from '#graphql/input-texts.ts'
import { GRANTED_ROLES } from '#graphql/roles.ts'
import { isTimeZone, minuteOf } from '#graphql/time.ts'
import { WRITTEN_LANGUAGES } from '#messages/engine/languages.ts'
import { refusalMessages } from '#messages/refusal.ts'
import {
  ABOUT_LENGTH,
  JOB_LENGTH,
  LANGUAGES,
  MAX_SKILLS,
  REASON_LENGTH,
  SKILL_LENGTH,
} from './limits.ts'

const say = refusalMessages.message

const clockTime = z
  .string()
  .check(z.refine((value) => minuteOf(value) !== null, text(say('noSuchTime'))))

export const EditProfile = z.strictObject({
  /** The version that was opened: an edit in between is a conflict. Without one, whatever is there is overwritten. */
  version: z.optional(z.nullable(z.int())),
  title: line(JOB_LENGTH),
  about: prose(ABOUT_LENGTH),
  skills: z
    .array(
      line(SKILL_LENGTH, say('longEach', { max: SKILL_LENGTH })).check(
        atLeast(2, say('eachShort')),
      ),
    )
    .check(z.maxLength(MAX_SKILLS, text(say('most', { max: MAX_SKILLS })))),
})
export const ChangeSettings = z.strictObject({
  theme: z.nullish(z.enum(['SYSTEM', 'LIGHT', 'DARK'])),
  language: z.nullish(z.enum(LANGUAGES, text(say('chooseFromList')))),
  /** Empty: as the browser asks for. */
  interfaceLanguage: z.nullish(z.enum(['', ...WRITTEN_LANGUAGES], text(say('chooseFromList')))),
  timeZone: z.nullish(
    z.string().check(z.maxLength(64), z.refine(isTimeZone, text(say('noSuchZone')))),
  ),
  emailFrequency: z.nullish(z.enum(['AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER'])),
  shortcutsDisabled: z.nullish(z.boolean()),
  /** 1 is Monday; none: no focus hours. */
  focusDays: z.nullish(z.array(z.int().check(z.gte(1), z.lte(7))).check(z.maxLength(7))),
  focusFrom: z.nullish(clockTime),
  focusTo: z.nullish(clockTime),
  homeList: z.nullish(z.enum(['FOR_YOU', 'FOLLOWING', 'LATEST'], text(say('chooseFromList')))),
  isPersonalised: z.nullish(z.boolean()),
})
export const Deactivate = z.strictObject({
  personId: z.int().check(z.positive()),
  /** Who takes over what they own; without it nobody does. */
  successorId: z.nullish(z.int().check(z.positive())),
})
export const SetManager = z.strictObject({
  personId: z.int().check(z.positive()),
  /** Null: nobody. */
  managerId: z.nullable(z.int().check(z.positive())),
})
const REASON_LENGTH_AT_LEAST = 3
const held = {
  personId: z.int().check(z.positive()),
  role: z.enum(GRANTED_ROLES, text(say('chooseRole'))),
  /** Without it: in the company. */
  spaceId: z.nullish(z.int().check(z.positive())),
  reason: line(REASON_LENGTH).check(atLeast(REASON_LENGTH_AT_LEAST, say('reasonMissing'))),
}
export const GrantRole = z.strictObject({ ...held, until: z.nullish(z.date()) })
export const EndRole = z.strictObject(held)
export const SetRole = z.strictObject({
  personId: z.int().check(z.positive()),
  role: z.enum(['MEMBER', 'ADMIN'], text(say('chooseRole'))),
})
