// Webhooks: which systems are told of what, and what became of each delivery.
import { Plus } from 'lucide'
import { Link, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { type Answered, refused, unknownForm } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { webhooksMessages } from '#messages/webhooks.ts'
import type { Route } from './+types/webhooks'
import { AdminFrame, adminTitle, mustBeAdmin } from './admin-frame.tsx'
import { DeliveryFields } from './webhook-deliveries.tsx'
import { NewWebhook, WebhookFields, WebhookSheet } from './webhook-sheet.tsx'
import {
  deleteWebhook,
  editWebhook,
  makeWebhook,
  renewSecret,
  retryDelivery,
  testWebhook,
} from './webhook-writes.ts'

const LIST = '/admin/webhooks'
const IsAdmin = graphql(`query IsAdminForWebhooks { settings { isAdmin } }`)
const WebhooksPage = graphql(
  `
  query WebhooksPage {
    settings { canAdminister }
    webhooks { ...WebhookFields }
    logTopics { topic label }
    serviceAccounts(first: 100) { edges { node { person { number name hasLeft } } } }
  }
`,
  [WebhookFields],
)
const Deliveries = graphql(
  `
  query WebhookDeliveries($number: Int!, $after: String) {
    webhookDeliveries(number: $number, first: 20, after: $after) {
      edges { node { ...WebhookDeliveryFields } }
      pageInfo { endCursor hasNextPage }
    }
  }
`,
  [DeliveryFields],
)
type Webhook = ResultOf<typeof WebhookFields>

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  const query = new URL(request.url).searchParams
  const page = await ask(WebhooksPage, {})
  const opened = page.webhooks.find(({ number }) => String(number) === query.get('open')) ?? null
  const sent = opened
    ? await ask(Deliveries, { number: opened.number, after: query.get('after') })
    : null
  const accounts = page.serviceAccounts.edges.flatMap(({ node: { person } }) =>
    person.hasLeft ? [] : [person],
  )
  return {
    canChange: page.settings.canAdminister,
    webhooks: page.webhooks,
    choices: { topics: page.logTopics, accounts },
    opened,
    deliveries: sent?.webhookDeliveries ?? null,
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  mustBeAdmin(await gateway.ask(IsAdmin, {}))
  const form = await fields(request)
  const { intent = '' } = form
  if (intent === 'make' || intent === 'renew') {
    const result = await (intent === 'make' ? makeWebhook : renewSecret)(gateway, form)
    if (!result.ok) return refused(result, intent, form)
    const { text, number } = Object.values(result.data)[0] as { text: string; number: number }
    return { ok: true as const, text, number }
  }
  const writes = {
    edit: editWebhook,
    remove: deleteWebhook,
    test: testWebhook,
    again: retryDelivery,
  }
  const write = writes[intent as keyof typeof writes]
  if (!write) throw new Response(unknownForm(gateway.language), { status: 400 })
  const result = await write(gateway, form)
  if (!result.ok) return refused(result, intent, form)
  if (intent === 'remove') return redirect(`${LIST}?done=remove`, 303)
  return redirect(`${LIST}?open=${encodeURIComponent(form.number ?? '')}&done=${intent}`, 303)
}

export const meta: Route.MetaFunction = ({ matches }) => [{ title: adminTitle(matches, LIST) }]

export type WebhookAnswer = Answered & { text?: string; number?: number }

export default function Webhooks({ loaderData }: Route.ComponentProps) {
  const { webhooks, choices, opened, deliveries, canChange } = loaderData
  const t = useMessages(webhooksMessages)
  const [query] = useSearchParams()
  const answer = useActionData() as WebhookAnswer | undefined
  const done = query.get('done')
  const sheet =
    opened && deliveries ? (
      <WebhookSheet
        key={opened.number}
        {...{ webhook: opened, choices, deliveries, canChange, done, answer }}
      />
    ) : query.has('new') && canChange ? (
      <NewWebhook choices={choices} answer={answer} />
    ) : null
  return (
    <AdminFrame path={LIST} sheet={sheet}>
      {done === 'remove' ? (
        <Notice role="status" tone="good">
          {t('deleted')}
        </Notice>
      ) : null}
      <div className="admin-filter">
        <p className="soft">{t('lead')}</p>
        {canChange ? (
          <LinkButton to={`${LIST}?new=1`} preventScrollReset>
            <Icon of={Plus} />
            {t('new')}
          </LinkButton>
        ) : null}
      </div>
      {webhooks.length === 0 ? (
        <Empty title={t('none')}>{t('none.help')}</Empty>
      ) : (
        <ul className="list list-ruled settings-ways">
          {webhooks.map((one) => (
            <WebhookRow key={one.number} webhook={one} isOpen={one.number === opened?.number} />
          ))}
        </ul>
      )}
    </AdminFrame>
  )
}

function WebhookRow({ webhook, isOpen }: { webhook: Webhook; isOpen: boolean }) {
  const t = useMessages(webhooksMessages)
  const { number, name, url, format, pausedAt } = webhook
  return (
    <li data-row={number}>
      <span>
        <Link
          className="link"
          dir="auto"
          id={`open-webhook-${number}`}
          to={`${LIST}?open=${number}`}
          aria-current={isOpen || undefined}
          preventScrollReset
        >
          {name}
        </Link>
        <small dir="ltr">{new URL(url).host}</small>
        <small>
          {t(`format.${format}`)} · {t(pausedAt ? 'paused' : 'on')}
        </small>
      </span>
    </li>
  )
}
