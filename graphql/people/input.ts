import * as z from 'zod/mini'
import { atLeast, line, prose, text } from '#graphql/input-texts.ts'
import { GRANTED_ROLES } from '#graphql/roles.ts'
import { isTimeZone, minuteOf } from '#graphql/time.ts'
import { WRITTEN_LANGUAGES } from '#messages/engine/languages.ts'
import { refusalMessages } from '#messages/refusal.ts'
import {
  ABOUT_LENGTH,
  CHAT_URL_LENGTH,
  JOB_LENGTH,
  LANGUAGES,
  MAX_SKILLS,
  MAX_SPOKEN,
  NAME_LENGTH,
  PHONE_LENGTH,
  REASON_LENGTH,
  SITE_LENGTH,
  SKILL_LENGTH,
  SPOKEN_LANGUAGES,
  UNIT_LENGTH,
} from './limits.ts'

const say = refusalMessages.message

const clockTime = z
  .string()
  .check(z.refine((value) => minuteOf(value) !== null, text(say('noSuchTime'))))

/** Digits with what people write between them: +32 9 123 45 67 (ext. 12). */
export const phone = line(PHONE_LENGTH).check(
  z.refine((value) => value === '' || PHONE.test(value), text(say('noPhone'))),
)
const PHONE = /^\+?[\d(][\d ()./-]{2,}(?: ?(?:ext\.?|x|#) ?\d{1,6})?$/i

/** An address of a web page or of a chat program; never one that runs something. */
export const chatUrl = line(CHAT_URL_LENGTH).check(
  z.refine((value) => value === '' || isChatUrl(value), text(say('noChatUrl'))),
)
const CHAT_PROTOCOLS = ['https:', 'msteams:', 'slack:', 'xmpp:', 'matrix:', 'sip:', 'im:']
const isChatUrl = (value: string): boolean =>
  URL.canParse(value) && CHAT_PROTOCOLS.includes(new URL(value).protocol)

/** A day as the calendar has it, or '' for none. */
const day = z
  .string()
  .check(z.refine((value) => value === '' || isDay(value), text(say('noSuchDay'))))
const isDay = (value: string): boolean =>
  /^[12]\d{3}-\d\d-\d\d$/.test(value) &&
  new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value

export const spokenLanguages = z
  .array(z.enum(SPOKEN_LANGUAGES, text(say('chooseFromList'))))
  .check(z.maxLength(MAX_SPOKEN, text(say('most', { max: MAX_SPOKEN }))))

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
  /** What follows stays as it is when it is left out. */
  site: z.nullish(line(SITE_LENGTH)),
  phone: z.nullish(phone),
  chatUrl: z.nullish(chatUrl),
  spokenLanguages: z.nullish(spokenLanguages),
  timeZone: z.nullish(
    z.string().check(z.maxLength(64), z.refine(isTimeZone, text(say('noSuchZone')))),
  ),
  /** The last day on which they are away; empty: they are here. */
  awayUntil: z.nullish(day),
})
export const EditPerson = z.strictObject({
  personId: z.int().check(z.positive()),
  version: z.optional(z.nullable(z.int())),
  name: line(NAME_LENGTH).check(atLeast(1, say('nameIt'))),
  title: line(JOB_LENGTH),
  unit: line(UNIT_LENGTH),
  site: line(SITE_LENGTH),
  /** Null: nobody. */
  managerId: z.nullable(z.int().check(z.positive())),
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
