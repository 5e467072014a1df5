// One's own points, quests and rewards. Nobody else sees them.
import '#app/styles/pages/sponsor.css'
import { Link } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Time, useClock } from '#app/ui/time.tsx'
import { rewardsMessages } from '#messages/rewards.ts'
import type { Route } from './+types/rewards'

const OwnRewardsPage = graphql(`
  query OwnRewardsPage($after: String) {
    ownRewards {
      points pointsPerDay
      rules { outcome points }
      quests { quest goal reached }
      lines(first: 30, after: $after) {
        edges { node { number outcome points at isReversal post { path title language } } }
        pageInfo { endCursor hasNextPage }
      }
      rewards(first: 30) {
        edges {
          node {
            number amount reason reversalReason proposedAt
            challenge { path title language currency }
          }
        }
      }
    }
  }
`)
type Own = NonNullable<ResultOf<typeof OwnRewardsPage>['ownRewards']>

export async function loader({ context, request }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get('after')
  return context.get(atrium).ask(OwnRewardsPage, { after })
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, rewardsMessages)('own.title')} · Atrium` },
]

export default function OwnRewards({ loaderData: { ownRewards } }: Route.ComponentProps) {
  const t = useMessages(rewardsMessages)
  return (
    <Page title={t('own.title')} hasNew={false}>
      <header className="page-head">
        <div>
          <h1>{t('own.title')}</h1>
          <p className="soft">{t('own.lead')}</p>
        </div>
      </header>
      {ownRewards ? (
        <>
          <ul className="figures sponsor-figures">
            <li>
              <b>{ownRewards.points}</b>
              <p>{t('own.points', { points: ownRewards.points })}</p>
              <p className="soft small">{t('own.perDay', { max: ownRewards.pointsPerDay })}</p>
            </li>
          </ul>
          <div className="sponsor-columns">
            <Quests own={ownRewards} />
            <Rules own={ownRewards} />
          </div>
          <Lines own={ownRewards} />
          <Given own={ownRewards} />
        </>
      ) : (
        <Empty title={t('own.off')}>{t('own.off.help')}</Empty>
      )}
    </Page>
  )
}

function Quests({ own: { quests } }: { own: Own }) {
  const t = useMessages(rewardsMessages)
  return (
    <section className="stack stack-tight" aria-labelledby="quests">
      <h2 id="quests">{t('own.quests')}</h2>
      <ul className="list list-ruled">
        {quests.map(({ goal, quest, reached }) => (
          <li key={quest} className="reward-head">
            <span>{t(`own.quest.${quest}`)}</span>
            <span className="soft">
              {reached >= goal ? t('own.quest.done') : t('own.quest.progress', { reached, goal })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Rules({ own: { rules } }: { own: Own }) {
  const t = useMessages(rewardsMessages)
  return (
    <section className="stack stack-tight" aria-labelledby="rules">
      <h2 id="rules">{t('own.rules')}</h2>
      <ul className="list list-ruled">
        {rules.map(({ outcome, points }) => (
          <li key={outcome} className="reward-head">
            <span>{t(`outcome.${outcome}`)}</span>
            <span className="sponsor-number">{points}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Lines({ own: { lines } }: { own: Own }) {
  const t = useMessages(rewardsMessages)
  const { endCursor, hasNextPage } = lines.pageInfo
  return (
    <section className="stack stack-tight reward-section" aria-labelledby="lines">
      <h2 id="lines">{t('own.lines')}</h2>
      {lines.edges.length === 0 ? (
        <Empty title={t('own.lines.none')}>{t('own.lines.none.help')}</Empty>
      ) : null}
      <ul className="list list-ruled">
        {lines.edges.map(({ node: { at, isReversal, number, outcome, points, post } }) => (
          <li key={number} className="reward-head">
            <span>
              {isReversal
                ? t('outcome.lost', { outcome: t(`outcome.${outcome}`) })
                : t(`outcome.${outcome}`)}{' '}
              {post ? (
                <Link className="link" to={post.path} dir="auto" lang={post.language ?? undefined}>
                  {post.title}
                </Link>
              ) : (
                <span className="soft">{t('own.gone')}</span>
              )}{' '}
              <span className="soft small">
                <Time at={at} as="day" />
              </span>
            </span>
            <b className="sponsor-number">{points > 0 ? `+${points}` : points}</b>
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <LinkButton to={`/rewards?after=${endCursor}#lines`}>{t('more')}</LinkButton>
      ) : null}
    </section>
  )
}

function Given({ own: { rewards } }: { own: Own }) {
  const t = useMessages(rewardsMessages)
  const { locale } = useClock()
  return (
    <section className="stack stack-tight reward-section" aria-labelledby="given">
      <h2 id="given">{t('own.rewards')}</h2>
      {rewards.edges.length === 0 ? <p className="soft">{t('own.rewards.none')}</p> : null}
      <ul className="list list-ruled">
        {rewards.edges.map(({ node }) => (
          <li key={node.number} className="stack stack-tight reward">
            <div className="reward-head">
              <Link
                className="link"
                to={node.challenge.path}
                dir="auto"
                lang={node.challenge.language ?? undefined}
              >
                {node.challenge.title}
              </Link>
              <b className="sponsor-number">
                {new Intl.NumberFormat(locale, {
                  style: 'currency',
                  currency: node.challenge.currency,
                  maximumFractionDigits: 0,
                }).format(node.amount)}
              </b>
            </div>
            <p dir="auto">{node.reason}</p>
            {node.reversalReason ? (
              <p className="warn">{t('own.reversed', { reason: node.reversalReason })}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
