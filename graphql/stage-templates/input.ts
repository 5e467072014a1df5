// What people may send about stage templates.
import * as z from 'zod/mini'
import { atLeast, line } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { TEMPLATE_NAME_LENGTH } from './limits.ts'

const say = refusalMessages.message
const id = z.int().check(z.positive())

export const SaveStageTemplate = z.strictObject({
  challengeId: id,
  name: line(TEMPLATE_NAME_LENGTH, say('longTitle', { max: TEMPLATE_NAME_LENGTH })).check(
    atLeast(2, say('stageTemplateName')),
  ),
})
export const StageTemplateRef = z.strictObject({ number: id })
