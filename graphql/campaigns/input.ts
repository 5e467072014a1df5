// What people may send about campaigns.
import * as z from 'zod/mini'
import { text } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { CAMPAIGN_TAG_LENGTH, MAX_TAKEN } from './limits.ts'

const say = refusalMessages.message
const id = z.int().check(z.positive())

export const EnterTagged = z.strictObject({
  challengeId: id,
  tag: z.string().check(z.minLength(1), z.maxLength(CAMPAIGN_TAG_LENGTH)),
  ideaIds: z.array(id).check(z.minLength(1, text(say('campaignNone'))), z.maxLength(MAX_TAKEN)),
})
