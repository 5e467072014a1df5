// Who may do what with themes of entries. Pure.
import { canEditChallenge } from '#graphql/challenges/policy.ts'

/** Those who run it name themes, move entries and look through pairs, until it is told. */
export const canShapeEntryThemes = canEditChallenge
