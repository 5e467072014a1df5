// Goals, those without a challenge on a list of their own.
import '#app/styles/sheets/challenges.css'
import { Link, useRevalidator } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import type { GoalState } from '#graphql/goals/limits.ts'
import { challengesMessages } from '#messages/challenges.ts'
import { goalsMessages } from '#messages/goals.ts'
import type { Route } from './+types/goals'
import { GoalsPage } from './documents.ts'
import { GoalFacts } from './goal-facts.tsx'

const VIEWS = ['OPEN', 'WITHOUT', 'REACHED', 'DROPPED'] as const
const addressOf = (view: (typeof VIEWS)[number]): string =>
  view === 'OPEN' ? '/goals' : `/goals?view=${view.toLowerCase()}`

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const view = VIEWS.find((one) => one.toLowerCase() === query.get('view')) ?? 'OPEN'
  const state: GoalState = view === 'WITHOUT' ? 'OPEN' : view
  const { goals, spaces } = await context.get(atrium).ask(GoalsPage, {
    state,
    isServed: view === 'WITHOUT' ? false : null,
    after: query.get('after'),
  })
  return { view, goals, mayStart: spaces.edges.some(({ node }) => node.viewerCanSponsor) }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, goalsMessages)('title')} · Atrium` },
]

export default function Goals({ loaderData }: Route.ComponentProps) {
  const t = useMessages(goalsMessages)
  const word = useMessages(challengesMessages)
  const { goals, mayStart, view } = loaderData
  const { revalidate } = useRevalidator()
  useHints('company:0', () => void revalidate())
  const { endCursor, hasNextPage } = goals.pageInfo
  return (
    <Page title={t('title')} crumbs={[{ label: word('title'), to: '/challenges' }]} hasNew={false}>
      <header className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft">{t('lead')}</p>
        </div>
        {mayStart ? <LinkButton to="/goals/new">{t('new')}</LinkButton> : null}
      </header>
      <div className="list-bar">
        <Tabs
          label={t('view')}
          items={VIEWS.map((one) => ({
            label: t(`view.${one}`),
            to: addressOf(one),
            isCurrent: one === view,
          }))}
        />
      </div>
      {goals.edges.length === 0 ? <Empty title={t('none')}>{t('none.help')}</Empty> : null}
      <ul className="list list-ruled" hidden={goals.edges.length === 0}>
        {goals.edges.map(({ node }) => (
          <li key={node.number} className="goal-row stack stack-tight" data-goal={node.number}>
            <h2>
              <Link className="link" to={node.path} dir="auto">
                {node.title}
              </Link>
            </h2>
            <GoalFacts goal={node} />
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <LinkButton to={`${addressOf(view)}${view === 'OPEN' ? '?' : '&'}after=${endCursor}`}>
          {t('more')}
        </LinkButton>
      ) : null}
    </Page>
  )
}
