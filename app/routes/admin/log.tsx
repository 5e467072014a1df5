// The audit log in sentences, latest first.

import '#app/styles/sheets/administration.css'
import { Lock } from 'lucide'
import { useRef } from 'react'
import { Link } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { adminMessages } from '#messages/admin.ts'
import type { Route } from './+types/log'
import { AdminFrame, adminTitle, mustBeAdmin } from './admin-frame.tsx'
import { LogDays } from './log-days.tsx'
import { type LogChoice, LogFilter } from './log-filter.tsx'

const AdminLogPage = graphql(`
  query AdminLogPage($topic: String, $actor: ID, $after: String) {
    settings { isAdmin }
    logTopics { topic label }
    events(first: 50, topic: $topic, actor: $actor, after: $after) {
      edges {
        node {
          id at detail
          subject { number name pictureUrl }
          parts { text path isSubject }
        }
      }
      pageInfo { endCursor hasNextPage }
    }
  }
`)
export type LoggedEvent = ResultOf<typeof AdminLogPage>['events']['edges'][number]['node']

const Named = graphql(`
  query LogNamed($query: String!) {
    people(first: 7, who: ALL, query: $query) { edges { node { number name unit } } }
  }
`)

/** Somebody is named in words; who is meant is found here, or asked. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  const query = new URL(request.url).searchParams
  const who = query.get('who')?.trim().slice(0, 80) ?? ''
  const topic = query.get('topic') ?? ''
  const number = /^\d{1,9}$/.test(query.get('person') ?? '') ? query.get('person') : null
  const found = who ? (await ask(Named, { query: who })).people.edges.map(({ node }) => node) : []
  const called = found.filter(({ name }) => name.toLowerCase() === who.toLowerCase())
  const meant =
    called.find((one) => String(one.number) === number) ??
    (called.length === 1 ? called[0] : found.length === 1 ? found[0] : undefined)
  const choice: LogChoice = {
    who,
    topic: /^[a-z-]{1,40}$/.test(topic) ? topic : '',
    person: meant ?? null,
  }
  const actor = meant ? String(meant.number) : null
  const read = await ask(AdminLogPage, {
    topic: choice.topic || null,
    actor,
    after: query.get('after'),
  })
  mustBeAdmin(read)
  return { ...read, choice, found: meant ? [] : found }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: adminTitle(matches, '/admin/log') },
]

export default function Log({ loaderData }: Route.ComponentProps) {
  const { choice, found } = loaderData
  const t = useMessages(adminMessages)
  const grown = useRows(loaderData.events, {
    of: ({ events }: typeof loaderData) => events,
    idOf: ({ id }) => id,
  })
  const list = useRef<HTMLDivElement>(null)
  const isUnclear = choice.who !== '' && choice.person === null
  return (
    <AdminFrame path="/admin/log">
      <LogFilter choice={choice} topics={loaderData.logTopics} />
      {isUnclear ? (
        <WhoIsMeant choice={choice} found={found} />
      ) : grown.rows.length === 0 ? (
        <Empty
          title={t('log.none')}
          actions={<LinkButton to="/admin/log">{t('log.all')}</LinkButton>}
        />
      ) : (
        <LogDays events={grown.rows} list={list} />
      )}
      {isUnclear ? null : <MoreRows list={list} grown={grown} />}
      <p className="quiet log-seal">
        <Icon of={Lock} size={13} />
        {t('log.foot')}
      </p>
    </AdminFrame>
  )
}

type WhoIsMeantProps = {
  choice: LogChoice
  found: readonly { number: number; name: string; unit: string }[]
}

function WhoIsMeant({ choice, found }: WhoIsMeantProps) {
  const t = useMessages(adminMessages)
  if (found.length === 0)
    return (
      <Empty
        title={t('log.noPerson', { name: choice.who })}
        actions={<LinkButton to="/admin/log">{t('log.all')}</LinkButton>}
      >
        {t('log.noPerson.help')}
      </Empty>
    )
  return (
    <section className="log-who" aria-labelledby="log-who">
      <h2 id="log-who">{t('log.which')}</h2>
      <ul className="list list-ruled">
        {found.map(({ number, name, unit }) => (
          <li key={number}>
            <Link
              className="link"
              to={`/admin/log?${new URLSearchParams({ who: name, person: String(number), topic: choice.topic })}`}
            >
              {name}
            </Link>{' '}
            <span className="quiet">{unit}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
