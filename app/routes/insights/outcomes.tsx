import '#app/styles/pages/insights.css'
import { Link } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Time } from '#app/ui/time.tsx'
import type { Figure } from '#graphql/insights/limits.ts'
import { insightPagesMessages } from '#messages/insight-pages.ts'
import type { InsightsData } from './insights-document.ts'

/** What became of the threads of the last twelve weeks; each figure leads to its threads. */
export function Outcomes({ overview }: { overview: InsightsData['insightsOverview'] }) {
  const t = useMessages(insightPagesMessages)
  const { answered, answeredByOthers, lost, lostLate, putRight, threads } = overview
  const figures: readonly [Figure, string, number, number | null][] = [
    ['THREADS', t('outcomes.all'), threads, null],
    ['PUT_RIGHT', t('outcomes.right'), putRight, threads],
    ['LOST', t('outcomes.lost'), lost, threads],
    ['LOST_LATE', t('outcomes.late'), lostLate, lost],
    ['ANSWERED_BY_OTHERS', t('outcomes.others'), answeredByOthers, answered],
  ]
  return (
    <section aria-labelledby="outcomes">
      <div className="section-head">
        <h2 id="outcomes">{t('outcomes')}</h2>
        <small>{t('outcomes.help')}</small>
      </div>
      <dl className="facts">
        {figures.map(([figure, label, part, all]) => (
          <div key={figure} className="insight-figure">
            <dt>{label}</dt>
            <dd>
              <Link className="link" to={`/insights/threads?figure=${figure}`} prefetch="intent">
                {all === null ? part : t('share', { part, all })}
                <span className="hidden-text"> {label}</span>
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Ideas that answer what customers say, and are in use by now. */
export function Done({ done }: { done: InsightsData['insightsDone'] }) {
  const t = useMessages(insightPagesMessages)
  return (
    <section aria-labelledby="done">
      <div className="section-head">
        <h2 id="done">{t('done')}</h2>
        <small>{t('done.help')}</small>
      </div>
      {done.length === 0 ? <p className="quiet">{t('done.none')}</p> : null}
      <ul className="list list-ruled" hidden={done.length === 0}>
        {done.map(({ post, shippedAt, theme, told }) => (
          <li key={`${post.path} ${theme?.path}`} className="stack stack-tight insight-thread">
            <Link className="link" to={post.path} prefetch="intent" dir="auto">
              {post.title}
            </Link>
            <p className="meta">
              <Time at={shippedAt} as="day" />
              {theme ? (
                <span>
                  {t.rich('done.for', {
                    theme: (
                      <Link to={`${theme.path}/chain`} dir="auto">
                        {theme.name}
                      </Link>
                    ),
                  })}
                </span>
              ) : null}
              <span>{t('done.told', { told })}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
