// The threads behind a figure as a table for a spreadsheet.
import { atrium } from '#app/atrium.ts'
import { allOf, csvOf } from '#app/csv.ts'
import { messagesIn } from '#app/messages.tsx'
import { insightPagesMessages } from '#messages/insight-pages.ts'
import type { Route } from './+types/threads-csv'
import { behindOf, type Listed, listOf } from './threads-document.ts'

const NOTHING: Listed = { edges: [], pageInfo: { endCursor: null, hasNextPage: false } }

export async function loader({ context, request }: Route.LoaderArgs) {
  const gateway = context.get(atrium)
  const t = messagesIn(gateway.language, insightPagesMessages)
  const behind = behindOf(new URL(request.url).searchParams)
  const threads = await allOf(
    async (after) => (await listOf(gateway, behind, 100, after))?.threads ?? NOTHING,
  )
  const head = [
    t('threads.thread'),
    t('threads.customer'),
    t('threads.channel'),
    t('state'),
    t('threads.latest'),
    t('threads.subject'),
  ]
  const rows = threads.map(({ channel, customer, latestAt, name, stateLabel, title }) => [
    name,
    customer.name,
    channel.name,
    stateLabel ?? '',
    latestAt.slice(0, 10),
    title,
  ])
  return csvOf('threads.csv', [head, ...rows])
}
