// What pages about the case of an entry and the server share. No library: pages load this file.

export const MAX_CASE = 2_000_000_000
export const BASIS_LENGTH = 1_000
/** Years that a case is looked at. */
export const CASE_YEARS = 3

export type CaseNumbers = { cost: number; benefit: number }
export type Computed = {
  /** After the first year. */
  firstYear: number
  /** After CASE_YEARS years. */
  total: number
  /** Until the cost has come back; null: never. */
  months: number | null
}

/** What a case comes to if so many percent of the benefit come true. */
export function computeCase({ cost, benefit }: CaseNumbers, percent: number): Computed {
  const yearly = (benefit * percent) / 100
  return {
    firstYear: Math.round(yearly - cost),
    total: Math.round(yearly * CASE_YEARS - cost),
    months: yearly > 0 ? Math.ceil((cost / yearly) * 12) : null,
  }
}
