import '#app/styles/pages/insights.css'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Bars } from '#app/ui/charts/bars.tsx'
import { Time } from '#app/ui/time.tsx'
import { insightPagesMessages } from '#messages/insight-pages.ts'
import type { InsightsData } from './insights-document.ts'

/** A theme that is new this week: how many people, how many is usual, and how often chance alone gives as many. */
export function EmergingNotice({ theme }: { theme: InsightsData['emergingThemes'][number] }) {
  const t = useMessages(insightPagesMessages)
  const { emerging, name, owner, path, weeks } = theme
  if (!emerging) return null
  const people = weeks.map((week) => week.people)
  return (
    <section className="emerging" aria-label={t('new', { name })}>
      <div>
        <p className="small">{t('new.week')}</p>
        <h2 className="voice-title" dir="auto">
          {name}
        </h2>
        <p className="soft">{t('new.people', emerging)}</p>
        <p className="small">{owner ? t('owner.is', { name: owner.name }) : t('owner.none')}</p>
        <LinkButton to={path}>{t('new.read', { people: emerging.people })}</LinkButton>
      </div>
      <div>
        <Bars
          values={people}
          max={Math.max(1, ...people)}
          label={t('weeks.label', { name, weeks: people.join(', ') })}
          isStrong
        />
        <p className="small soft">
          {t('new.chance', emerging)} {t('new.test', emerging)}
        </p>
        <Causes causes={emerging.likelyCauses} />
      </div>
    </section>
  )
}

type Cause = NonNullable<InsightsData['emergingThemes'][number]['emerging']>['likelyCauses'][number]
/** What happened shortly before, as the company's calendar says. */
function Causes({ causes }: { causes: readonly Cause[] }) {
  const t = useMessages(insightPagesMessages)
  if (causes.length === 0) return null
  return (
    <div className="stack stack-tight">
      <h3 className="small">{t('causes')}</h3>
      <ul className="list" aria-label={t('causes')}>
        {causes.map(({ day, kind, number, title }) => (
          <li key={number} className="meta">
            <Time at={day} as="day" />
            <span>{t(`calendar.kind.${kind}`)}</span>
            <b dir="auto">{title}</b>
          </li>
        ))}
      </ul>
      <p className="small soft">{t('causes.help')}</p>
    </div>
  )
}
