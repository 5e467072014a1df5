// What people may send about themes of entries.
import * as z from 'zod/mini'
import { atLeast, line, text } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { MAX_MOVED, THEME_NAME_LENGTH } from './limits.ts'

const say = refusalMessages.message
const id = z.int().check(z.positive())
const name = line(THEME_NAME_LENGTH, say('longTitle', { max: THEME_NAME_LENGTH })).check(
  atLeast(2, say('themeName')),
)

export const NameTheme = z.strictObject({ themeId: id, name })
/** Exactly one of `toId` and `newName` says where they go; `keeps`: they stay where they are, too. */
export const PlaceEntries = z.strictObject({
  challengeId: id,
  ideaIds: z.array(id).check(z.minLength(1, text(say('entriesNone'))), z.maxLength(MAX_MOVED)),
  toId: z._default(z.nullable(id), null),
  newName: z._default(z.nullable(name), null),
  keeps: z._default(z.boolean(), false),
})
export const DismissPair = z.strictObject({ challengeId: id, firstId: id, secondId: id })
