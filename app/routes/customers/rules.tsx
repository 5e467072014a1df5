// The message rules of a channel: in plain words, in the order in which they are asked, each tried on the last 30 days.
import '#app/styles/pages/customers.css'
import { Form, Link, useActionData } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { anyProblem, keepOnLoss, refusalOf } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { customerChannelsMessages } from '#messages/customer-channels.ts'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import { customerRulesMessages } from '#messages/customer-rules.ts'
import type { Route } from './+types/rules'
import { RuleForm } from './rule-form.tsx'
import { RuleWords } from './rule-words.tsx'
import { type TrialData, writeRule } from './rule-writes.ts'

const RulesPage = graphql(`
  query RulesPage($slug: String!) {
    customerChannel(slug: $slug) {
      number slug name viewerCanManage
      rules {
        number name version words without authors hasHiddenAuthors language tone minReach isSpam tags severity desk caught
        assignee { number name }
        trial { seen caught noise examples { number path title language } }
      }
    }
  }
`)
export type RuleData = NonNullable<ResultOf<typeof RulesPage>['customerChannel']>['rules'][number]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { customerChannel } = await context.get(atrium).ask(RulesPage, { slug: params.slug })
  if (!customerChannel) throw new Response('Not found', { status: 404 })
  return { channel: customerChannel }
}

export const action = ({ context, params, request }: Route.ActionArgs) =>
  writeRule(context.get(atrium), request, `/customers/channels/${params.slug}/rules`)

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, customerRulesMessages)('title')} · Atrium` },
]

export default function Rules({ loaderData }: Route.ComponentProps) {
  const t = useMessages(customerRulesMessages)
  const customers = useMessages(customerPagesMessages)
  const channels = useMessages(customerChannelsMessages)
  const { channel } = loaderData
  const data = useActionData<{ ok: boolean }>()
  const isRule = refusalOf(data, 'save') ?? refusalOf(data, 'try')
  const problem = isRule ? undefined : anyProblem(data)
  return (
    <Page
      title={t('title')}
      crumbs={[
        { label: customers('title'), to: '/customers' },
        { label: channels('title'), to: '/customers/channels' },
        { label: channel.name, to: `/customers/channels/${channel.slug}` },
      ]}
      hasNew={false}
    >
      <header className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft">{t('lead')}</p>
        </div>
      </header>
      {problem ? (
        <Notice tone="bad" role="alert">
          {problem}
        </Notice>
      ) : null}
      {channel.rules.length === 0 ? <Empty title={t('none')}>{t('none.help')}</Empty> : null}
      {channel.rules.length > 0 ? <RuleList channel={channel} /> : null}
      {channel.viewerCanManage ? (
        <NewRule key={channel.rules.length} channel={channel.number} />
      ) : null}
    </Page>
  )
}

type ListProps = {
  channel: { number: number; viewerCanManage: boolean; rules: readonly RuleData[] }
}

function RuleList({ channel }: ListProps) {
  const t = useMessages(customerRulesMessages)
  return (
    <ol className="list list-ruled" aria-label={t('title')}>
      {channel.rules.map((rule, nth) => (
        <li key={rule.number} className="channel-row">
          <h2 dir="auto">{rule.name}</h2>
          <RuleWords rule={rule} />
          <Trial trial={rule.trial} />
          {channel.viewerCanManage ? (
            <RuleTools rule={rule} channel={channel.number} isFirst={nth === 0} />
          ) : null}
        </li>
      ))}
    </ol>
  )
}

type Answer = { ok: boolean; trial?: TrialData; typed?: Record<string, string> }

/** A new rule; tried, it stands there with what it would have caught. */
function NewRule({ channel }: { channel: number }) {
  const t = useMessages(customerRulesMessages)
  const data = useActionData<Answer>()
  const refused = refusalOf(data, 'save') ?? refusalOf(data, 'try')
  const refusal = refused?.typed.ruleId ? undefined : refused
  return (
    <section aria-labelledby="new-rule">
      <div className="section-head">
        <h2 id="new-rule">{t('new')}</h2>
        <small>{t('new.help')}</small>
      </div>
      {data?.trial ? (
        <Notice tone="good" role="status">
          <Trial trial={data.trial} />
        </Notice>
      ) : null}
      <RuleForm channel={channel} typed={data?.typed ?? refusal?.typed} refusal={refusal} />
    </section>
  )
}

type ToolsProps = { rule: RuleData; channel: number; isFirst: boolean }

function RuleTools({ rule, channel, isFirst }: ToolsProps) {
  const t = useMessages(customerRulesMessages)
  const data = useActionData<{ ok: boolean }>()
  const refused = refusalOf(data, 'save')
  const refusal = refused?.typed.ruleId === String(rule.number) ? refused : undefined
  return (
    <>
      <Form method="post" className="cluster">
        <input type="hidden" name="ruleId" value={rule.number} />
        {isFirst ? null : (
          <Button
            type="submit"
            size="small"
            name="intent"
            value="raise"
            aria-label={t('raise.name', { name: rule.name })}
          >
            {t('raise')}
          </Button>
        )}
        <Button
          type="submit"
          size="small"
          name="intent"
          value="remove"
          aria-label={t('remove.name', { name: rule.name })}
        >
          {t('remove')}
        </Button>
      </Form>
      <details className="form-more" open={refusal !== undefined}>
        <summary>{t('edit')}</summary>
        <RuleForm channel={channel} rule={rule} typed={refusal?.typed} refusal={refusal} />
      </details>
    </>
  )
}

/** What a rule would have caught of the last 30 days, how much of it was noise, and examples. */
function Trial({ trial }: { trial: TrialData }) {
  const t = useMessages(customerRulesMessages)
  const { caught, examples, noise, seen } = trial
  return (
    <div className="stack stack-tight small">
      <p>
        {t('trial', { caught, seen })}
        {caught > 0 ? <> {t('trial.noise', { share: noise / caught })}</> : null}
      </p>
      {examples.length > 0 ? (
        <ul className="meta-list">
          {examples.map(({ language, number, path, title }) => (
            <li key={number}>
              <Link to={path} dir="auto" lang={language ?? undefined}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
