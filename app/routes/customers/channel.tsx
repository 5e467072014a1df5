// One channel: its duties, who may speak, saved replies, and its settings.
import '#app/styles/pages/customers.css'
import { Form, useActionData, useNavigation } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { anyProblem, keepOnLoss, refusalOf } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { customerChannelsMessages } from '#messages/customer-channels.ts'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import { customerRulesMessages } from '#messages/customer-rules.ts'
import type { Route } from './+types/channel'
import { ChannelAccount } from './channel-account.tsx'
import { ChannelFields, ChannelFormFields } from './channel-form.tsx'
import { Replies } from './channel-replies.tsx'
import { Voices } from './channel-voices.tsx'
import { writeChannel } from './channel-writes.ts'

const ChannelPage = graphql(
  `
    query ChannelPage($slug: String!) {
      customerChannel(slug: $slug) {
        ...ChannelFormFields
        number slug kind isOn hasSecret feedUrl feedReadAt feedError version account { server username readAt error } viewerCanManage viewerCanConnect viewerCanKeepReplies
        duties { open late answered inTime saidRight saidWrong }
        voices { number language title until isExecutive person { number name pictureUrl } }
        replies { number name text }
      }
      calendars { id name }
    }
  `,
  [ChannelFormFields],
)
export type ChannelData = NonNullable<ResultOf<typeof ChannelPage>['customerChannel']>

export async function loader({ context, params }: Route.LoaderArgs) {
  const { customerChannel, calendars } = await context
    .get(atrium)
    .ask(ChannelPage, { slug: params.slug })
  if (!customerChannel) throw new Response('Not found', { status: 404 })
  return { channel: customerChannel, calendars }
}

export const action = ({ context, params, request }: Route.ActionArgs) =>
  writeChannel(context.get(atrium), request, `/customers/channels/${params.slug}`)

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  {
    title: `${loaderData?.channel.name ?? metaMessages(matches, customerChannelsMessages)('title')} · Atrium`,
  },
]

export default function Channel({ loaderData }: Route.ComponentProps) {
  const t = useMessages(customerChannelsMessages)
  const customers = useMessages(customerPagesMessages)
  const rules = useMessages(customerRulesMessages)
  const { channel, calendars } = loaderData
  return (
    <Page
      title={channel.name}
      crumbs={[
        { label: customers('title'), to: '/customers' },
        { label: t('title'), to: '/customers/channels' },
      ]}
      hasNew={false}
    >
      <header className="page-head">
        <div>
          <h1 dir="auto">{channel.name}</h1>
          <p className="meta">
            <span>{t(`kind.${channel.kind}`)}</span>
            {channel.owner ? (
              <span dir="auto">{channel.owner.name}</span>
            ) : (
              <span>{t('owner.none')}</span>
            )}
            <Chip tone={channel.isOn ? 'good' : 'plain'}>{t(channel.isOn ? 'on' : 'off')}</Chip>
          </p>
        </div>
        <div className="cluster">
          <LinkButton variant="quiet" to={`/customers/channels/${channel.slug}/rules`}>
            {rules('title')}
          </LinkButton>
          {channel.viewerCanManage ? <SwitchForm channel={channel} /> : null}
        </div>
      </header>
      <div className="columns">
        <div className="stack">
          <Voices channel={channel} />
          <Replies channel={channel} />
          {channel.viewerCanManage ? <Settings channel={channel} calendars={calendars} /> : null}
        </div>
        <aside className="stack">
          <Duties channel={channel} />
          <Way channel={channel} />
        </aside>
      </div>
    </Page>
  )
}

function SwitchForm({ channel }: { channel: ChannelData }) {
  const t = useMessages(customerChannelsMessages)
  const data = useActionData<{ ok: boolean }>()
  const problem = refusalOf(data, 'on') ? anyProblem(data) : undefined
  return (
    <Form method="post" className="cluster">
      <input type="hidden" name="id" value={channel.number} />
      {problem ? (
        <Notice tone="bad" role="alert">
          {problem}
        </Notice>
      ) : null}
      <Button type="submit" name="intent" value={channel.isOn ? 'off' : 'on'}>
        {t(channel.isOn ? 'turnOff' : 'turnOn')}
      </Button>
    </Form>
  )
}

function Duties({ channel: { duties } }: { channel: ChannelData }) {
  const t = useMessages(customerChannelsMessages)
  return (
    <section aria-labelledby="duties">
      <h2 id="duties">{t('duties')}</h2>
      <dl className="facts">
        <dt>{t('duties.open')}</dt>
        <dd>{duties.open}</dd>
        <dt>{t('duties.late')}</dt>
        <dd className={duties.late > 0 ? 'bad' : undefined}>{duties.late}</dd>
        <dt>{t('duties.answered')}</dt>
        <dd>{duties.answered}</dd>
        <dt>{t('duties.inTime')}</dt>
        <dd>{duties.inTime}</dd>
        {duties.saidRight + duties.saidWrong > 0 ? (
          <>
            <dt>{t('duties.right')}</dt>
            <dd>
              {t('duties.right.of', {
                yes: duties.saidRight,
                all: duties.saidRight + duties.saidWrong,
              })}
            </dd>
          </>
        ) : null}
      </dl>
    </section>
  )
}

/** By which address voices come in; of a webhook also its secret. */
function Way({ channel }: { channel: ChannelData }) {
  const t = useMessages(customerChannelsMessages)
  const data = useActionData<{ ok: boolean; secret?: string }>()
  const problem = refusalOf(data, 'renew') ? anyProblem(data) : undefined
  const { hasSecret, kind, number, slug, viewerCanManage } = channel
  if (kind === 'FORM')
    return (
      <section aria-labelledby="way">
        <h2 id="way">{t('form.link')}</h2>
        <a className="link" href={`/ask-us/${slug}`} translate="no">
          /ask-us/{slug}
        </a>
      </section>
    )
  if (kind === 'FEED') return <Feed channel={channel} />
  if (kind === 'EMAIL' || kind === 'MASTODON')
    return <ChannelAccount kind={kind} channel={channel} />
  if (kind !== 'WEBHOOK') return null
  return (
    <section className="stack stack-tight" aria-labelledby="way">
      <h2 id="way">{t('hook.link')}</h2>
      <p>
        <code>/intake/{slug}</code>
      </p>
      <p className="quiet small">{t(hasSecret ? 'secret.has' : 'secret.none')}</p>
      {data?.secret ? (
        <Notice tone="good" role="status">
          {t('secret.once')} <code className="channel-secret">{data.secret}</code>
        </Notice>
      ) : null}
      {problem ? (
        <Notice tone="bad" role="alert">
          {problem}
        </Notice>
      ) : null}
      {viewerCanManage ? (
        <Form method="post">
          <input type="hidden" name="id" value={number} />
          <Button type="submit" size="small" name="intent" value="renew">
            {t('secret.renew')}
          </Button>
        </Form>
      ) : null}
    </section>
  )
}

/** When the feed was read last, or why it could not be. */
function Feed({ channel: { feedError, feedReadAt, feedUrl } }: { channel: ChannelData }) {
  const t = useMessages(customerChannelsMessages)
  return (
    <section className="stack stack-tight" aria-labelledby="way">
      <h2 id="way">{t('kind.FEED')}</h2>
      {feedUrl ? <code className="channel-secret">{feedUrl}</code> : null}
      <p className="quiet small">
        {feedReadAt ? t.rich('feed.read', { time: <Time at={feedReadAt} /> }) : t('feed.never')}
      </p>
      {feedError ? <Notice tone="bad">{t('feed.error', { reason: feedError })}</Notice> : null}
    </section>
  )
}

type SettingsProps = {
  channel: ChannelData
  calendars: readonly { id: string; name: string }[]
}

function Settings({ channel, calendars }: SettingsProps) {
  const t = useMessages(customerChannelsMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'edit')
  const isWorking = useNavigation().formMethod === 'POST'
  return (
    <section aria-labelledby="settings">
      <div className="section-head">
        <h2 id="settings">{t('settings')}</h2>
      </div>
      <Form method="post" className="form customer-form" key={channel.version}>
        <input type="hidden" name="intent" value="edit" />
        <input type="hidden" name="id" value={channel.number} />
        <input type="hidden" name="version" value={channel.version} />
        <ChannelFields
          kind={channel.kind}
          channel={channel}
          calendars={calendars}
          refusal={refusal}
        />
        <div className="form-actions">
          <Button type="submit" isWorking={isWorking}>
            {t('save')}
          </Button>
        </div>
      </Form>
    </section>
  )
}
