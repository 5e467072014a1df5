// The ranking of a challenge's entries by pairwise choices, with its uncertainty.
import '#app/styles/pages/contest.css'
import { useRef } from 'react'
import { Link, useRevalidator } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Interval, RankedRow, Ranking, type Scale } from '#app/ui/charts/ranking.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { duelsMessages } from '#messages/duels.ts'
import type { Route } from './+types/ranking'
import { ChallengeSubpage } from './challenge-subpage.tsx'

const RankingPage = graphql(`
  query RankingPage($id: ID!, $after: String) {
    challenge(id: $id) {
      number path title hasDuels viewerSeesRanking
      viewerCan { compare }
      round { duels people }
      ranking(first: 50, after: $after) {
        edges {
          node {
            place placeFrom placeTo share low high duelCount
            idea { number path title language }
          }
        }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`)
type RankingData = NonNullable<ResultOf<typeof RankingPage>['challenge']>
type Row = RankingData['ranking']['edges'][number]['node']

/** In how many of 100 pairs: the half stands for an average entry. */
const SCALE: Scale = { min: 0, max: 100, ticks: [10, 30, 50, 70, 90] }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const id = numberIn(params.number)
  const after = new URL(request.url).searchParams.get('after')
  const { challenge } = await context.get(atrium).ask(RankingPage, { id, after })
  if (!challenge?.hasDuels) throw new Response('Not found', { status: 404 })
  return { challenge }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, duelsMessages)('title.ranking')} · Atrium` },
]

export default function RankingOfEntries({ loaderData: { challenge } }: Route.ComponentProps) {
  const t = useMessages(duelsMessages)
  const { revalidate } = useRevalidator()
  const { number, path, ranking, title } = challenge
  useHints(`post:${number}`, () => void revalidate())
  const rows = ranking.edges.map(({ node }) => node)
  const heading = useHeading(rows)
  return (
    <ChallengeSubpage
      title={t('title.ranking')}
      challenge={{ path, title }}
      heading={heading}
      lead={
        challenge.round && rows.length > 0 ? (
          <p className="soft">{t('ranking.after', challenge.round)}</p>
        ) : null
      }
      actions={
        challenge.viewerCan.compare ? (
          <LinkButton to={`${path}/compare`} variant="primary">
            {t('goOn')}
          </LinkButton>
        ) : null
      }
    >
      {rows.length === 0 ? <NoRanking challenge={challenge} /> : <Rows challenge={challenge} />}
    </ChallengeSubpage>
  )
}

/** What the ranking says at a glance: who is ahead, or how many cannot be told apart. */
function useHeading(rows: readonly Row[]): string {
  const t = useMessages(duelsMessages)
  const [first] = rows
  if (!first) return t('title.ranking')
  const tied = rows.filter(({ placeFrom }) => placeFrom === 1).length
  return tied > 1
    ? t('ranking.tied', { count: tied })
    : t('ranking.clear', { title: first.idea.title })
}

function NoRanking({ challenge }: { challenge: RankingData }) {
  const t = useMessages(duelsMessages)
  const isHidden = !challenge.viewerSeesRanking
  return (
    <Empty title={t(isHidden ? 'ranking.hidden' : 'ranking.none')}>
      {t(isHidden ? 'ranking.hidden.help' : 'ranking.none.help')}
    </Empty>
  )
}

function Rows({ challenge }: { challenge: RankingData }) {
  const t = useMessages(duelsMessages)
  const list = useRef<HTMLOListElement>(null)
  const grown = useRows(challenge.ranking, {
    of: (page: { challenge: RankingData }) => page.challenge.ranking,
    idOf: ({ idea }) => idea.number,
  })
  return (
    <>
      <Ranking label={t('ranking.list')} scale={SCALE} unit={t('of100')} listRef={list}>
        {grown.rows.map((row) => (
          <RankedRow
            key={row.idea.number}
            id={row.idea.number}
            place={<PlaceRange row={row} />}
            isStrong={row.placeFrom === 1}
            name={<Name row={row} />}
            chart={
              <Interval
                scale={SCALE}
                value={row.share}
                low={row.low}
                high={row.high}
                label={t('share', { share: row.share, low: row.low, high: row.high })}
                isStrong={row.placeFrom === 1}
              />
            }
            value={
              <>
                <b>{row.share}</b>
                <small>{t('places', { from: row.low, to: row.high })}</small>
              </>
            }
          />
        ))}
      </Ranking>
      <MoreRows list={list} grown={grown} />
      <p className="quiet small chart-note">{t('ranking.note')}</p>
      <Table rows={grown.rows} />
    </>
  )
}

function PlaceRange({ row: { placeFrom, placeTo } }: { row: Row }) {
  const t = useMessages(duelsMessages)
  return placeFrom === placeTo ? placeFrom : t('places', { from: placeFrom, to: placeTo })
}

function Name({ row: { idea } }: { row: Row }) {
  return (
    <Link to={idea.path} dir="auto" lang={idea.language ?? undefined}>
      {idea.title}
    </Link>
  )
}

function Table({ rows }: { rows: readonly Row[] }) {
  const t = useMessages(duelsMessages)
  return (
    <details className="form-more">
      <summary>{t('ranking.table')}</summary>
      <div className="table-scroll">
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">{t('column.place')}</th>
              <th scope="col">{t('column.entry')}</th>
              <th scope="col" className="number">
                {t('column.share')}
              </th>
              <th scope="col" className="number">
                {t('column.range')}
              </th>
              <th scope="col" className="number">
                {t('column.duels')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.idea.number}>
                <td>
                  <PlaceRange row={row} />
                </td>
                <th scope="row" dir="auto" lang={row.idea.language ?? undefined}>
                  {row.idea.title}
                </th>
                <td className="number">{row.share}</td>
                <td className="number">{t('places', { from: row.low, to: row.high })}</td>
                <td className="number">{row.duelCount}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
