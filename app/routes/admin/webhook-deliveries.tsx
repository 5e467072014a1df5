// What a webhook has sent, and what became of it.
import { Form } from 'react-router'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Time } from '#app/ui/time.tsx'
import { webhooksMessages } from '#messages/webhooks.ts'

export const DeliveryFields = graphql(`
  fragment WebhookDeliveryFields on WebhookDelivery {
    number event tries status problem createdAt triedAt deliveredAt givenUpAt
  }
`)
type Delivery = ResultOf<typeof DeliveryFields>
export type Deliveries = {
  edges: readonly { node: Delivery }[]
  pageInfo: { endCursor: string | null; hasNextPage: boolean }
}

type Props = { webhook: number; deliveries: Deliveries; canChange: boolean }

export function WebhookDeliveries({ webhook, deliveries, canChange }: Props) {
  const t = useMessages(webhooksMessages)
  const { endCursor, hasNextPage } = deliveries.pageInfo
  return (
    <section aria-labelledby="webhook-deliveries" className="stack">
      <h3 id="webhook-deliveries">{t('deliveries')}</h3>
      {deliveries.edges.length === 0 ? (
        <p className="soft">{t('deliveries.none')}</p>
      ) : (
        <ul className="list list-ruled settings-ways">
          {deliveries.edges.map(({ node }) => (
            <DeliveryRow key={node.number} delivery={node} {...{ webhook, canChange }} />
          ))}
        </ul>
      )}
      {hasNextPage && endCursor ? (
        <LinkButton to={`?open=${webhook}&after=${encodeURIComponent(endCursor)}`}>
          {t('more')}
        </LinkButton>
      ) : null}
    </section>
  )
}

type RowProps = { webhook: number; delivery: Delivery; canChange: boolean }

function DeliveryRow({ webhook, delivery, canChange }: RowProps) {
  const t = useMessages(webhooksMessages)
  const { number, event, tries, problem, createdAt, deliveredAt, givenUpAt } = delivery
  const state = deliveredAt ? 'delivered' : givenUpAt ? 'givenUp' : 'waiting'
  return (
    <li>
      <span>
        <code>{event}</code>
        <small>
          {t(`delivery.${state}`)} · {t('delivery.tries', { count: tries })}
          {problem ? ` · ${problem}` : ''} · <Time at={deliveredAt ?? givenUpAt ?? createdAt} />
        </small>
      </span>
      {givenUpAt && canChange ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="number" value={webhook} />
          <input type="hidden" name="delivery" value={number} />
          <Button
            type="submit"
            size="small"
            name="intent"
            value="again"
            aria-label={t('delivery.again.name', { event })}
          >
            {t('delivery.again')}
          </Button>
        </Form>
      ) : null}
    </li>
  )
}
