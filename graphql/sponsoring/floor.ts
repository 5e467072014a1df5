// How many of each group take part, without a number of fewer people than the floor, also not as the difference of two others. Pure.
import { FLOOR } from './limits.ts'

export type Counted = { name: string; asked: number; participants: number; invitedAt: Date | null }
export type Group = {
  name: string
  asked: number
  /** Null: fewer than the floor. */
  participants: number | null
  invitedAt: Date | null
}
export type Groups = {
  /** Those with enough people to be named, the largest first. */
  groups: Group[]
  /** How many take part from all groups without a number, together: none, or at least the floor. Null: fewer than the floor in all. */
  others: number | null
}

/** Shown at most; what follows is counted among the others. */
const MAX_GROUPS = 100

/** Groups with their numbers as they may be shown: the numbers and `others` add up to all who take part. */
export function withFloor(counted: readonly Counted[]): Groups {
  const named = counted
    .filter(({ name, asked }) => name !== '' && asked >= FLOOR)
    .sort((one, two) => two.asked - one.asked || (one.name < two.name ? -1 : 1))
    .slice(0, MAX_GROUPS)
  const total = counted.reduce((sum, { participants }) => sum + participants, 0)
  const shown = named
    .filter(({ participants }) => participants >= FLOOR)
    .sort((one, two) => one.participants - two.participants)
  let others = total - shown.reduce((sum, { participants }) => sum + participants, 0)
  // What is left would tell how few they are: the smallest that is shown joins them.
  while (others > 0 && others < FLOOR && shown.length > 0)
    others += shown.shift()?.participants ?? 0
  const isShown = new Set(shown)
  return {
    groups: named.map((one) => ({
      ...one,
      participants: isShown.has(one) ? one.participants : null,
    })),
    others: others > 0 && others < FLOOR ? null : others,
  }
}

/** A number of people as it may be shown, beside how many they are of. Null: it, or the rest, is fewer than the floor. */
export const shareWithFloor = (part: number, all: number): number | null =>
  (part > 0 && part < FLOOR) || (all - part > 0 && all - part < FLOOR) ? null : part

/** A number of people; null for fewer than the floor, but for none. */
export const countWithFloor = (count: number): number | null =>
  count > 0 && count < FLOOR ? null : count
