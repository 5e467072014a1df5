import * as z from 'zod/mini'
import { text } from '#graphql/input-texts.ts'
import { WRITTEN_LANGUAGES } from '#messages/engine/languages.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { ABOUT_LENGTH, JOB_LENGTH, LANGUAGES, MAX_SKILLS, SKILL_LENGTH } from './limits.ts'

const say = refusalMessages.message

export const EditProfile = z.strictObject({
  /** The version that was opened: an edit in between is a conflict. Without one, whatever is there is overwritten. */
  version: z.optional(z.nullable(z.int())),
  title: z
    .string()
    .check(z.trim(), z.maxLength(JOB_LENGTH, text(say('long', { max: JOB_LENGTH })))),
  about: z
    .string()
    .check(z.trim(), z.maxLength(ABOUT_LENGTH, text(say('long', { max: ABOUT_LENGTH })))),
  skills: z
    .array(
      z
        .string()
        .check(
          z.trim(),
          z.minLength(2, text(say('eachShort'))),
          z.maxLength(SKILL_LENGTH, text(say('longEach', { max: SKILL_LENGTH }))),
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
    z
      .string()
      .check(
        z.refine(
          (zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC',
          text(say('noSuchZone')),
        ),
      ),
  ),
  emailFrequency: z.nullish(z.enum(['AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER'])),
  shortcutsDisabled: z.nullish(z.boolean()),
})
export const SetManager = z.strictObject({
  personId: z.int().check(z.positive()),
  /** Null: nobody. */
  managerId: z.nullable(z.int().check(z.positive())),
})
export const SetRole = z.strictObject({
  personId: z.int().check(z.positive()),
  role: z.enum(['MEMBER', 'ADMIN'], text(say('chooseRole'))),
})
