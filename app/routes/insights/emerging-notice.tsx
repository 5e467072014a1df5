import '#app/styles/pages/insights.css'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Bars } from '#app/ui/charts/bars.tsx'
import { insightPagesMessages } from '#messages/insight-pages.ts'
import type { InsightsData } from './insights-document.ts'

/** A theme that is new this week: how many people, how many is usual, and how often chance alone gives as many. */
export function EmergingNotice({ theme }: { theme: InsightsData['emergingThemes'][number] }) {
  const t = useMessages(insightPagesMessages)
  const { emerging, name, path, weeks } = theme
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
      </div>
    </section>
  )
}
