// What curators of the vocabulary may send.
import * as z from 'zod/mini'
import { atLeast, line } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { SKILL_LENGTH } from './limits.ts'

const say = refusalMessages.message
const id = z.int().check(z.positive())

export const skillName = line(SKILL_LENGTH).check(atLeast(2, say('eachShort')))

export const RenameSkill = z.strictObject({ skillId: id, name: skillName })
export const MergeSkills = z.strictObject({ skillId: id, intoId: id })
export const UndoSkillChange = z.strictObject({ changeId: id })
