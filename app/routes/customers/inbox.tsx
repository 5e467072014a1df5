// The inbox: customers who wait, the most urgent first, and what is done with many of them at once.
import '#app/styles/pages/customers.css'
import { Ear, MessagesSquare, MoonStar, Settings2 } from 'lucide'
import { Fragment, useRef } from 'react'
import { Form, useActionData, useRevalidator } from 'react-router'
import { atrium, formOf, many } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { Page } from '#app/components/page.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { anyProblem, done, refused } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { INBOX_VIEWS, MAX_COUNTED } from '#graphql/customers/limits.ts'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import { customerProfileMessages } from '#messages/customer-profile.ts'
import { insightSectionMessages } from '#messages/insight-section.ts'
import type { Route } from './+types/inbox'
import { criteriaIn, inboxAddress } from './inbox-criteria.ts'
import { InboxRowFields } from './inbox-fields.ts'
import { InboxFilter, InboxFilterFields } from './inbox-filter.tsx'
import { InboxRow } from './inbox-row.tsx'
import { changeThreads, writeView } from './inbox-writes.ts'
import { SnoozeChoice } from './snooze-choice.tsx'

const InboxPage = graphql(
  `
    query InboxPage(
      $view: CustomerInboxView!, $after: String, $channelId: Int, $language: String, $severity: Int, $tag: String, $isUnassigned: Boolean
    ) {
      ...InboxFilterFields
      customerInbox(
        view: $view, first: 30, after: $after, channelId: $channelId, language: $language, severity: $severity, tag: $tag,
        isUnassigned: $isUnassigned
      ) {
        edges { node { ...InboxRowFields } }
        pageInfo { endCursor hasNextPage }
      }
      customerInboxCounts { open yours late }
      canSeeInsights
    }
  `,
  [InboxRowFields, InboxFilterFields],
)
type Listed = ResultOf<typeof InboxPage>['customerInbox']

const FORM = 'inbox-form'
export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const criteria = criteriaIn(query)
  const { canSeeInsights, customerInbox, customerInboxCounts, ...filter } = await context
    .get(atrium)
    .ask(InboxPage, { ...criteria, after: query.get('after') })
  return { criteria, customerInbox, counts: customerInboxCounts, canSeeInsights, filter }
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const form = await formOf(request)
  const text = (name: string) => String(form.get(name) ?? '')
  const intent = text('intent')
  if (intent === 'saveView' || intent === 'removeView')
    return await writeView(gateway, request, intent, text)
  const ids = many(form, 'thread')
  if (ids.length === 0) return done(request, '/customers', { intent })
  const result = await changeThreads(gateway, intent, ids, text('idempotencyKey'), text('until'))
  if (!result) throw new Response('Bad request', { status: 400 })
  return result.ok ? done(request, '/customers', { intent }) : refused(result, intent)
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, customerPagesMessages)('title')} · Atrium` },
]

/** A count ends at MAX_COUNTED, which stands for more. */
const shown = (count: number) => (count < MAX_COUNTED ? count : `${MAX_COUNTED - 1}+`)

export default function Inbox({ loaderData }: Route.ComponentProps) {
  const t = useMessages(customerPagesMessages)
  const insights = useMessages(insightSectionMessages)
  const profile = useMessages(customerProfileMessages)
  const { criteria, counts } = loaderData
  const { view } = criteria
  const { revalidate } = useRevalidator()
  useHints('company:0', () => void revalidate())
  const countOf = {
    OPEN: shown(counts.open),
    YOURS: shown(counts.yours),
    LATE: shown(counts.late),
    ANSWERED: 0,
    SPAM: 0,
  }
  return (
    <Page title={t('title')}>
      <header className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft">{t('lead')}</p>
        </div>
        <div className="cluster">
          {loaderData.canSeeInsights ? (
            <LinkButton to="/insights">
              <Icon of={MessagesSquare} />
              {insights('insights')}
            </LinkButton>
          ) : null}
          <LinkButton to="/customers/heard">
            <Icon of={Ear} />
            {t('heard')}
          </LinkButton>
          <LinkButton variant="quiet" to="/customers/quiet">
            <Icon of={MoonStar} />
            {profile('quiet')}
          </LinkButton>
          <LinkButton variant="quiet" to="/customers/channels">
            <Icon of={Settings2} />
            {t('channels')}
          </LinkButton>
        </div>
      </header>
      <div className="list-bar">
        <Tabs
          label={t('views')}
          items={INBOX_VIEWS.map((one) => ({
            label: t(`view.${one}`),
            ...(countOf[one] ? { count: countOf[one] } : {}),
            to: inboxAddress({ ...criteria, view: one }),
            isCurrent: one === view,
          }))}
        />
      </div>
      <InboxFilter criteria={criteria} data={loaderData.filter} />
      <InboxList key={inboxAddress(criteria)} view={view} inbox={loaderData.customerInbox} />
    </Page>
  )
}

type InboxListProps = { view: (typeof INBOX_VIEWS)[number]; inbox: Listed }

function InboxList({ view, inbox }: InboxListProps) {
  const t = useMessages(customerPagesMessages)
  const grown = useRows(inbox, {
    of: (page: { customerInbox: Listed }) => page.customerInbox,
    idOf: ({ number }) => number,
  })
  const list = useRef<HTMLUListElement>(null)
  if (grown.rows.length === 0) return <Empty title={t(`none.${view}`)}>{t('none.help')}</Empty>
  return (
    <>
      {grown.rows.some(({ viewerCan }) => viewerCan.work) ? <ManyForm view={view} /> : null}
      <ul
        className="list inbox-list"
        ref={list}
        aria-label={t('list', { view: t(`view.${view}`) })}
      >
        {grown.rows.map((thread) => (
          <InboxRow key={thread.number} thread={thread} formId={FORM} />
        ))}
      </ul>
      <MoreRows list={list} grown={grown} />
    </>
  )
}

/** What is done with the selected threads: their boxes belong to this form, so it works before scripts. */
function ManyForm({ view }: { view: string }) {
  const t = useMessages(customerPagesMessages)
  const problem = anyProblem(useActionData<{ ok: boolean }>())
  const intents =
    view === 'SPAM' ? (['noSpam'] as const) : (['take', 'turn', 'snooze', 'spam', 'block'] as const)
  const label = {
    take: t('take'),
    turn: t('assign.turn'),
    snooze: t('snooze'),
    spam: t('spam'),
    block: t('spam.block'),
    noSpam: t('spam.undo'),
  }
  return (
    <Form method="post" id={FORM} className="cluster inbox-many" aria-label={t('many')}>
      {intents.map((intent) => (
        <Fragment key={intent}>
          <Button type="submit" size="small" name="intent" value={intent}>
            {label[intent]}
          </Button>
          {intent === 'snooze' ? <SnoozeChoice /> : null}
        </Fragment>
      ))}
      {problem ? <FieldError>{problem}</FieldError> : null}
    </Form>
  )
}
