// Home: who is here, the posts of the chosen list, what waits for you.

import { redirect } from 'react-router'
import { atrium, formOf } from '#app/atrium.ts'
import { LateFirstWeek } from '#app/components/late-first-week.tsx'
import { Page } from '#app/components/page.tsx'
import { firstNameOf } from '#app/components/person-face.ts'
import { refused } from '#app/forms.ts'
import { usePresence } from '#app/live/use-presence.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { useClock } from '#app/ui/time.tsx'
import { formatDay, formatHour } from '#app/ui/time-words.ts'
import { homeMessages } from '#messages/home.ts'
import type { Route } from './+types/home'
import { ChooseList, HOME_LISTS, HomeChoice, HomePage } from './home-document.ts'
import { LobbyNow } from './lobby-now.tsx'
import { Posts } from './posts.tsx'
import { Since } from './since.tsx'
import { Waiting } from './to-do.tsx'
import { useHomeNews } from './use-home-news.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const { ask } = context.get(atrium)
  const asked = HOME_LISTS[(searchParams.get('list') ?? '') as keyof typeof HOME_LISTS] ?? null
  // Switched off, the list has no address.
  const list =
    asked === 'FOR_YOU' && !(await ask(HomeChoice, {})).settings.isPersonalised ? null : asked
  return await ask(HomePage, { list, after: searchParams.get('after') })
}

/** Another list is chosen, and kept. */
export async function action({ context, request }: Route.ActionArgs) {
  const form = await formOf(request)
  const { submit } = context.get(atrium)
  const result = await submit(ChooseList, { input: { homeList: String(form.get('list') ?? '') } })
  if (!result.ok) return refused(result, 'list')
  throw redirect('/#posts', 303)
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, homeMessages)('title')} · Atrium` },
]

export default function Home({ loaderData }: Route.ComponentProps) {
  const t = useMessages(homeMessages)
  const news = useHomeNews(loaderData)
  const present = usePresence('company:0')
  const clock = useClock()
  const { viewer, activeDiscussions, owed, pendingJoinRequests, riskDuties } = news.latest
  const missed = news.latest.missedNotifications
  const now = new Date(clock.now).toISOString()
  const hour = Number(formatHour(clock.now, { ...clock, locale: 'en-GB' }).slice(0, 2))
  const today = { day: formatDay(now, clock, true), hour: formatHour(clock.now, clock) }
  const waiting = (
    <Waiting owed={owed} risks={riskDuties} wishes={pendingJoinRequests} missed={missed} />
  )
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
          <Posts news={news} loaded={loaderData} />
          {owesResponses ? null : waiting}
        </div>
        <Since missed={missed} />
      </div>
    </Page>
  )
}

function partOfDay(hour: number) {
  if (hour < 5 || hour >= 23) return 'night'
  if (hour >= 18) return 'evening'
  return hour < 12 ? 'morning' : 'afternoon'
}
