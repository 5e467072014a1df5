// All challenges that somebody may see: open, upcoming, and those whose result was told.
import { Flag } from 'lucide'
import { useRef } from 'react'
import { useRevalidator } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { Page } from '#app/components/page.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { challengesMessages } from '#messages/challenges.ts'
import type { Route } from './+types/challenges'
import { ChallengeRowFields } from './challenge-fields.ts'
import { ChallengeRow } from './challenge-row.tsx'

const ChallengesPage = graphql(
  `
    query ChallengesPage($group: ChallengeGroup!, $after: String) {
      challenges(group: $group, first: 20, after: $after) {
        edges { node { ...ChallengeRowFields } }
        pageInfo { endCursor hasNextPage }
      }
      spaces(first: 100, isArchived: false) { edges { node { viewerCanSponsor } } }
      ownRewards { rules { points } }
    }
  `,
  [ChallengeRowFields],
)
type Listed = ResultOf<typeof ChallengesPage>['challenges']

const VIEWS = { OPEN: null, UPCOMING: 'upcoming', TOLD: 'told' } as const
const GROUPS = ['OPEN', 'UPCOMING', 'TOLD'] as const

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const view = query.get('view')
  const group = GROUPS.find((one) => VIEWS[one] === view) ?? 'OPEN'
  const after = query.get('after')
  const { ask } = context.get(atrium)
  const { challenges, ownRewards, spaces } = await ask(ChallengesPage, { group, after })
  const maySponsor = spaces.edges.some(({ node }) => node.viewerCanSponsor)
  return { group, challenges, maySponsor, hasRewards: ownRewards !== null }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, challengesMessages)('title')} · Atrium` },
]

export default function Challenges({ loaderData }: Route.ComponentProps) {
  const t = useMessages(challengesMessages)
  const { group, hasRewards, maySponsor } = loaderData
  const { revalidate } = useRevalidator()
  useHints('company:0', () => void revalidate())
  return (
    <Page title={t('title')}>
      <header className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft">{t('lead')}</p>
        </div>
        <div className="cluster">
          <LinkButton to="/teams">{t('teams')}</LinkButton>
          <LinkButton to="/goals">{t('goals')}</LinkButton>
          <LinkButton to="/challenges/value">{t('ledger')}</LinkButton>
          {hasRewards ? <LinkButton to="/rewards">{t('rewards')}</LinkButton> : null}
          {maySponsor ? (
            <LinkButton to="/challenges/new">
              <Icon of={Flag} />
              {t('start')}
            </LinkButton>
          ) : null}
        </div>
      </header>
      <div className="list-bar">
        <Tabs
          label={t('view')}
          items={GROUPS.map((one) => ({
            label: t(`group.${one}`),
            to: VIEWS[one] ? `/challenges?view=${VIEWS[one]}` : '/challenges',
            isCurrent: one === group,
          }))}
        />
      </div>
      <ChallengeList key={group} group={group} challenges={loaderData.challenges} />
    </Page>
  )
}

type ChallengeListProps = { group: (typeof GROUPS)[number]; challenges: Listed }

function ChallengeList({ group, challenges }: ChallengeListProps) {
  const t = useMessages(challengesMessages)
  const grown = useRows(challenges, {
    of: (page: { challenges: Listed }) => page.challenges,
    idOf: ({ number }) => number,
  })
  const list = useRef<HTMLUListElement>(null)
  if (grown.rows.length === 0) return <Empty title={t(`none.${group}`)}>{t('none.help')}</Empty>
  return (
    <>
      <ul className="list" ref={list} aria-label={t('list', { group: t(`group.${group}`) })}>
        {grown.rows.map((challenge) => (
          <ChallengeRow key={challenge.number} challenge={challenge} />
        ))}
      </ul>
      <MoreRows list={list} grown={grown} />
    </>
  )
}
