import { Link } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Time } from '#app/ui/time.tsx'
import { FLOOR } from '#graphql/sponsoring/limits.ts'
import { sponsoringMessages } from '#messages/sponsoring.ts'
import { countOf, type Duty } from './duties.ts'
import type { Figures, FiguresChallenge } from './figures-document.ts'

/** So many follow the first one. */
const MAX_THEN = 4

/** What waits first, and what comes after it with its days. */
export function Duties({ duties }: { duties: readonly Duty[] }) {
  const t = useMessages(sponsoringMessages)
  const [first, ...then] = duties
  return (
    <section className="sheet sheet-pad sponsor-duty" aria-labelledby="duty">
      <div>
        <p className="quiet small">{t('duty')}</p>
        <h2 id="duty">
          {first ? t(`duty.${first.name}`, { count: first.count }) : t('duty.none')}
        </h2>
        {first ? (
          <>
            {first.at ? (
              <p className="soft">
                {t.rich('duty.by', { at: <Time at={first.at} as="moment" /> })}
              </p>
            ) : null}
            <div className="cluster">
              <LinkButton variant="primary" to={first.to}>
                {t('duty.open')}
              </LinkButton>
            </div>
          </>
        ) : (
          <p className="soft">{t('duty.none.help')}</p>
        )}
      </div>
      {then.length > 0 ? (
        <ol className="sponsor-then" aria-label={t('duty.then')}>
          {then.slice(0, MAX_THEN).map(({ name, count, at, to }) => (
            <li key={name}>
              <span className="quiet">{at ? <Time at={at} as="day" /> : t('duty.now')}</span>
              <Link className="link" to={to}>
                {t(`duty.${name}`, { count })}
              </Link>
            </li>
          ))}
        </ol>
      ) : null}
    </section>
  )
}

type HeadlineProps = { challenge: FiguresChallenge; figures: Figures }

/** Four figures, each of which leads to what stands behind it. */
export function Headline({ challenge, figures }: HeadlineProps) {
  const t = useMessages(sponsoringMessages)
  const { medianHours, scorecards, scorecardsExpected, units } = figures
  const { path, responseDays } = challenge
  const taking = units.groups.filter(({ participants }) => participants !== null).length
  const late = countOf(figures, 'LATE')
  return (
    <ul className="figures sponsor-figures" aria-label={t('figures')}>
      <Took path={path} figures={figures} />
      <li>
        <b>
          <Link to={`${path}/sponsor?who=unit#who`}>
            {t('units.value', { part: taking, all: units.groups.length })}
          </Link>
        </b>
        <p>{t('units', { floor: FLOOR })}</p>
      </li>
      <li>
        <b>
          <Link to={`${path}/figures/late`}>{late}</Link>
        </b>
        <p>
          <span className={late > 0 ? 'warn' : undefined}>{t('late', { count: late })}</span>{' '}
          <small className="quiet">{t('late.promise', { days: responseDays })}</small>
        </p>
        {medianHours === null ? null : (
          <p>
            <small className="quiet">{t('median', { hours: Math.ceil(medianHours) })}</small>
          </p>
        )}
      </li>
      <li>
        <b>
          <Link to={`${path}/evaluation`}>
            {scorecardsExpected > 0
              ? t('units.value', { part: scorecards, all: scorecardsExpected })
              : 0}
          </Link>
        </b>
        <p>{t(scorecardsExpected > 0 ? 'cards' : 'cards.none')}</p>
      </li>
    </ul>
  )
}

function Took({ path, figures }: { path: string; figures: Figures }) {
  const t = useMessages(sponsoringMessages)
  const { before, participants } = figures
  const earlier = before?.participants ?? null
  const more = participants === null || earlier === null ? 0 : participants - earlier
  return (
    <li>
      <b>
        <Link to={`${path}/sponsor?who=unit#who`}>
          {participants ?? t('fewer', { floor: FLOOR })}
        </Link>
      </b>
      <p>
        {t('took', { count: participants ?? 2 })}{' '}
        {more === 0 ? null : (
          <span className={more > 0 ? 'good' : 'quiet'}>
            {t(more > 0 ? 'took.more' : 'took.less', { count: Math.abs(more) })}
          </span>
        )}
      </p>
    </li>
  )
}
