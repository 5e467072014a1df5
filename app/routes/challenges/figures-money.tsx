import { useMessages } from '#app/messages.tsx'
import { Share } from '#app/ui/charts/share.tsx'
import { useClock } from '#app/ui/time.tsx'
import { FLOOR } from '#graphql/sponsoring/limits.ts'
import { sponsoringMessages } from '#messages/sponsoring.ts'
import type { Figures, FiguresChallenge, ValueTotals } from './figures-document.ts'
import { moneyIn } from './money.ts'

type MoneyProps = { challenge: FiguresChallenge; totals: ValueTotals }
const bold = (inside: React.ReactNode) => <b>{inside}</b>

/** Budget and value, with what came of each. */
export function Money({ challenge, totals }: MoneyProps) {
  const t = useMessages(sponsoringMessages)
  const { locale } = useClock()
  const { currency, givenBudget, promisedBudget } = challenge
  const money = (amount: number, of = currency) => moneyIn(amount, of, locale)
  return (
    <section aria-labelledby="money">
      <div className="section-head">
        <h2 id="money">{t('money')}</h2>
      </div>
      {promisedBudget === null && givenBudget === null && totals.length === 0 ? (
        <p className="soft">{t('money.none')}</p>
      ) : null}
      {promisedBudget === null && givenBudget === null ? null : (
        <div className="sponsor-money">
          <Share
            value={givenBudget ?? 0}
            max={Math.max(promisedBudget ?? 0, givenBudget ?? 0)}
            isStrong
            label={t('money.promised', { amount: money(promisedBudget ?? 0) })}
          />
          <p className="small">
            {t.rich('money.given', { amount: money(givenBudget ?? 0), b: bold })}
            {' · '}
            {t('money.promised', { amount: money(promisedBudget ?? 0) })}
          </p>
        </div>
      )}
      {totals.map((total) => (
        <div className="sponsor-money" key={total.currency}>
          <Share
            value={total.signed}
            max={Math.max(total.estimate, total.signed)}
            isStrong
            label={t('title')}
          />
          <p className="small">
            {t.rich('money.signed', { amount: money(total.signed, total.currency), b: bold })}
            {' · '}
            {t.rich('money.expected', { amount: money(total.estimate, total.currency), b: bold })}
          </p>
        </div>
      ))}
    </section>
  )
}

/** How many take part in a challenge for the first time. */
export function Newcomers({ figures: { newcomers, participants } }: { figures: Figures }) {
  const t = useMessages(sponsoringMessages)
  const isShown = newcomers !== null && participants !== null && participants > 0
  return (
    <section aria-labelledby="newcomers">
      <div className="section-head">
        <h2 id="newcomers">{t('new')}</h2>
      </div>
      {isShown ? (
        <>
          <Share value={newcomers} max={participants} isStrong label={t('new')} />
          <p className="small">
            {t.rich('new.count', { part: newcomers, all: participants, b: bold })}
          </p>
        </>
      ) : (
        <p className="soft small">{t('new.hidden', { floor: FLOOR })}</p>
      )}
    </section>
  )
}
