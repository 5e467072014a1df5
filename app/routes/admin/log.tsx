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
import { type LogChoice, logAddress, logChoice, variablesOf } from './log-choice.ts'
import { LogDays } from './log-days.tsx'
import { LogFilter } from './log-filter.tsx'

const AdminLogPage = graphql(`
  query AdminLogPage($topic: String, $actor: ID, $firstDay: String, $lastDay: String, $after: String) {
    settings { isAdmin }
    logTopics { topic label }
    events(
      first: 50, topic: $topic, actor: $actor, firstDay: $firstDay, lastDay: $lastDay, after: $after
    ) {
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

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  const query = new URL(request.url).searchParams
  const { choice, found } = await logChoice(ask, query)
  const read = await ask(AdminLogPage, { ...variablesOf(choice), after: query.get('after') })
  mustBeAdmin(read)
  return { ...read, choice, found }
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
      {isUnclear ? null : (
        <p>
          <a className="link" href={logAddress(choice, '/admin/log.csv')} download>
            {t('log.csv')}
          </a>
        </p>
      )}
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
              to={logAddress({ ...choice, who: name, person: { number, name } })}
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
