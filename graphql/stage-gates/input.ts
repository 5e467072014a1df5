// What people may send about stage gates.
import * as z from 'zod/mini'
import { text } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { GATE_STAGES, MAX_NEEDED } from './limits.ts'

const say = refusalMessages.message
const id = z.int().check(z.positive())
const needed = z
  .int()
  .check(
    z.gte(0, text(say('gateNumber', { max: MAX_NEEDED }))),
    z.lte(MAX_NEEDED, text(say('gateNumber', { max: MAX_NEEDED }))),
  )

/** All 0: the stage has no gate. */
export const SetStageGate = z.strictObject({
  challengeId: id,
  stage: z.enum(GATE_STAGES, text(say('gateStage'))),
  supporters: needed,
  units: needed,
  quotes: needed,
  comments: needed,
})
export const MoveEntry = z.strictObject({ challengeId: id, ideaId: id })
