// The ledger of a challenge's rewards: every line, and their sum.
import '#app/styles/pages/sponsor.css'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Time, useClock } from '#app/ui/time.tsx'
import { rewardsMessages } from '#messages/rewards.ts'
import { moneyIn } from './money.ts'
import type { ChallengeRewards, RewardedChallenge } from './rewards-document.ts'

type LedgerProps = { challenge: RewardedChallenge; rewards: ChallengeRewards }

export function RewardLedger({ challenge, rewards: { given, ledger } }: LedgerProps) {
  const t = useMessages(rewardsMessages)
  const { locale } = useClock()
  const money = (amount: number) => moneyIn(amount, challenge.currency, locale)
  const { endCursor, hasNextPage } = ledger.pageInfo
  return (
    <section className="stack reward-section" aria-labelledby="ledger">
      <h2 id="ledger">{t('ledger.title')}</h2>
      {ledger.edges.length === 0 ? (
        <p className="soft">{t('ledger.none')}</p>
      ) : (
        <div className="table-scroll">
          <table className="grid-table value-table">
            <LedgerHead />
            <tbody>
              {ledger.edges.map(({ node: { amount, at, by, idea, number, person } }) => (
                <tr key={number}>
                  <th scope="row" dir="auto">
                    {person.name}
                    <small dir="auto" lang={idea.language ?? undefined}>
                      {idea.title}
                    </small>
                  </th>
                  <td dir="auto">{by.name}</td>
                  <td>
                    <Time at={at} as="day" />
                  </td>
                  <td className="number">{money(amount)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={3}>
                  {t('sum')}
                </th>
                <td className="number">
                  <b>{money(given)}</b>
                </td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
      {hasNextPage ? (
        <LinkButton to={`${challenge.path}/rewards?ledger=${endCursor}#ledger`}>
          {t('more')}
        </LinkButton>
      ) : null}
    </section>
  )
}

function LedgerHead() {
  const t = useMessages(rewardsMessages)
  return (
    <thead>
      <tr>
        <th scope="col">{t('column.person')}</th>
        <th scope="col">{t('ledger.by')}</th>
        <th scope="col">{t('ledger.day')}</th>
        <th scope="col" className="number">
          {t('column.amount')}
        </th>
      </tr>
    </thead>
  )
}
