// One customer: when they were answered last, what is kept of them, their threads, and who else turned out to be them.
import '#app/styles/pages/customers.css'
import { Link, useActionData } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { anyProblem, keepOnLoss } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { act } from '#app/intents.ts'
import { metaMessages, useLanguage, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Chip } from '#app/ui/chip.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { CONSENTS } from '#graphql/customers/limits.ts'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import { customerProfileMessages } from '#messages/customer-profile.ts'
import type { Route } from './+types/profile'
import { AccountForm, EditForm, EraseForm } from './profile-forms.tsx'
import { MergeForms } from './profile-merge.tsx'
import { profileIntents } from './profile-writes.ts'

const ProfilePage = graphql(`
  query CustomerProfile($number: Int!) {
    customer(number: $number) {
      number name isMasked addresses segment language consent version threadCount firstAt mergedIntoNumber
      contactedAt keptAt erasedAt nextDueAt repeatContacts viewerCanEdit
      firstTone { tone at }
      latestTone { tone at }
      account { name yearlyValue }
      merged { number at by { name } }
      changes { number field before after at by { name } }
      threads { number path title name stateLabel latestAt language channel { name } }
    }
  }
`)
export type CustomerData = NonNullable<ResultOf<typeof ProfilePage>['customer']>

export async function loader({ context, params }: Route.LoaderArgs) {
  const { customer } = await context
    .get(atrium)
    .ask(ProfilePage, { number: Number(numberIn(params.number)) })
  if (!customer) throw new Response('Not found', { status: 404 })
  return { customer }
}

export const action = ({ context, params, request }: Route.ActionArgs) => {
  const id = numberIn(params.number)
  return act(profileIntents, context.get(atrium), request, {
    id,
    path: `/customers/profiles/${id}`,
  })
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  {
    title: `${loaderData?.customer.name ?? metaMessages(matches, customerPagesMessages)('customer')} · Atrium`,
  },
]

export default function Profile({ loaderData }: Route.ComponentProps) {
  const t = useMessages(customerProfileMessages)
  const pages = useMessages(customerPagesMessages)
  const { customer } = loaderData
  const problem = anyProblem(useActionData<{ ok: boolean }>())
  return (
    <Page
      title={customer.name}
      crumbs={[{ label: pages('title'), to: '/customers' }]}
      hasNew={false}
    >
      <header className="page-head">
        <div>
          <h1 dir="auto">{customer.name}</h1>
          <p className="meta">
            {customer.segment ? <bdi dir="auto">{customer.segment}</bdi> : null}
            {customer.account ? <bdi dir="auto">{customer.account.name}</bdi> : null}
            <span>{t(`consent.${customer.consent}`)}</span>
            {customer.keptAt ? <Chip tone="good">{t('kept')}</Chip> : null}
          </p>
        </div>
      </header>
      {customer.mergedIntoNumber ? (
        <Notice tone="warn">
          {t.rich('mergedInto', {
            link: (inside) => (
              <Link to={`/customers/profiles/${customer.mergedIntoNumber}`}>{inside}</Link>
            ),
          })}
        </Notice>
      ) : null}
      {problem ? (
        <Notice tone="bad" role="alert">
          {problem}
        </Notice>
      ) : null}
      <div className="columns">
        <div className="stack">
          <Threads customer={customer} />
          <History customer={customer} />
        </div>
        <aside className="stack">
          <Facts customer={customer} />
          {customer.viewerCanEdit ? <EditForm customer={customer} key={customer.version} /> : null}
          {customer.viewerCanEdit ? <AccountForm customer={customer} /> : null}
          <MergeForms customer={customer} />
          {customer.viewerCanEdit ? <EraseForm customer={customer} /> : null}
        </aside>
      </div>
    </Page>
  )
}

type Props = { customer: CustomerData }

function Threads({ customer: { threads } }: Props) {
  const t = useMessages(customerProfileMessages)
  return (
    <section aria-labelledby="threads">
      <h2 id="threads">{t('threads')}</h2>
      {threads.length === 0 ? <Empty title={t('threads.none')} /> : null}
      <ul className="list list-ruled">
        {threads.map((thread) => (
          <li key={thread.number} className="channel-row">
            <h3 className="voice inbox-row-title">
              <Link to={thread.path} dir="auto" lang={thread.language ?? undefined}>
                {thread.title}
              </Link>
            </h3>
            <p className="meta">
              <span translate="no">{thread.name}</span>
              <bdi dir="auto">{thread.channel.name}</bdi>
              <span>{thread.stateLabel}</span>
              <Time at={thread.latestAt} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Facts({ customer }: Props) {
  const t = useMessages(customerProfileMessages)
  const pages = useMessages(customerPagesMessages)
  const { addresses, contactedAt, firstTone, keptAt, latestTone, nextDueAt } = customer
  const number = new Intl.NumberFormat(useLanguage())
  const facts: [label: string, value: React.ReactNode][] = [
    [t('contacted'), contactedAt ? <Time key="at" at={contactedAt} /> : t('contacted.never')],
    [t('due'), nextDueAt ? <Time key="at" at={nextDueAt} as="moment" /> : t('due.none')],
    [t('repeats'), customer.repeatContacts],
    [pages('customer.threads'), customer.threadCount],
    [pages('customer.since'), <Time key="at" at={customer.firstAt} as="day" />],
  ]
  if (firstTone && latestTone)
    facts.push([
      t('tone'),
      t('tone.change', { from: t(`tone.${firstTone.tone}`), to: t(`tone.${latestTone.tone}`) }),
    ])
  if (customer.account) facts.push([t('value'), number.format(customer.account.yearlyValue)])
  if (keptAt) facts.push([t('kept.since'), <Time key="at" at={keptAt} as="day" />])
  return (
    <section className="stack stack-tight" aria-labelledby="facts">
      <h2 id="facts">{t('contact')}</h2>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <Fact key={label} label={label} value={value} />
        ))}
      </dl>
      {customer.isMasked ? <p className="quiet small">{pages('customer.masked')}</p> : null}
      {addresses.length > 0 ? (
        <p className="thread-addresses small" translate="no">
          {addresses.join(', ')}
        </p>
      ) : null}
    </section>
  )
}

function Fact({ label, value }: { label: string; value: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}

const FIELDS = ['segment', 'language', 'consent', 'kept'] as const

function History({ customer: { changes } }: Props) {
  const t = useMessages(customerProfileMessages)
  const pages = useMessages(customerPagesMessages)
  const names = new Intl.DisplayNames([useLanguage()], { type: 'language' })
  if (changes.length === 0) return null
  const label = {
    segment: pages('customer.segment'),
    language: t('language'),
    consent: t('consent'),
    kept: t('kept'),
  }
  const shown = (field: (typeof FIELDS)[number], value: string): string => {
    const consent = CONSENTS.find((one) => one === value)
    if (!value) return t('empty')
    if (field === 'consent' && consent) return t(`consent.${consent}`)
    return field === 'language' ? (names.of(value) ?? value) : value
  }
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{pages('history')}</h2>
      <ol className="meta-list small">
        {changes.map((change) => {
          const field = FIELDS.find((one) => one === change.field) ?? 'segment'
          return (
            <li key={change.number}>
              {label[field]}: <bdi dir="auto">{shown(field, change.before)}</bdi> →{' '}
              <bdi dir="auto">{shown(field, change.after)}</bdi> ·{' '}
              <bdi dir="auto">{change.by.name}</bdi> · <Time at={change.at} as="day" />
            </li>
          )
        })}
      </ol>
    </section>
  )
}
