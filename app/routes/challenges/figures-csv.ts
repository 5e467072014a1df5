// The entries behind a figure as a table for a spreadsheet: all without one.
import { atrium } from '#app/atrium.ts'
import { allOf, csvOf } from '#app/csv.ts'
import { messagesIn } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { FIGURES } from '#graphql/sponsoring/limits.ts'
import { sponsoringMessages } from '#messages/sponsoring.ts'
import type { Route } from './+types/figures-csv'
import { type FigureEntry, FigurePage } from './figures-document.ts'
import { addressOf } from './figures-funnel.tsx'

const EMPTY = { edges: [], pageInfo: { endCursor: null, hasNextPage: false } }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const gateway = context.get(atrium)
  if (!gateway.viewer) throw new Response('Not found', { status: 404 })
  const wanted = new URL(request.url).searchParams.get('figure')
  const figure = FIGURES.find((one) => addressOf(one) === (wanted ?? 'entered'))
  const id = numberIn(params.number)
  if (!figure) throw new Response('Not found', { status: 404 })
  const entries = await allOf<FigureEntry>(async (after) => {
    const { challenge } = await gateway.ask(FigurePage, { id, figure, after })
    if (!challenge?.figures) throw new Response('Not found', { status: 404 })
    return challenge.figureEntries ?? EMPTY
  })
  const t = messagesIn(gateway.language, sponsoringMessages)
  const head = [
    t('column.entry'),
    t('column.author'),
    t('column.entered'),
    t('column.due'),
    t('column.responded'),
    t('column.outcome'),
    t('column.state'),
  ]
  const rows = entries.map((entry) => [
    entry.idea.title,
    entry.idea.author?.name ?? '',
    entry.enteredAt,
    entry.responseDueAt,
    entry.respondedAt ?? '',
    entry.outcome ? t(`outcome.${entry.outcome}`) : '',
    t(entry.isMerged ? 'state.merged' : entry.isWithdrawn ? 'state.withdrawn' : 'state.open'),
  ])
  return csvOf(`challenge-${id}-${addressOf(figure)}.csv`, [head, ...rows])
}
