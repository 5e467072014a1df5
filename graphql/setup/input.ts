import * as z from 'zod/mini'
import { atLeast, atMost, line, text } from '#graphql/input-texts.ts'
import { entryMessages } from '#messages/entry.ts'
import {
  COMPANY_LENGTH,
  EMAIL_LENGTH,
  MAX_LOGO,
  NAME_LENGTH,
  PLACE_LENGTH,
  SIGN_IN_WAYS,
  TEMPLATES,
} from './limits.ts'

const say = entryMessages.message

/** A work address in lower case. Linear: nothing in it can be matched in two ways. */
export const emailLine = z
  .string()
  .check(
    z.trim(),
    z.toLowerCase(),
    atMost(EMAIL_LENGTH),
    z.regex(/^[^\s\p{C}@<>"(),:;[\]\\]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/u, text(say('refused.email'))),
  )
export const personName = line(NAME_LENGTH).check(atLeast(2, say('refused.name')))

export const EditCompany = z.strictObject({
  version: z.nullish(z.int()),
  name: z.nullish(line(COMPANY_LENGTH).check(atLeast(2, say('refused.company')))),
  /** #rrggbb, or empty: Atrium's own. What cannot be made readable is refused. */
  accent: z.nullish(z.string().check(z.trim(), z.toLowerCase(), z.maxLength(20))),
  signIn: z.nullish(z.enum(SIGN_IN_WAYS, text(say('refused.signIn')))),
  /** A picture as Base64; empty: Atrium's own mark. */
  logo: z.nullish(
    z
      .string()
      .check(
        z.maxLength(Math.ceil((MAX_LOGO * 4) / 3) + 4, text(say('refused.logoLarge'))),
        z.regex(/^[A-Za-z0-9+/]*={0,2}$/, text(say('refused.logo'))),
      ),
  ),
})
export const FirstAdministrator = z.strictObject({ name: personName, email: emailLine })
export const FirstPlaces = z.strictObject({
  places: z
    .array(
      z.strictObject({
        template: z.enum(TEMPLATES, text(say('refused.template'))),
        space: line(PLACE_LENGTH).check(atLeast(2, say('refused.place'))),
        board: line(PLACE_LENGTH).check(atLeast(2, say('refused.place'))),
      }),
    )
    .check(
      z.minLength(1, text(say('refused.template'))),
      z.maxLength(TEMPLATES.length, text(say('refused.template'))),
    ),
})
export const CheckList = z.strictObject({ list: z.enum(['ADMINISTRATOR', 'NEWCOMER']) })
