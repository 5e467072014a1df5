// What entries of all challenges were expected to bring, and what they have brought.
import '#app/styles/pages/sponsor.css'
import { Download } from 'lucide'
import { useRef } from 'react'
import { atrium } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { useClock } from '#app/ui/time.tsx'
import { VALUE_STATES, type ValueState } from '#graphql/outcomes/limits.ts'
import { outcomesMessages } from '#messages/outcomes.ts'
import type { Route } from './+types/value-ledger'
import { ChallengeSubpage } from './challenge-subpage.tsx'
import { moneyIn } from './money.ts'
import { type Ledger, LedgerPage } from './value-document.ts'
import { ValueTable } from './value-table.tsx'

const stateIn = (query: URLSearchParams): ValueState | null =>
  VALUE_STATES.find((one) => one.toLowerCase() === query.get('state')) ?? null

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const state = stateIn(query)
  const page = await context.get(atrium).ask(LedgerPage, { state, after: query.get('after') })
  return { ...page, state }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, outcomesMessages)('title')} · Atrium` },
]

export default function ValueLedger({ loaderData }: Route.ComponentProps) {
  const t = useMessages(outcomesMessages)
  const { state, valueTotals } = loaderData
  const states = [null, ...VALUE_STATES]
  return (
    <ChallengeSubpage
      title={t('title')}
      lead={<p className="soft">{t('lead')}</p>}
      actions={
        <LinkButton to="/challenges/value.csv" reloadDocument>
          <Icon of={Download} />
          {t('csv')}
        </LinkButton>
      }
    >
      <Totals totals={valueTotals} />
      <Tabs
        label={t('view')}
        items={states.map((one) => ({
          label: t(`state.${one ?? 'ALL'}`),
          to: one ? `/challenges/value?state=${one.toLowerCase()}` : '/challenges/value',
          isCurrent: one === state,
        }))}
      />
      {loaderData.valueLedger.edges.length === 0 ? (
        <Empty title={t('none')}>{t('none.help')}</Empty>
      ) : (
        <Lines key={state ?? ''} ledger={loaderData} />
      )}
    </ChallengeSubpage>
  )
}

/** What the lines of the view add up to, in each currency. */
export function Totals({ totals }: { totals: Ledger['valueTotals'] }) {
  const t = useMessages(outcomesMessages)
  const { locale } = useClock()
  if (totals.length === 0) return null
  return totals.map(({ currency, estimate, lines, overdue, signed, signedEstimate }) => {
    const money = (amount: number) => moneyIn(amount, currency, locale)
    return (
      <ul className="figures sponsor-figures" key={currency} aria-label={t('totals')}>
        <li>
          <b>{money(estimate)}</b>
          <p>{t('total.estimate', { count: lines })}</p>
        </li>
        <li>
          <b>{money(signed)}</b>
          <p>{t('total.signed', { amount: money(signedEstimate) })}</p>
        </li>
        <li>
          <b>{overdue}</b>
          <p className={overdue > 0 ? 'warn' : undefined}>
            {t('total.overdue', { count: overdue })}
          </p>
        </li>
      </ul>
    )
  })
}

function Lines({ ledger }: { ledger: Ledger }) {
  const list = useRef<HTMLTableSectionElement>(null)
  const grown = useRows(ledger.valueLedger, {
    of: (page: Ledger) => page.valueLedger,
    idOf: ({ challenge, idea }) => `${challenge.number} ${idea.number}`,
  })
  return (
    <>
      <ValueTable rows={grown.rows} totals={ledger.valueTotals} listRef={list} hasChallenges />
      <MoreRows list={list} grown={grown} />
    </>
  )
}
