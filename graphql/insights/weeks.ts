// The weeks that themes are counted by: they begin on Monday in UTC. Pure.
import { days } from '#graphql/time.ts'

/** Weeks that pages show. */
export const WEEKS = 12
/** Weeks that are counted: what is usual is learned from those before the present one. */
export const HISTORY = 31

/** Mondays at midnight UTC, oldest first; the last one begins the present week. */
export function mondays(now: Date, count: number): Date[] {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())
  const monday = today - days((new Date(today).getUTCDay() + 6) % 7)
  return Array.from({ length: count }, (_, at) => new Date(monday - days(7 * (count - 1 - at))))
}

/** People of each week from the first in which anybody said it. */
export function historyOf(people: readonly number[]): number[] {
  const first = people.findIndex((count) => count > 0)
  return first < 0 ? [] : people.slice(first)
}
