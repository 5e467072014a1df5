// Home: who is here, what is trending, what waits for you.

import { useSearchParams } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { ArrivalPill } from '#app/components/arrival-pill.tsx'
import { LateFirstWeek } from '#app/components/late-first-week.tsx'
import { Page } from '#app/components/page.tsx'
import { firstNameOf } from '#app/components/person-face.ts'
import { BOARDS_PLACE } from '#app/components/places.ts'
import { PostList } from '#app/components/post-list.tsx'
import { usePresence } from '#app/live/use-presence.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { SegmentLinks } from '#app/ui/segment.tsx'
import { useClock } from '#app/ui/time.tsx'
import { formatDay, formatHour } from '#app/ui/time-words.ts'
import { frameMessages } from '#messages/frame.ts'
import { homeMessages } from '#messages/home.ts'
import type { Route } from './+types/home'
import { HomePage } from './home-document.ts'
import { LobbyNow } from './lobby-now.tsx'
import { Since } from './since.tsx'
import { Waiting } from './to-do.tsx'
import { useHomeNews } from './use-home-news.ts'
import { HomeRow } from './why-here.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const isAll = new URL(request.url).searchParams.get('of') === 'all'
  const { ask } = context.get(atrium)
  return await ask(HomePage, { isForViewer: !isAll })
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, homeMessages)('title')} · Atrium` },
]

export default function Home({ loaderData }: Route.ComponentProps) {
  const t = useMessages(homeMessages)
  const news = useHomeNews(loaderData)
  const present = usePresence('company:0')
  const clock = useClock()
  const { viewer, activeDiscussions, owed, pendingJoinRequests, notifications } = news.latest
  const now = new Date(clock.now).toISOString()
  const hour = Number(formatHour(clock.now, { ...clock, locale: 'en-GB' }).slice(0, 2))
  const today = { day: formatDay(now, clock, true), hour: formatHour(clock.now, clock) }
  const waiting = <Waiting owed={owed} wishes={pendingJoinRequests} notifications={notifications} />
  // What was promised to others stands before everything else.
  const owesResponses = owed.total > 0
  return (
    <Page
      title="Atrium"
      lead={
        <span suppressHydrationWarning>
          {viewer.site ? t('lead.site', { ...today, site: viewer.site }) : t('lead', today)}
        </span>
      }
    >
      <div className="home-hello">
        <h1 className="hero">
          {t(`hello.${partOfDay(hour)}`, { name: firstNameOf(viewer.name) })}
        </h1>
        <p>
          {present ? <span>{t('here', { count: Math.max(1, present.count) })} </span> : null}
          {t('discussed', { count: activeDiscussions.length })}
        </p>
      </div>
      <LateFirstWeek lists={loaderData.checkLists} />
      {owesResponses ? waiting : null}
      <LobbyNow
        activeDiscussions={activeDiscussions}
        present={present}
        viewerId={viewer.number}
        hour={hour}
      />
      <div className="columns">
        <div className="stack">
          <Trending {...news} />
          {owesResponses ? null : waiting}
        </div>
        <Since notifications={notifications} />
      </div>
    </Page>
  )
}

type TrendingProps = Pick<
  ReturnType<typeof useHomeNews>,
  'rows' | 'arrivals' | 'newIds' | 'bringIn'
>

function Trending({ rows, arrivals, newIds, bringIn }: TrendingProps) {
  const t = useMessages(homeMessages)
  const frame = useMessages(frameMessages)
  const isAll = useSearchParams()[0].get('of') === 'all'
  return (
    <section aria-labelledby="trending">
      <div className="section-head">
        <h2 id="trending">{t('trending')}</h2>
        <span className="section-head-end">
          <SegmentLinks
            label={t('trending.whose')}
            items={[
              { label: t('trending.you'), to: '/', isCurrent: !isAll },
              { label: t('trending.company'), to: '/?of=all', isCurrent: isAll },
            ]}
          />
        </span>
      </div>
      <ArrivalPill
        count={arrivals}
        words={frame('arrived.trending', { count: arrivals })}
        onShow={bringIn}
      />
      {rows.length > 0 ? (
        <>
          <PostList posts={rows} label={t('trending.list')} newIds={newIds} Row={HomeRow} />
          <p className="list-more quiet">
            {t('trending.end')}
            <LinkButton variant="quiet" size="small" to={BOARDS_PLACE.to}>
              {t('trending.boards')}
            </LinkButton>
          </p>
        </>
      ) : (
        <Empty
          title={t('trending.nothing')}
          level={3}
          actions={<LinkButton to={BOARDS_PLACE.to}>{t('trending.choose')}</LinkButton>}
        />
      )}
    </section>
  )
}

function partOfDay(hour: number) {
  if (hour < 5 || hour >= 23) return 'night'
  if (hour >= 18) return 'evening'
  return hour < 12 ? 'morning' : 'afternoon'
}
