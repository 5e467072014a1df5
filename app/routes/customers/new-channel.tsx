// A new channel; it is off until somebody switches it on.
import '#app/styles/pages/customers.css'
import { Form, redirect, useActionData, useNavigation } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { keepOnLoss, refusalOf, refused, refuseField } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { personNamed } from '#app/person-choice.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/input.tsx'
import { SegmentLinks } from '#app/ui/segment.tsx'
import { CHANNEL_KINDS } from '#graphql/customers/limits.ts'
import { customerChannelsMessages } from '#messages/customer-channels.ts'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import type { Route } from './+types/new-channel'
import { ChannelFields, channelInput } from './channel-form.tsx'

const NewChannelPage = graphql(`
  query NewChannelPage {
    spaces(first: 100, isArchived: false) { edges { node { slug name viewerCanMakeChannel } } }
    calendars { id name }
  }
`)
const MakeChannel = graphql(`
  mutation MakeChannel($space: String!, $kind: CustomerChannelKind!, $input: CustomerChannelInput!) {
    makeCustomerChannel(space: $space, kind: $kind, input: $input) { slug }
  }
`)

export async function loader({ context, request }: Route.LoaderArgs) {
  const { spaces, calendars } = await context.get(atrium).ask(NewChannelPage, {})
  const mine = spaces.edges.flatMap(({ node }) => (node.viewerCanMakeChannel ? [node] : []))
  if (mine.length === 0) throw new Response('Not found', { status: 404 })
  const asked = new URL(request.url).searchParams.get('kind')?.toUpperCase()
  return { spaces: mine, calendars, kind: CHANNEL_KINDS.find((one) => one === asked) ?? 'FORM' }
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const typed = await fields(request)
  const owner = await personNamed(gateway, typed.owner ?? '')
  if (!owner.ok) return refuseField('make', 'owner', owner.message, typed)
  const kind = CHANNEL_KINDS.find((one) => one === typed.kind) ?? 'FORM'
  const result = await gateway.submit(
    MakeChannel,
    { space: typed.space ?? '', kind, input: channelInput(typed, owner.number) },
    typed.idempotencyKey,
  )
  if (!result.ok) return refused(result, 'make', typed)
  throw redirect(`/customers/channels/${result.data.makeCustomerChannel.slug}`, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, customerChannelsMessages)('new')} · Atrium` },
]

export default function NewChannel({ loaderData }: Route.ComponentProps) {
  const t = useMessages(customerChannelsMessages)
  const customers = useMessages(customerPagesMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'make')
  const isWorking = useNavigation().formMethod === 'POST'
  const { calendars, kind, spaces } = loaderData
  return (
    <Page
      title={t('new')}
      crumbs={[
        { label: customers('title'), to: '/customers' },
        { label: t('title'), to: '/customers/channels' },
      ]}
      hasNew={false}
    >
      <header className="page-head">
        <h1>{t('new')}</h1>
      </header>
      <SegmentLinks
        label={t('kind')}
        items={CHANNEL_KINDS.map((one) => ({
          label: t(`kind.${one}`),
          to: `/customers/channels/new?kind=${one.toLowerCase()}`,
          isCurrent: one === kind,
        }))}
      />
      <Form method="post" className="form customer-form" key={kind}>
        <input type="hidden" name="intent" value="make" />
        <input type="hidden" name="kind" value={kind} />
        <SelectField
          label={t('space')}
          name="space"
          defaultValue={refusal?.typed.space}
          error={refusal?.fields.space}
        >
          {spaces.map(({ name, slug }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </SelectField>
        <ChannelFields kind={kind} calendars={calendars} refusal={refusal} />
        <div className="form-actions">
          <Button type="submit" variant="primary" isWorking={isWorking}>
            {t('make')}
          </Button>
          <LinkButton variant="quiet" to="/customers/channels">
            {t('cancel')}
          </LinkButton>
        </div>
      </Form>
    </Page>
  )
}
