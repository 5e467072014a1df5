// How many of each group take part, without a number that tells it of fewer people than the floor, or tells of fewer that they do
// not, also not as the difference of two others. Pure.
import { FLOOR } from './limits.ts'

export type Counted = { name: string; asked: number; participants: number; invitedAt: Date | null }
export type Group = {
  name: string
  asked: number
  /** Null: fewer than the floor take part, or do not. */
  participants: number | null
  invitedAt: Date | null
}
export type Groups = {
  /** Those with enough people to be named, the largest first. */
  groups: Group[]
  /** How many take part from all groups without a number, together: none, or at least the floor, of whom as many do not. Null: fewer than that in all. */
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
    .filter(({ participants, asked }) => countOfWhole(participants, asked))
    .sort((one, two) => one.participants - two.participants)
  let others = total - shown.reduce((sum, { participants }) => sum + participants, 0)
  let left = counted.reduce((sum, { asked }) => sum + asked, 0)
  left -= shown.reduce((sum, { asked }) => sum + asked, 0)
  // What is left would tell how few they are: the smallest that is shown joins them.
  while (countOfWhole(others, left) === null && shown.length > 0) {
    const { participants, asked } = shown.shift() as Counted
    others += participants
    left += asked
  }
  const isShown = new Set(shown)
  return {
    groups: named.map((one) => ({
      ...one,
      participants: isShown.has(one) ? one.participants : null,
    })),
    others: countOfWhole(others, left),
  }
}

/** A number of people as it may be shown, beside how many they are of. Null: it, or the rest, is fewer than the floor. */
export const shareWithFloor = (part: number, all: number): number | null =>
  (part > 0 && part < FLOOR) || (all - part > 0 && all - part < FLOOR) ? null : part

/** How many of those who are asked take part. Null: fewer than the floor do, or do not: that all do tells it of each of them. */
export const countOfWhole = (participants: number, asked: number): number | null =>
  participants > 0 && (participants < FLOOR || asked - participants < FLOOR) ? null : participants
