// When a theme is new: more people in a week than its own history lets one expect. Pure.

/** People of each week, oldest first; the last one is the week in question. */
export type Weeks = readonly number[]
export type Emerging = {
  /** People of this week. */
  people: number
  /** People of a usual week so far. */
  usual: number
  /** Weeks of history. */
  weeks: number
  /** So many people or more come by chance once in so many weeks. */
  onceInWeeks: number
}

/** Fewer people are no theme yet, however new they are. */
const MIN_PEOPLE = 3
/** By chance once in so many weeks or less often. */
const RARE = 20
/** A theme that nobody has ever named is expected by this many people a week. */
const LEAST_USUAL = 0.2

/**
 * How likely so many or more are, where `usual` come on average: the upper tail of the Poisson distribution, 1 − Σ e^−λ λ^k / k! for
 * k < people. Weekly counts are held against the mean of their own past in this way where outbreaks are watched for: Unkel, Farrington,
 * Garthwaite, Robertson and Andrews, “Statistical methods for the prospective detection of infectious disease outbreaks: a review”,
 * Journal of the Royal Statistical Society A 175 (2012), 49–82, section 2.
 */
export function chanceOf(people: number, usual: number): number {
  let term = Math.exp(-usual)
  let below = 0
  for (let count = 0; count < people; count++) {
    below += term
    term *= usual / (count + 1)
  }
  return Math.max(0, 1 - below)
}

/** Is the last week unusual for the theme itself? Null: it is not. */
export function emergingIn(weeks: Weeks): Emerging | null {
  const people = weeks.at(-1) ?? 0
  const history = weeks.slice(0, -1)
  if (people < MIN_PEOPLE) return null
  const usual =
    history.length === 0 ? 0 : history.reduce((sum, one) => sum + one, 0) / history.length
  const chance = chanceOf(people, Math.max(usual, LEAST_USUAL))
  if (chance * RARE > 1) return null
  return {
    people,
    usual,
    weeks: history.length,
    onceInWeeks: Math.min(10_000, Math.round(1 / Math.max(1e-4, chance))),
  }
}

/** Back-test: of the weeks before, in how many the same rule would have said so, knowing only what came before each of them. */
export function backTest(weeks: Weeks): { flagged: number; weeks: number } {
  const begins = Array.from({ length: Math.max(0, weeks.length - 2) }, (_, at) => at + 2)
  return {
    flagged: begins.filter((end) => emergingIn(weeks.slice(0, end)) !== null).length,
    weeks: begins.length,
  }
}
