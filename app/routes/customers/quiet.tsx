// Customers whom nobody has answered for a long time, those who have waited longest first.
import '#app/styles/pages/customers.css'
import { useRef } from 'react'
import { Form, Link } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { Page } from '#app/components/page.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { TextField } from '#app/ui/input.tsx'
import { Time } from '#app/ui/time.tsx'
import { MAX_QUIET_DAYS, QUIET_DAYS } from '#graphql/customers/limits.ts'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import { customerProfileMessages } from '#messages/customer-profile.ts'
import type { Route } from './+types/quiet'

const QuietPage = graphql(`
  query QuietCustomers($days: Int!, $after: String) {
    quietCustomers(days: $days, first: 30, after: $after) {
      edges { node { number name segment threadCount contactedAt firstAt } }
      pageInfo { endCursor hasNextPage }
    }
  }
`)
type Listed = ResultOf<typeof QuietPage>['quietCustomers']

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const days = Math.min(Math.max(Number(query.get('days')) || QUIET_DAYS, 1), MAX_QUIET_DAYS)
  const { quietCustomers } = await context
    .get(atrium)
    .ask(QuietPage, { days: Math.floor(days), after: query.get('after') })
  return { days: Math.floor(days), quietCustomers }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, customerProfileMessages)('quiet')} · Atrium` },
]

export default function Quiet({ loaderData }: Route.ComponentProps) {
  const t = useMessages(customerProfileMessages)
  const pages = useMessages(customerPagesMessages)
  const { days, quietCustomers } = loaderData
  return (
    <Page title={t('quiet')} crumbs={[{ label: pages('title'), to: '/customers' }]} hasNew={false}>
      <header className="page-head">
        <div>
          <h1>{t('quiet')}</h1>
          <p className="soft">{t('quiet.lead', { days })}</p>
        </div>
        <Form className="cluster">
          <TextField
            label={t('quiet.days')}
            name="days"
            type="number"
            min={1}
            max={MAX_QUIET_DAYS}
            defaultValue={days}
          />
          <Button type="submit">{t('quiet.show')}</Button>
        </Form>
      </header>
      <QuietList key={days} listed={quietCustomers} />
    </Page>
  )
}

function QuietList({ listed }: { listed: Listed }) {
  const t = useMessages(customerProfileMessages)
  const grown = useRows(listed, {
    of: (page: { quietCustomers: Listed }) => page.quietCustomers,
    idOf: ({ number }) => number,
  })
  const list = useRef<HTMLUListElement>(null)
  if (grown.rows.length === 0) return <Empty title={t('quiet.none')}>{t('quiet.none.help')}</Empty>
  return (
    <>
      <ul className="list list-ruled" ref={list} aria-label={t('quiet')}>
        {grown.rows.map(({ contactedAt, firstAt, name, number, segment, threadCount }) => (
          <li key={number} className="channel-row">
            <h2>
              <Link to={`/customers/profiles/${number}`} dir="auto">
                {name}
              </Link>
            </h2>
            <p className="meta">
              {segment ? <bdi dir="auto">{segment}</bdi> : null}
              <span>{t('threads.count', { count: threadCount })}</span>
              {contactedAt ? (
                <span>
                  {t('contacted')} <Time at={contactedAt} />
                </span>
              ) : (
                <span>
                  {t('wrote')} <Time at={firstAt} />
                </span>
              )}
            </p>
          </li>
        ))}
      </ul>
      <MoreRows list={list} grown={grown} />
    </>
  )
}
