// What people may send about drafts with a helper.
import * as z from 'zod/mini'
import { BODY_LENGTH, TITLE_LENGTH } from '#graphql/ideas/limits.ts'
import { line, prose } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'

const say = refusalMessages.message
const id = z.int().check(z.positive())

export const ShareDraft = z.strictObject({ challengeId: id, helperId: id })
/** `authorId` whose draft it is: the viewer's own to take it back, somebody else's to stop helping. */
export const EndDraftHelp = z.strictObject({ challengeId: id, authorId: id })
export const SaveHelpedDraft = z.strictObject({
  challengeId: id,
  authorId: id,
  title: line(TITLE_LENGTH, say('longTitle', { max: TITLE_LENGTH })),
  body: prose(BODY_LENGTH),
  /** The version it was written over. */
  baseVersion: z.int().check(z.gte(1)),
})
