// What customers say: themes by the people behind them, what is new, how they speak of what, and what came of it.
import '#app/styles/pages/insights.css'
import { CalendarDays, Download } from 'lucide'
import { useMemo, useRef } from 'react'
import { Form, useActionData, useRevalidator } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { Page } from '#app/components/page.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { anyProblem, keepOnLoss } from '#app/forms.ts'
import { act } from '#app/intents.ts'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { insightPagesMessages } from '#messages/insight-pages.ts'
import type { Route } from './+types/insights'
import { AspectTones } from './aspect-tones.tsx'
import { EmergingNotice } from './emerging-notice.tsx'
import { overviewIntents } from './insight-writes.ts'
import { type InsightsData, InsightsPage } from './insights-document.ts'
import { Done, Outcomes } from './outcomes.tsx'
import { Quote } from './quote.tsx'
import { ThemeRow, WeeksTable } from './theme-row.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get('after')
  return context.get(atrium).ask(InsightsPage, { after })
}

export const action = ({ context, request }: Route.ActionArgs) =>
  act(overviewIntents, context.get(atrium), request, { id: '', path: '/insights' })

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, insightPagesMessages)('title')} · Atrium` },
]

export default function Insights({ loaderData }: Route.ComponentProps) {
  const t = useMessages(insightPagesMessages)
  const { customerAspects, emergingThemes, insightsOverview, insightThemes } = loaderData
  const { revalidate } = useRevalidator()
  useHints('company:0', () => void revalidate())
  const hasThemes = insightThemes.edges.length > 0
  return (
    <Page
      title={t('title')}
      crumbs={[{ label: t('customers'), to: '/customers' }]}
      isWide
      hasNew={false}
    >
      <header className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft">{t('lead', insightsOverview)}</p>
        </div>
        <div className="cluster">
          <LinkButton to="/insights/calendar">
            <Icon of={CalendarDays} />
            {t('calendar')}
          </LinkButton>
          {hasThemes ? (
            <LinkButton to="/insights/themes.csv" reloadDocument>
              <Icon of={Download} />
              {t('csv')}
            </LinkButton>
          ) : null}
        </div>
      </header>
      <Tabs
        label={t('customers')}
        items={[
          { label: t('inbox'), to: '/customers', isCurrent: false },
          { label: t('themes'), to: '/insights', isCurrent: true },
        ]}
      />
      {emergingThemes.map((theme) => (
        <EmergingNotice key={theme.number} theme={theme} />
      ))}
      {hasThemes ? <Themes {...loaderData} /> : <Empty title={t('none')}>{t('none.help')}</Empty>}
      <div className="insight-columns">
        <AspectTones
          aspects={customerAspects}
          overview={insightsOverview}
          canHide={loaderData.canShapeThemes}
        />
        <Verbatims {...loaderData} />
      </div>
      <WithoutTheme {...loaderData} />
      <div className="insight-columns">
        <Done done={loaderData.insightsDone} />
        <Outcomes overview={insightsOverview} />
      </div>
    </Page>
  )
}

function Themes({ insightThemes }: InsightsData) {
  const t = useMessages(insightPagesMessages)
  const grown = useRows(insightThemes, {
    of: (data: InsightsData) => data.insightThemes,
    idOf: ({ number }) => number,
  })
  const list = useRef<HTMLUListElement>(null)
  const max = useMemo(
    () => Math.max(1, ...grown.rows.flatMap(({ weeks }) => weeks.map(({ people }) => people))),
    [grown.rows],
  )
  return (
    <section aria-labelledby="themes">
      <div className="section-head">
        <h2 id="themes">{t('themes')}</h2>
        <small>{t('themes.help')}</small>
      </div>
      <ul className="list list-ruled" ref={list} aria-labelledby="themes">
        {grown.rows.map((theme) => (
          <ThemeRow key={theme.number} theme={theme} max={max} />
        ))}
      </ul>
      <MoreRows list={list} grown={grown} />
      <WeeksTable themes={grown.rows} />
    </section>
  )
}

function Verbatims({ insightThemes }: InsightsData) {
  const t = useMessages(insightPagesMessages)
  const themes = insightThemes.edges
    .filter(({ node }) => node.insights.edges.length > 0)
    .slice(0, 5)
  if (themes.length === 0) return null
  return (
    <section aria-labelledby="verbatims">
      <div className="section-head">
        <h2 id="verbatims">{t('verbatims')}</h2>
      </div>
      {themes.map(({ node }) => {
        const insight = node.insights.edges[0]?.node
        return insight ? (
          <Quote
            key={node.number}
            insight={insight}
            more={<span>{t('verbatims.same', { people: node.people })}</span>}
          />
        ) : null
      })}
    </section>
  )
}

/** Quotes that are in no theme: the classifier's proposal is one button. */
function WithoutTheme({ customerInsights, canShapeThemes }: InsightsData) {
  const t = useMessages(insightPagesMessages)
  const problem = anyProblem(useActionData<{ ok: boolean }>())
  if (customerInsights.edges.length === 0) return null
  return (
    <section aria-labelledby="open-quotes">
      <div className="section-head">
        <h2 id="open-quotes">{t('open')}</h2>
        <small>{t('open.help')}</small>
      </div>
      {problem ? <FieldError>{problem}</FieldError> : null}
      {customerInsights.edges.map(({ node }) => (
        <Quote key={node.number} insight={node}>
          {canShapeThemes ? (
            <Form method="post" className="cluster">
              <input type="hidden" name="intent" value="put" />
              <input type="hidden" name="insight" value={node.number} />
              {node.proposedName ? (
                <Button type="submit" size="small" name="theme" value={node.proposedName}>
                  {t('open.put', { theme: node.proposedName })}
                </Button>
              ) : (
                <LinkButton
                  size="small"
                  variant="quiet"
                  to={`/insights/capture/${node.thread.number}`}
                >
                  {t('open.choose')}
                </LinkButton>
              )}
            </Form>
          ) : null}
        </Quote>
      ))}
    </section>
  )
}
