// Spaces and boards of the generated company, as what is written in them needs to know them.

export type ScaleSpace = {
  id: number
  kind: 'OPEN' | 'CLOSED' | 'HIDDEN'
  owners: number[]
  members: number[]
  /** Who can read it, the busiest first. */
  readers: readonly number[]
}
export type ScaleBoard = {
  id: number
  space: ScaleSpace
  ownerId: number
  responseDays: number | null
  timeZone: string
}

/** How old the company's first idea is, in days. */
export const AGE = 700
