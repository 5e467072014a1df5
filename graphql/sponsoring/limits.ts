// What the sponsor's pages and the server share. No library: pages load this file.

/** Numbers of fewer people than this are shown to nobody. */
export const FLOOR = 5

/** By what people who take part are grouped. */
export const DIMENSIONS = ['UNIT', 'SITE', 'ROLE'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** What is counted of entries. */
export const FIGURES = [
  'ENTERED',
  'OPEN',
  'EVALUATED',
  'DECIDED',
  'UNDECIDED',
  'TAKEN_UP',
  'ANSWERED',
  'LATE',
  'DUE',
] as const
export type Figure = (typeof FIGURES)[number]
