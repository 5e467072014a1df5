// Home: who is here, what moves, what waits for you.
import { useSearchParams } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { ArrivalPill } from '#app/components/arrival-pill.tsx'
import { IdeaList } from '#app/components/idea-list.tsx'
import { Page } from '#app/components/page.tsx'
import { firstNameOf } from '#app/components/person-face.ts'
import { usePresence } from '#app/live/use-presence.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { SegmentLinks } from '#app/ui/segment.tsx'
import { useClock } from '#app/ui/time.tsx'
import { formatDay, formatHour } from '#app/ui/time-words.ts'
import type { Route } from './+types/home'
import { HomePage } from './home-document.ts'
import { LobbyNow } from './lobby-now.tsx'
import { Since } from './since.tsx'
import { Waiting } from './to-do.tsx'
import { type TrendingRow, useHomeNews } from './use-home-news.ts'
import { WhyHere } from './why-here.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const isAll = new URL(request.url).searchParams.get('of') === 'all'
  const { ask } = context.get(atrium)
  return await ask(HomePage, { mine: isAll ? null : 'FOR_YOU' })
}

export const meta: Route.MetaFunction = () => [{ title: 'Home · Atrium' }]

export default function Home({ loaderData }: Route.ComponentProps) {
  const news = useHomeNews(loaderData)
  const present = usePresence('company:0')
  const clock = useClock()
  const { viewer, activeDiscussions, owed, pendingJoinRequests, notifications } = news.latest
  const now = new Date(clock.now).toISOString()
  const hour = Number(formatHour(clock.now, { ...clock, locale: 'en-GB' }).slice(0, 2))
  return (
    <Page
      title="Atrium"
      lead={
        <span suppressHydrationWarning>
          {formatDay(now, clock, true)}, {formatHour(clock.now, clock)}
          {viewer.site ? ` in ${viewer.site}` : ''}
        </span>
      }
    >
      <div className="home-hello">
        <h1 className="hero">
          {greeting(hour)}, {firstNameOf(viewer.name)}
        </h1>
        <p>{houseLine(present?.count ?? null, activeDiscussions.length)}</p>
      </div>
      <LobbyNow
        activeDiscussions={activeDiscussions}
        present={present}
        viewerId={viewer.number}
        hour={hour}
      />
      <div className="columns">
        <div className="stack">
          <Moving {...news} />
          <Waiting owed={owed} wishes={pendingJoinRequests} notifications={notifications} />
        </div>
        <Since notifications={notifications} />
      </div>
    </Page>
  )
}

type MovingProps = Pick<ReturnType<typeof useHomeNews>, 'rows' | 'arrivals' | 'newIds' | 'bringIn'>

function Moving({ rows, arrivals, newIds, bringIn }: MovingProps) {
  const isAll = useSearchParams()[0].get('of') === 'all'
  return (
    <section aria-labelledby="trending">
      <div className="section-head">
        <h2 id="trending">Moving now</h2>
        <span className="section-head-end">
          <SegmentLinks
            label="Whose ideas"
            items={[
              { label: 'For you', to: '/', isCurrent: !isAll },
              { label: 'Whole company', to: '/?of=all', isCurrent: isAll },
            ]}
          />
        </span>
      </div>
      <ArrivalPill
        count={arrivals}
        label={`${arrivals} ${arrivals === 1 ? 'idea moved up' : 'ideas moved up'}`}
        onShow={bringIn}
      />
      {rows.length > 0 ? (
        <>
          <IdeaList
            ideas={rows}
            label="Ideas, most moving first"
            newIds={newIds}
            why={(row: TrendingRow) => <WhyHere idea={row.idea} />}
          />
          <p className="list-more quiet">
            You are caught up.
            <LinkButton variant="quiet" size="small" to="/ideas">
              All boards
            </LinkButton>
          </p>
        </>
      ) : (
        <Empty
          title="Follow a board, and what moves there stands here"
          level={3}
          actions={<LinkButton to="/ideas">See the boards</LinkButton>}
        />
      )}
    </section>
  )
}

function greeting(hour: number): string {
  if (hour < 5 || hour >= 18) return 'Good evening'
  return hour < 12 ? 'Good morning' : 'Good afternoon'
}

/** Counted, never guessed: who is here comes over the socket, so before it answers only the talk is told. */
function houseLine(here: number | null, activeDiscussions: number): string {
  const discussion =
    activeDiscussions === 0
      ? 'Nobody has written today.'
      : activeDiscussions === 1
        ? 'One idea is being talked about.'
        : `${activeDiscussions} ideas are being talked about.`
  if (here === null) return discussion
  return `${here <= 1 ? 'You are the only one here.' : `${here} people are here now.`} ${discussion}`
}
