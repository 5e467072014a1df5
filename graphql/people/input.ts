import * as z from 'zod/mini'
import { LANGUAGES } from './limits.ts'

export const EditProfile = z.strictObject({
  title: z.string().check(z.trim(), z.maxLength(80, 'At most 80 signs.')),
  about: z.string().check(z.trim(), z.maxLength(600, 'At most 600 signs.')),
  skills: z
    .array(z.string().check(z.trim(), z.minLength(2), z.maxLength(40, 'At most 40 signs each.')))
    .check(z.maxLength(20, 'At most 20.')),
})
export const ChangeSettings = z.strictObject({
  theme: z.nullish(z.enum(['SYSTEM', 'LIGHT', 'DARK'])),
  language: z.nullish(z.enum(LANGUAGES, 'Choose one of the list.')),
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
  mailRhythm: z.nullish(z.enum(['AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER'])),
  keysOff: z.nullish(z.boolean()),
})
