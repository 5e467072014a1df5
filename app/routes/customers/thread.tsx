// A customer's thread: the customer's side and the inside, apart in looks and in fact, and the answer that is being written.
import '#app/styles/pages/customers.css'
import { useMemo } from 'react'
import { useRevalidator, useRouteLoaderData, useSearchParams } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Discussion } from '#app/components/discussion/discussion.tsx'
import { discussionKey, readDiscussion } from '#app/components/discussion/read-discussion.ts'
import { type DiscussionData, useDiscussion } from '#app/components/discussion/use-discussion.ts'
import { Page } from '#app/components/page.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { keepOnLoss } from '#app/forms.ts'
import { act } from '#app/intents.ts'
import { useHints } from '#app/live/use-live.ts'
import { usePresence } from '#app/live/use-presence.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { unlessAnswered } from '#app/revalidation.ts'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import type { Route } from './+types/thread'
import { AnswerCard } from './answer-card.tsx'
import { CustomerMessages } from './customer-messages.tsx'
import type { InboxRow as Row } from './inbox-fields.ts'
import { InboxRow } from './inbox-row.tsx'
import { threadIntents } from './thread-action.ts'
import { ThreadAside } from './thread-aside.tsx'
import { type ThreadData, ThreadPage } from './thread-document.ts'
import { ThreadHead } from './thread-head.tsx'
import { Facts, NamedNotice } from './thread-hearing.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { ask, now } = context.get(atrium)
  const id = numberIn(params.number)
  const { variables, data } = readDiscussion({ ask, now }, id, request.url)
  const [{ customerThread, customerInbox }, discussion] = await Promise.all([
    ask(ThreadPage, { id, ...variables }),
    data(),
  ])
  if (!customerThread) throw new Response('Not found', { status: 404 })
  return { thread: customerThread, inbox: customerInbox.edges.map(({ node }) => node), discussion }
}

export const action = ({ context, params, request }: Route.ActionArgs) => {
  const id = numberIn(params.number)
  return act(threadIntents, context.get(atrium), request, { id, path: `/customers/${id}` })
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const shouldRevalidate = unlessAnswered

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  {
    title: `${loaderData?.thread.title ?? metaMessages(matches, customerPagesMessages)('title')} · Atrium`,
  },
]

export default function Thread({ loaderData }: Route.ComponentProps) {
  const [query] = useSearchParams()
  return <ThreadView key={`${loaderData.thread.number} ${discussionKey(query)}`} {...loaderData} />
}

type LayoutData = { viewer: { number: number; name: string; pictureUrl: string | null } }
type ThreadViewProps = { thread: ThreadData; inbox: readonly Row[]; discussion: DiscussionData }

function ThreadView({ thread, inbox, discussion }: ThreadViewProps) {
  const t = useMessages(customerPagesMessages)
  const layout = useRouteLoaderData<LayoutData>('routes/app-layout')
  const discussing = useDiscussion(thread, discussion)
  const room = `post:${thread.number}` as const
  const { revalidate } = useRevalidator()
  useHints(room, () => void revalidate())
  // A voice or the channel that was switched off: what this tab offers changes with it.
  useHints(`channel:${thread.channel.number}`, () => void revalidate())
  const present = usePresence(room)
  const here = useMemo(() => new Set(present?.people.map(({ id }) => String(id))), [present])
  const viewer = layout ? faceOf(layout.viewer) : { id: '0', name: '' }
  return (
    <Page
      title={thread.title}
      crumbs={[{ label: t('title'), to: '/customers' }]}
      isWide
      hasNew={false}
    >
      <div className="thread-desk">
        <nav className="thread-inbox" aria-label={t('list', { view: t('view.OPEN') })}>
          <ul className="inbox-list">
            {inbox.map((row) => (
              <InboxRow key={row.number} thread={row} isCurrent={row.number === thread.number} />
            ))}
          </ul>
        </nav>
        <div className="thread-main">
          <ThreadHead thread={thread} />
          <CustomerMessages thread={thread} />
          <NamedNotice thread={thread} />
          <AnswerCard thread={thread} />
          <section className="thread-inside" aria-labelledby="inside">
            <div className="section-head">
              <h2 id="inside">{t('inside')}</h2>
              <small>{t('inside.help')}</small>
            </div>
            <Facts thread={thread} />
            <Discussion post={thread} {...{ discussing, viewer, here }} />
          </section>
        </div>
        <ThreadAside thread={thread} />
      </div>
    </Page>
  )
}
