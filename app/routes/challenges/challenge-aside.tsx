import { Link } from 'react-router'
import { CustomerThemes } from '#app/components/customer-themes.tsx'
import { useMessages } from '#app/messages.tsx'
import { Time, useClock } from '#app/ui/time.tsx'
import { GRACE_MINUTES } from '#graphql/challenges/limits.ts'
import { challengesMessages } from '#messages/challenges.ts'
import type { ChallengeData } from './challenge-document.ts'
import { ChallengeGates } from './challenge-gates.tsx'
import { moneyIn } from './money.ts'
import { SponsorChip, SponsorRecord } from './sponsor.tsx'

/** Who sponsors it with what record, and its days and money. */
export function ChallengeAside({ challenge }: { challenge: ChallengeData }) {
  const t = useMessages(challengesMessages)
  return (
    <aside className="stack" aria-label={t('about')}>
      <section className="stack-tight stack">
        <div className="section-head">
          <h2>{t('sponsor')}</h2>
        </div>
        <SponsorChip challenge={challenge} />
        <SponsorRecord challenge={challenge} />
      </section>
      <ChallengeGates challenge={challenge} />
      <Days challenge={challenge} />
    </aside>
  )
}

function Days({ challenge }: { challenge: ChallengeData }) {
  const t = useMessages(challengesMessages)
  const { now } = useClock()
  const { closesAt, stages, timeZone, toldAt } = challenge
  const [collect] = stages
  const told = stages.at(-1)
  const isAhead = Date.parse(closesAt) > now
  return (
    <ul className="meta-list soft small">
      <CustomerThemes {...challenge} />
      {challenge.goal ? (
        <li>
          {t.rich('goal.serves', {
            title: challenge.goal.title,
            link: (inside) => (
              <Link className="link" to={challenge.goal?.path ?? ''} dir="auto">
                {inside}
              </Link>
            ),
          })}
        </li>
      ) : null}
      {challenge.fromPost ? (
        <li>
          {t.rich('from', {
            title: challenge.fromPost.title,
            link: (inside) => (
              <Link className="link" to={challenge.fromPost?.path ?? ''} dir="auto">
                {inside}
              </Link>
            ),
          })}
        </li>
      ) : null}
      {challenge.stage === 'UPCOMING' && collect ? (
        <li>
          {t.rich('opens', { at: <Time at={collect.startsAt} as="moment" /> })}{' '}
          {t('opens.reminder')}
        </li>
      ) : null}
      <li>
        {t.rich(isAhead ? 'closes' : 'closed', { at: <Time at={closesAt} as="moment" /> })}{' '}
        {isAhead ? t('grace', { minutes: GRACE_MINUTES }) : null}
      </li>
      {toldAt ? (
        <li>{t.rich('toldOn', { at: <Time at={toldAt} as="day" /> })}</li>
      ) : told ? (
        <li>{t.rich('tellBy', { at: <Time at={told.startsAt} as="day" /> })}</li>
      ) : null}
      <Budget challenge={challenge} />
      <li>{t('zone', { zone: timeZone })}</li>
    </ul>
  )
}

/** What is promised, and what was given in the end. */
function Budget({ challenge }: { challenge: ChallengeData }) {
  const t = useMessages(challengesMessages)
  const { locale } = useClock()
  const { currency, givenBudget, promisedBudget } = challenge
  return (
    <>
      {promisedBudget === null ? null : (
        <li>
          {t('budget')}: <b>{moneyIn(promisedBudget, currency, locale)}</b>
        </li>
      )}
      {givenBudget === null ? null : (
        <li>
          {t('budget.given')}: <b>{moneyIn(givenBudget, currency, locale)}</b>
        </li>
      )}
    </>
  )
}
