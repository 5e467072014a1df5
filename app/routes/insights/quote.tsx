import '#app/styles/pages/insights.css'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Time } from '#app/ui/time.tsx'
import { insightPagesMessages } from '#messages/insight-pages.ts'
import type { InsightData } from './insights-document.ts'

/** A customer's words with who, where and when, and whether they agreed to be quoted. */
export function Quote({
  insight,
  more,
  children,
}: {
  insight: InsightData
  more?: ReactNode
  children?: ReactNode
}) {
  const t = useMessages(insightPagesMessages)
  const { consent, customer, heardAt, isUnaltered, state, thread, tone, verbatim } = insight
  return (
    <figure className="insight-quote">
      <blockquote className="voice" dir="auto" lang={thread.language ?? undefined}>
        {verbatim ? `“${verbatim}”` : t('erased')}
      </blockquote>
      <figcaption className="meta">
        <Link to={thread.path}>
          <span>
            <bdi dir="auto">{customer.name}</bdi>, <span translate="no">{thread.name}</span>
          </span>
        </Link>
        <span dir="auto">{thread.channel.name}</span>
        <Time at={heardAt} as="day" />
        <Chip tone={consent === 'QUOTE' ? 'good' : 'plain'}>
          {t(consent === 'QUOTE' ? 'consent.QUOTE' : 'consent.NONE')}
        </Chip>
        {tone && tone.tone !== 'NEUTRAL' ? <span>{t(`tone.${tone.tone}`)}</span> : null}
        <span>{t(`state.${state}`)}</span>
        {isUnaltered ? null : <Chip tone="bad">{t('altered')}</Chip>}
        {more}
      </figcaption>
      {children}
    </figure>
  )
}
