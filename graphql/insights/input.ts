// What people may send about insights and themes.
import * as z from 'zod/mini'
import { atLeast, atMost, line, prose, text } from '#graphql/input-texts.ts'
import { insightsMessages } from '#messages/insights.ts'
import {
  COMPANY_EVENT_KINDS,
  INSIGHT_STATES,
  MAX_ACCOUNT_NAME,
  MAX_EVENT_TITLE,
  MAX_MOVED,
  MAX_NOTE,
  MAX_PASSAGE,
  MAX_THEME_NAME,
  MAX_YEARLY_VALUE,
  TONES,
} from './limits.ts'

const say = insightsMessages.message
const id = z.int().check(z.positive())
const note = prose(MAX_NOTE)
const themeName = line(MAX_THEME_NAME).check(atLeast(2, say('refused.name')))

export const CaptureInsight = z.strictObject({
  messageId: id,
  /** As it stands in the message: not trimmed, not cleaned. */
  passage: z.string().check(atLeast(2, say('refused.passage')), atMost(MAX_PASSAGE)),
  note: z._default(note, ''),
  theme: z._default(line(MAX_THEME_NAME), ''),
})
export const EditInsight = z.strictObject({
  insightId: id,
  version: z.optional(z.int()),
  note,
  ownerId: z._default(z.nullable(id), null),
  state: z.enum(INSIGHT_STATES),
})
export const PutIntoTheme = z.strictObject({
  insightIds: z.array(id).check(z.minLength(1), z.maxLength(MAX_MOVED)),
  theme: themeName,
})
export const RenameTheme = z.strictObject({
  themeId: id,
  version: z.optional(z.int()),
  name: themeName,
})
export const MergeThemes = z.strictObject({ themeId: id, intoId: id })
export const ThemeRef = z.strictObject({ themeId: id })
export const SplitTheme = z.strictObject({
  themeId: id,
  insightIds: z.array(id).check(z.minLength(1), z.maxLength(MAX_MOVED)),
  name: themeName,
})
export const LinkTheme = z.strictObject({ themeId: id, postId: id })
export const CorrectTone = z.strictObject({ messageId: id, tone: z.enum(TONES) })
export const HideAspect = z.strictObject({ aspectId: id, isHidden: z.boolean() })
export const SetAccount = z.strictObject({
  threadId: id,
  name: line(MAX_ACCOUNT_NAME),
  yearlyValue: z.nullable(z.int().check(z.gte(0), z.lte(MAX_YEARLY_VALUE))),
})
export const DraftTold = z.strictObject({ themeId: id, threadId: id })
export const DeleteInsight = z.strictObject({ insightId: id })
export const SetThemeOwner = z.strictObject({ themeId: id, ownerId: z.nullable(id) })

const day = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\d$/, text(say('refused.day'))),
  // JavaScript makes 1 March of 30 February.
  z.refine(
    (given) => {
      const at = Date.parse(`${given}T00:00:00.000Z`)
      return !Number.isNaN(at) && new Date(at).toISOString().startsWith(given)
    },
    text(say('refused.day')),
  ),
)
const companyEvent = {
  kind: z.enum(COMPANY_EVENT_KINDS),
  title: line(MAX_EVENT_TITLE).check(atLeast(2, say('refused.name'))),
  day,
}
export const AddCompanyEvent = z.strictObject(companyEvent)
export const EditCompanyEvent = z.strictObject({
  eventId: id,
  version: z.optional(z.int()),
  ...companyEvent,
})
export const CompanyEventRef = z.strictObject({ eventId: id })
