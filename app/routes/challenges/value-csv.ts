// The ledger of values as a table for a spreadsheet.
import { atrium } from '#app/atrium.ts'
import { allOf, csvOf } from '#app/csv.ts'
import { messagesIn } from '#app/messages.tsx'
import { outcomesMessages } from '#messages/outcomes.ts'
import type { Route } from './+types/value-csv'
import { LedgerPage } from './value-document.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const gateway = context.get(atrium)
  if (!gateway.viewer) throw new Response('Not found', { status: 404 })
  const t = messagesIn(gateway.language, outcomesMessages)
  const lines = await allOf(async (after) => (await gateway.ask(LedgerPage, { after })).valueLedger)
  const head = [
    t('column.entry'),
    t('column.challenge'),
    t('column.owner'),
    t('column.currency'),
    t('column.estimate'),
    t('column.check'),
    t('column.measured'),
    t('column.state'),
    t('column.note'),
  ]
  const rows = lines.map((line) => [
    line.idea.title,
    line.challenge.title,
    line.owner?.name ?? '',
    line.challenge.currency,
    line.estimate,
    line.checkAt,
    line.measured,
    t(`state.${line.state}`),
    line.note,
  ])
  return csvOf('value.csv', [head, ...rows])
}
