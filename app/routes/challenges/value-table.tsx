import '#app/styles/pages/sponsor.css'
import type { Ref } from 'react'
import { Link } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Time, useClock } from '#app/ui/time.tsx'
import { outcomesMessages } from '#messages/outcomes.ts'
import { moneyIn } from './money.ts'
import type { Ledger, ValueLine } from './value-document.ts'

type ValueTableProps = {
  rows: readonly ValueLine[]
  /** Of all lines, not only of those that are shown. */
  totals: Ledger['valueTotals']
  listRef?: Ref<HTMLTableSectionElement>
  /** Of several challenges. */
  hasChallenges?: boolean
}

/** Lines of the ledger, and below them their sums. */
export function ValueTable({ rows, totals, listRef, hasChallenges }: ValueTableProps) {
  const t = useMessages(outcomesMessages)
  const { locale } = useClock()
  return (
    <div className="table-scroll">
      <table className="grid-table value-table">
        <thead>
          <tr>
            <th scope="col">{t('column.entry')}</th>
            <th scope="col">{t('column.owner')}</th>
            <th scope="col" className="number">
              {t('column.estimate')}
            </th>
            <th scope="col" className="number">
              {t('column.measured')}
            </th>
            <th scope="col">{t('column.state')}</th>
          </tr>
        </thead>
        <tbody ref={listRef}>
          {rows.map((row) => (
            <Line
              key={`${row.challenge.number} ${row.idea.number}`}
              row={row}
              hasChallenge={hasChallenges}
            />
          ))}
        </tbody>
        <tfoot>
          {totals.map(({ currency, estimate, signed }) => (
            <tr key={currency}>
              <th scope="row" colSpan={2}>
                {t('sum')}
              </th>
              <td className="number">
                <b>{moneyIn(estimate, currency, locale)}</b>
              </td>
              <td className="number">
                <b>{moneyIn(signed, currency, locale)}</b>
              </td>
              <td>{t('state.SIGNED')}</td>
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  )
}

type LineProps = { row: ValueLine; hasChallenge?: boolean | undefined }

function Line({ row, hasChallenge }: LineProps) {
  const t = useMessages(outcomesMessages)
  const { locale } = useClock()
  const { challenge, checkAt, estimate, idea, measured, owner, signedAt, state } = row
  const money = (amount: number) => moneyIn(amount, challenge.currency, locale)
  return (
    <tr className="row-link" data-row={`${challenge.number} ${idea.number}`}>
      <th scope="row">
        <Link
          className="row-link-target"
          to={`${challenge.path}/value/${idea.number}`}
          dir="auto"
          lang={idea.language ?? undefined}
        >
          {idea.title}
        </Link>
        {hasChallenge ? (
          <small dir="auto" lang={challenge.language ?? undefined}>
            {challenge.title}
          </small>
        ) : null}
      </th>
      <td dir="auto">{owner?.name ?? t('check.owner.none')}</td>
      <td className="number">{money(estimate)}</td>
      <td className="number">{measured === null ? null : money(measured)}</td>
      <td>
        <span className={state === 'OVERDUE' ? 'warn' : undefined}>{t(`state.${state}`)}</span>
        <small>
          <Time at={signedAt ?? checkAt} as="day" />
        </small>
      </td>
    </tr>
  )
}
