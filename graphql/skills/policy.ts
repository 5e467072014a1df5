// Who looks after the vocabulary of skills. Pure.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'

/** Reads the vocabulary; a guest reads what people they know have declared. */
export const canReadSkills = (viewer: Viewer): boolean => may(viewer, 'READ_COMPANY')

/** Merges and renames skills, and undoes it. */
export const canCurateSkills = (viewer: Viewer): boolean => may(viewer, 'CHANGE_ADMINISTRATION')

/** Sees what was merged and renamed. */
export const canReadSkillChanges = (viewer: Viewer): boolean => may(viewer, 'READ_ADMINISTRATION')
