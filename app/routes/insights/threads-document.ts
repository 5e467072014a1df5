// The lists behind the figures: which one an address names, and its threads.
import type { Atrium } from '#app/atrium.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { FIGURES, type Figure, TONES, type Tone } from '#graphql/insights/limits.ts'

const ListedThread = graphql(`
  fragment ListedThread on CustomerThread {
    number path name title language stateLabel latestAt customer { name } channel { name }
  }
`)
const FigurePage = graphql(
  `
    query InsightThreads($figure: InsightFigure!, $first: Int!, $after: String) {
      insightThreads(figure: $figure, first: $first, after: $after) {
        edges { node { ...ListedThread } }
        pageInfo { endCursor hasNextPage }
      }
      insightsOverview { threads putRight lost lostLate answered answeredByOthers }
    }
  `,
  [ListedThread],
)
const AspectPage = graphql(
  `
    query AspectThreads($aspect: Int!, $tone: CustomerTone!, $first: Int!, $after: String) {
      aspectThreads(aspect: $aspect, tone: $tone, first: $first, after: $after) {
        edges { node { ...ListedThread } }
        pageInfo { endCursor hasNextPage }
      }
      customerAspects { number name upset neutral glad }
    }
  `,
  [ListedThread],
)
export type Listed = ResultOf<typeof FigurePage>['insightThreads']

/** What a list is of: a figure, or an aspect in a tone. */
export type Behind = { figure: Figure } | { aspect: number; tone: Tone }
export type ThreadList = {
  behind: Behind
  /** The aspect's name; empty for a figure. */
  name: string
  /** As many as the headline says. */
  count: number
  threads: Listed
}

const COUNTS = {
  THREADS: 'threads',
  PUT_RIGHT: 'putRight',
  LOST: 'lost',
  LOST_LATE: 'lostLate',
  ANSWERED: 'answered',
  ANSWERED_BY_OTHERS: 'answeredByOthers',
} as const
const IN_TONE = { UPSET: 'upset', NEUTRAL: 'neutral', GLAD: 'glad' } as const

/** Which list an address asks for; all threads where it names none. */
export function behindOf(query: URLSearchParams): Behind {
  const aspect = Number.parseInt(query.get('aspect') ?? '', 10)
  const tone = TONES.find((one) => one === query.get('tone'))
  if (aspect > 0 && aspect < 2 ** 31 && tone) return { aspect, tone }
  return { figure: FIGURES.find((one) => one === query.get('figure')) ?? 'THREADS' }
}
export const addressOf = (behind: Behind): string =>
  'figure' in behind ? `figure=${behind.figure}` : `aspect=${behind.aspect}&tone=${behind.tone}`

/** A page of a list with the figure that it stands behind. Null: no such aspect is shown. */
export async function listOf(
  { ask }: Pick<Atrium, 'ask'>,
  behind: Behind,
  first: number,
  after: string | null,
): Promise<ThreadList | null> {
  if ('figure' in behind) {
    const { figure } = behind
    const data = await ask(FigurePage, { figure, first, after })
    const count = data.insightsOverview[COUNTS[figure]]
    return { behind, name: '', count, threads: data.insightThreads }
  }
  const { aspect, tone } = behind
  const data = await ask(AspectPage, { aspect, tone, first, after })
  const found = data.customerAspects.find(({ number }) => number === aspect)
  if (!found) return null
  return { behind, name: found.name, count: found[IN_TONE[tone]], threads: data.aspectThreads }
}
