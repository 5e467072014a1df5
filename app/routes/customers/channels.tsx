// All channels that somebody works on, owns or manages, with their duties.
import '#app/styles/pages/customers.css'
import { FileText, Plus } from 'lucide'
import { Link } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { LateBeginHere } from '#app/components/late-begin-here.tsx'
import { Page } from '#app/components/page.tsx'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { customerChannelsMessages } from '#messages/customer-channels.ts'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import type { Route } from './+types/channels'
import { CHANNEL_ICONS } from './inbox-row.tsx'

const ChannelsPage = graphql(`
  query ChannelsPage {
    settings { isAdmin }
    customerChannels { number slug name kind isOn owner { name } duties { open late answered inTime } }
    spaces(first: 100, isArchived: false) { edges { node { viewerCanMakeChannel } } }
  }
`)

export async function loader({ context }: Route.LoaderArgs) {
  const { customerChannels, settings, spaces } = await context.get(atrium).ask(ChannelsPage, {})
  return {
    channels: customerChannels,
    isAdmin: settings.isAdmin,
    hasSpace: spaces.edges.length > 0,
    mayMake: spaces.edges.some(({ node }) => node.viewerCanMakeChannel),
  }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, customerChannelsMessages)('title')} · Atrium` },
]

export default function Channels({ loaderData }: Route.ComponentProps) {
  const t = useMessages(customerChannelsMessages)
  const customers = useMessages(customerPagesMessages)
  const { channels, mayMake } = loaderData
  return (
    <Page
      title={t('title')}
      crumbs={[{ label: customers('title'), to: '/customers' }]}
      hasNew={false}
    >
      <header className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft">{t('lead')}</p>
        </div>
        <div className="cluster">
          <LinkButton variant="quiet" to="/customers/texts">
            <Icon of={FileText} />
            {t('texts')}
          </LinkButton>
          {mayMake ? (
            <LinkButton to="/customers/channels/new">
              <Icon of={Plus} />
              {t('new')}
            </LinkButton>
          ) : null}
        </div>
      </header>
      {!loaderData.hasSpace ? (
        <LateBeginHere missing="space" isAdmin={loaderData.isAdmin} />
      ) : channels.length === 0 ? (
        <Empty title={t('none')}>{t('none.help')}</Empty>
      ) : (
        <ChannelRows channels={channels} />
      )}
    </Page>
  )
}

type ChannelList = Route.ComponentProps['loaderData']['channels']

function ChannelRows({ channels }: { channels: ChannelList }) {
  const t = useMessages(customerChannelsMessages)
  return (
    <ul className="list list-ruled" aria-label={t('title')}>
      {channels.map(({ duties, isOn, kind, name, number, owner, slug }) => (
        <li key={number} className="channel-row">
          <h2>
            <Link to={`/customers/channels/${slug}`}>{name}</Link>
          </h2>
          <p className="meta">
            <span>
              <Icon of={CHANNEL_ICONS[kind]} size={14} />
              {t(`kind.${kind}`)}
            </span>
            <span>{owner?.name ?? t('owner.none')}</span>
            <Chip tone={isOn ? 'good' : 'plain'}>{t(isOn ? 'on' : 'off')}</Chip>
          </p>
          <p className="meta">
            <span>
              {t('duties.open')} {duties.open}
            </span>
            <span className={duties.late > 0 ? 'bad' : undefined}>
              {t('duties.late')} {duties.late}
            </span>
            <span>
              {t('duties.answered')} {duties.answered}
            </span>
          </p>
        </li>
      ))}
    </ul>
  )
}
