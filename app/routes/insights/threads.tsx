// The threads behind a figure of the overview: as many as it says.
import '#app/styles/pages/insights.css'
import { Download } from 'lucide'
import { useRef } from 'react'
import { Link } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { Page } from '#app/components/page.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Time } from '#app/ui/time.tsx'
import { insightPagesMessages } from '#messages/insight-pages.ts'
import type { Route } from './+types/threads'
import { addressOf, behindOf, listOf, type ThreadList } from './threads-document.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const found = await listOf(context.get(atrium), behindOf(query), 30, query.get('after'))
  if (!found) throw new Response('Not found', { status: 404 })
  return found
}

export const meta: Route.MetaFunction = ({ loaderData, matches }) => {
  const t = metaMessages(matches, insightPagesMessages)
  const behind = loaderData?.behind
  if (!behind) return [{ title: `${t('title')} · Atrium` }]
  return [
    {
      title: `${
        'figure' in behind
          ? t(`threads.${behind.figure}`)
          : t('threads.about', { name: loaderData.name, tone: t(`tone.${behind.tone}`) })
      } · Atrium`,
    },
  ]
}

export default function Threads({ loaderData: list }: Route.ComponentProps) {
  const t = useMessages(insightPagesMessages)
  const { behind, count, name } = list
  const title =
    'figure' in behind
      ? t(`threads.${behind.figure}`)
      : t('threads.about', { name, tone: t(`tone.${behind.tone}`) })
  return (
    <Page
      title={title}
      crumbs={[
        { label: t('customers'), to: '/customers' },
        { label: t('themes'), to: '/insights' },
      ]}
      hasNew={false}
    >
      <header className="page-head">
        <div>
          <h1 dir="auto">{title}</h1>
          <p className="soft">
            {'figure' in behind ? t('threads.count', { count }) : t('threads.people', { count })}
          </p>
        </div>
        {count > 0 ? (
          <LinkButton to={`/insights/threads.csv?${addressOf(behind)}`} reloadDocument>
            <Icon of={Download} />
            {t('csv')}
          </LinkButton>
        ) : null}
      </header>
      {count === 0 ? (
        <Empty title={t('threads.none')}>{t('threads.none.help')}</Empty>
      ) : (
        <Rows key={addressOf(behind)} list={list} label={title} />
      )}
    </Page>
  )
}

function Rows({ list: { threads }, label }: { list: ThreadList; label: string }) {
  const list = useRef<HTMLUListElement>(null)
  const grown = useRows(threads, {
    of: (data: ThreadList) => data.threads,
    idOf: ({ number }) => number,
  })
  return (
    <>
      <ul className="list list-ruled" ref={list} aria-label={label}>
        {grown.rows.map(({ channel, customer, language, latestAt, number, path, ...thread }) => (
          <li key={number} className="stack stack-tight insight-thread" data-row={number}>
            <h2 className="voice insight-thread-title">
              <Link to={path} prefetch="intent" dir="auto" lang={language ?? undefined}>
                {thread.title}
              </Link>
            </h2>
            <p className="meta">
              <bdi dir="auto">{customer.name}</bdi>
              <span dir="auto">{channel.name}</span>
              <Time at={latestAt} as="day" />
              {thread.stateLabel ? <span>{thread.stateLabel}</span> : null}
            </p>
          </li>
        ))}
      </ul>
      <MoreRows list={list} grown={grown} />
    </>
  )
}
