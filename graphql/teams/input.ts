// What people may send about teams.
import * as z from 'zod/mini'
import { line, prose, text } from '#graphql/input-texts.ts'
import { atLeastRead } from '#graphql/posts/input.ts'
import { SKILL_LENGTH } from '#graphql/skills/limits.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { teamsMessages } from '#messages/teams.ts'
import { CHARTER_LENGTH, MAX_POSITIONS } from './limits.ts'

const say = teamsMessages.message
const refused = refusalMessages.message

const id = z.int().check(z.positive())
/** A day that the calendar has, as YYYY-MM-DD. */
const isDay = (written: string): boolean => {
  const at = Date.parse(`${written}T00:00:00.000Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(written)
}
const day = z
  .string()
  .check(
    z.regex(/^20\d\d-\d\d-\d\d$/, text(say('refused.day'))),
    z.refine(isDay, text(say('refused.day'))),
  )
const settings = {
  charter: prose(CHARTER_LENGTH).check(atLeastRead(10, say('refused.charter'))),
  demoOn: day,
  endsOn: day,
  /** Names of skills; those that are taken stay. */
  positions: z
    .array(line(SKILL_LENGTH, refused('longTitle', { max: SKILL_LENGTH })))
    .check(z.maxLength(MAX_POSITIONS, text(say('refused.positions', { max: MAX_POSITIONS })))),
}
export const FormTeam = z.strictObject({ ideaId: id, ...settings })
export const EditTeam = z.strictObject({ teamId: id, version: z.int(), ...settings })
export const InviteToTeam = z.strictObject({ teamId: id, personId: id, positionId: id })
export const ApplyForTeam = z.strictObject({ teamId: id, positionId: id })
export const TeamRef = z.strictObject({ teamId: id })
/** Without a person: the viewer's own invitation. */
export const AnswerForTeam = z.strictObject({
  teamId: id,
  personId: z.optional(id),
  accepts: z.boolean(),
})
export const TeamMemberRef = z.strictObject({ teamId: id, personId: id })
