// What waits for those who run a challenge, the most urgent first. Pure: from the figures and the dates.
import type { Figure } from '#graphql/sponsoring/limits.ts'
import type { FiguresChallenge, ValueTotals } from './figures-document.ts'

export type DutyName = 'LATE' | 'DUE' | 'CARDS' | 'DECIDE' | 'TELL' | 'VALUE' | 'CLOSE' | 'OPEN'
export type Duty = {
  name: DutyName
  count: number
  /** By when; null: now. */
  at: string | null
  to: string
}

/** How many entries fall under a figure. */
export const countOf = (
  { counts }: Pick<NonNullable<FiguresChallenge['figures']>, 'counts'>,
  figure: Figure,
): number => counts.find((one) => one.figure === figure)?.count ?? 0

const startOf = ({ stages }: FiguresChallenge, stage: string): string | null =>
  stages.find((one) => one.stage === stage)?.startsAt ?? null

export function dutiesOf(challenge: FiguresChallenge, totals: ValueTotals): Duty[] {
  const { figures, path, stage } = challenge
  if (!figures) return []
  const count = (figure: Figure) => countOf(figures, figure)
  const duties: Duty[] = []
  const add = (name: DutyName, many: number, at: string | null, to: string) => {
    if (many > 0) duties.push({ name, count: many, at, to: `${path}${to}` })
  }
  const isOpen = stage !== 'TOLD'
  const undecided = count('UNDECIDED')
  const missing = figures.scorecardsExpected - figures.scorecards
  const overdue = totals.reduce((sum, total) => sum + total.overdue, 0)
  if (stage === 'UPCOMING') add('OPEN', 1, startOf(challenge, 'COLLECT'), '')
  if (isOpen) add('LATE', count('LATE'), null, '/figures/late')
  if (stage === 'DECIDE') add('DECIDE', undecided, startOf(challenge, 'TOLD'), '/figures/undecided')
  if (stage === 'DECIDE' && undecided === 0) add('TELL', 1, startOf(challenge, 'TOLD'), '/tell')
  if (stage === 'EVALUATE')
    add(
      'CARDS',
      missing,
      startOf(challenge, 'TRIAL') ?? startOf(challenge, 'DECIDE'),
      '/evaluation',
    )
  if (isOpen) add('DUE', count('DUE'), null, '/figures/due')
  if (stage === 'COLLECT') add('CLOSE', 1, challenge.closesAt, '')
  if (isOpen && stage !== 'DECIDE') {
    add('DECIDE', undecided, startOf(challenge, 'DECIDE'), '/figures/undecided')
    add('TELL', 1, startOf(challenge, 'TOLD'), '/tell')
  }
  add('VALUE', overdue, null, '/result#value')
  return duties
}
