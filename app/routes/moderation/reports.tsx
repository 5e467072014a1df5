// What became of what one reported, and what moderators decided about one's own words.
import '#app/styles/sheets/moderation.css'
import { useSearchParams } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { moderationMessages } from '#messages/moderation.ts'
import type { Route } from './+types/reports'
import { OutcomeChip } from './outcome-chip.tsx'

const OwnCases = graphql(`
  query OwnCases {
    ownCases { number isReporter evidence outcome reason rule at }
    ownRestrictions { number reason at until endedAt by { name } space { name } }
  }
`)

export const loader = ({ context }: Route.LoaderArgs) => context.get(atrium).ask(OwnCases, {})

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, moderationMessages)('own.title')} · Atrium` },
]

export default function Reports({
  loaderData: { ownCases, ownRestrictions },
}: Route.ComponentProps) {
  const t = useMessages(moderationMessages)
  const [query] = useSearchParams()
  return (
    <Page title={t('own.title')} hasNew={false}>
      <header className="page-head">
        <h1>{t('own.title')}</h1>
      </header>
      <div className="stack">
        {query.has('done') ? (
          <Notice role="status" tone="good">
            {t('report.done')}
          </Notice>
        ) : null}
        {ownRestrictions.length > 0 ? <OwnRestrictions restrictions={ownRestrictions} /> : null}
        {ownCases.length > 0 ? (
          <ul className="list list-ruled">
            {ownCases.map((one) => (
              <li key={`${one.number} ${one.isReporter}`} className="stack stack-tight case">
                <p className="cluster small soft">
                  <span>{t(one.isReporter ? 'own.reporter' : 'own.author')}</span>
                  <Time at={one.at} />
                  <OutcomeChip outcome={one.outcome} />
                </p>
                <p className="case-words" dir="auto">
                  {one.evidence}
                </p>
                {one.rule ? <p>{t('rule.applied', { rule: t(`rule.${one.rule}`) })}</p> : null}
                {one.reason ? <p dir="auto">{t('own.reason', { reason: one.reason })}</p> : null}
              </li>
            ))}
          </ul>
        ) : (
          <Empty title={t('own.none')}>{t('own.none.help')}</Empty>
        )}
      </div>
    </Page>
  )
}

type OwnRestriction = Route.ComponentProps['loaderData']['ownRestrictions'][number]

/** What moderators did not allow the viewer, with the reason, the author and the end. */
function OwnRestrictions({ restrictions }: { restrictions: readonly OwnRestriction[] }) {
  const t = useMessages(moderationMessages)
  return (
    <ul className="list list-ruled">
      {restrictions.map((one) => (
        <li key={one.number} className="stack stack-tight case">
          <p className="cluster small soft">
            <Chip tone={one.endedAt ? 'plain' : 'warn'}>{t('own.restricted')}</Chip>
            <span>
              {one.space ? t('queue.in', { space: one.space.name }) : t('restrictions.everywhere')}
            </span>
            <span>
              {t.rich(one.endedAt ? 'restrictions.ended' : 'restrictions.until', {
                time: <Time at={one.endedAt ?? one.until} as="moment" />,
              })}
            </span>
          </p>
          <p dir="auto">{t('restrictions.by', { name: one.by.name, reason: one.reason })}</p>
        </li>
      ))}
    </ul>
  )
}
