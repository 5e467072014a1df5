import * as z from 'zod/mini'
import { WRITTEN_LANGUAGES } from '#messages/engine/languages.ts'
import { ABOUT_LENGTH, JOB_LENGTH, LANGUAGES, MAX_SKILLS, SKILL_LENGTH } from './limits.ts'

export const EditProfile = z.strictObject({
  title: z.string().check(z.trim(), z.maxLength(JOB_LENGTH, `At most ${JOB_LENGTH} signs.`)),
  about: z.string().check(z.trim(), z.maxLength(ABOUT_LENGTH, `At most ${ABOUT_LENGTH} signs.`)),
  skills: z
    .array(
      z
        .string()
        .check(
          z.trim(),
          z.minLength(2, 'At least two signs each.'),
          z.maxLength(SKILL_LENGTH, `At most ${SKILL_LENGTH} signs each.`),
        ),
    )
    .check(z.maxLength(MAX_SKILLS, `At most ${MAX_SKILLS}.`)),
})
export const ChangeSettings = z.strictObject({
  theme: z.nullish(z.enum(['SYSTEM', 'LIGHT', 'DARK'])),
  language: z.nullish(z.enum(LANGUAGES, 'Choose one of the list.')),
  /** Empty: as the browser asks for. */
  interfaceLanguage: z.nullish(z.enum(['', ...WRITTEN_LANGUAGES], 'Choose one of the list.')),
  timeZone: z.nullish(
    z
      .string()
      .check(
        z.refine(
          (zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC',
          'There is no such time zone.',
        ),
      ),
  ),
  emailFrequency: z.nullish(z.enum(['AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER'])),
  shortcutsDisabled: z.nullish(z.boolean()),
})
export const SetRole = z.strictObject({
  personId: z.int().check(z.positive()),
  role: z.enum(['MEMBER', 'ADMIN'], 'Choose a role.'),
})
