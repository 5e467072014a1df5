// A theme: who says it, in which words, what answers it, and its names, merges and splits.
import '#app/styles/pages/insights.css'
import { Waypoints } from 'lucide'
import { useRef } from 'react'
import { Link, useActionData, useRevalidator } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { Page } from '#app/components/page.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { anyProblem, keepOnLoss } from '#app/forms.ts'
import { act } from '#app/intents.ts'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Bars } from '#app/ui/charts/bars.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { insightPagesMessages } from '#messages/insight-pages.ts'
import type { Route } from './+types/theme'
import { themeIntents } from './insight-writes.ts'
import { type ThemeData, ThemePage } from './insights-document.ts'
import { Alerts, OwnerForm } from './theme-owner.tsx'
import { ThemeQuote } from './theme-quote.tsx'
import { LinkForms, NameForms, SplitForm } from './theme-tools.tsx'
import { Untold } from './untold.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const number = Number(numberIn(params.number))
  const after = new URL(request.url).searchParams.get('after')
  const { insightTheme, insightThemes } = await context
    .get(atrium)
    .ask(ThemePage, { number, after })
  if (!insightTheme) throw new Response('Not found', { status: 404 })
  const others = insightThemes.edges
    .map(({ node }) => node)
    .filter((other) => other.number !== number)
  return { theme: insightTheme, others }
}

export const action = ({ context, params, request }: Route.ActionArgs) => {
  const id = numberIn(params.number)
  return act(themeIntents, context.get(atrium), request, { id, path: `/insights/themes/${id}` })
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  {
    title: `${loaderData?.theme.name ?? metaMessages(matches, insightPagesMessages)('title')} · Atrium`,
  },
]

export default function Theme({ loaderData }: Route.ComponentProps) {
  const t = useMessages(insightPagesMessages)
  const { theme, others } = loaderData
  const { revalidate } = useRevalidator()
  useHints('company:0', () => void revalidate())
  const problem = anyProblem(useActionData<{ ok: boolean }>())
  return (
    <Page
      title={theme.name}
      crumbs={[
        { label: t('customers'), to: '/customers' },
        { label: t('themes'), to: '/insights' },
      ]}
      hasNew={false}
    >
      <Head theme={theme} />
      {theme.mergedIntoNumber === null ? null : (
        <Notice
          tone="plain"
          action={
            <LinkButton size="small" to={`/insights/themes/${theme.mergedIntoNumber}`}>
              {t('merged.see')}
            </LinkButton>
          }
        >
          {t('merged.into')}
        </Notice>
      )}
      {problem ? <FieldError>{problem}</FieldError> : null}
      <div className="columns">
        <div className="stack">
          <Weeks theme={theme} />
          <Quotes theme={theme} />
          <Untold of={theme} />
        </div>
        <aside className="stack">
          <Answers theme={theme} />
          <Alerts theme={theme} />
          {theme.canShape ? <OwnerForm theme={theme} /> : null}
          {theme.canShape ? <NameForms theme={theme} others={others} /> : null}
        </aside>
      </div>
    </Page>
  )
}

function Head({ theme }: { theme: ThemeData }) {
  const t = useMessages(insightPagesMessages)
  return (
    <header className="page-head">
      <div>
        <h1 dir="auto">{theme.name}</h1>
        <p className="soft">
          {theme.people === 1 ? t('voice') : t('people.count', theme)}
          {theme.accounts > 0
            ? ` · ${t('accounts', { accounts: theme.accounts, value: theme.yearlyValue })}`
            : null}
          {theme.firstAt ? (
            <>
              {' · '}
              {t('theme.first')} <Time at={theme.firstAt} as="day" />
            </>
          ) : null}
          {' · '}
          {theme.owner ? t('owner.is', { name: theme.owner.name }) : t('owner.none')}
        </p>
      </div>
      <div className="cluster">
        <LinkButton to={`${theme.path}/chain`}>
          <Icon of={Waypoints} />
          {t('chain')}
        </LinkButton>
      </div>
    </header>
  )
}

function Weeks({ theme: { name, weeks } }: { theme: ThemeData }) {
  const t = useMessages(insightPagesMessages)
  const people = weeks.map((week) => week.people)
  return (
    <section aria-label={t('weeks')}>
      <Bars
        values={people}
        max={Math.max(1, ...people)}
        label={t('weeks.label', { name, weeks: people.join(', ') })}
        isStrong
      />
      <p className="small quiet theme-weeks">
        <Time at={weeks[0]?.week ?? ''} as="day" /> <span>{t('weeks.now')}</span>
      </p>
    </section>
  )
}

function Quotes({ theme }: { theme: ThemeData }) {
  const t = useMessages(insightPagesMessages)
  const list = useRef<HTMLUListElement>(null)
  const grown = useRows(theme.insights, {
    of: (data: { theme: ThemeData }) => data.theme.insights,
    idOf: ({ number }) => number,
  })
  return (
    <section aria-labelledby="quotes">
      <div className="section-head">
        <h2 id="quotes">{t('quotes')}</h2>
        <small>{t('quotes.help')}</small>
      </div>
      <ul className="list list-ruled" ref={list} aria-labelledby="quotes">
        {grown.rows.map((insight) => (
          <li key={insight.number} data-row={insight.number}>
            <ThemeQuote insight={insight} canShape={theme.canShape} />
          </li>
        ))}
      </ul>
      <MoreRows list={list} grown={grown} />
      {theme.canShape && theme.people > 1 ? <SplitForm /> : null}
    </section>
  )
}

function Answers({ theme }: { theme: ThemeData }) {
  const t = useMessages(insightPagesMessages)
  return (
    <section className="stack stack-close" aria-labelledby="answers">
      <div className="section-head">
        <h2 id="answers">{t('links')}</h2>
      </div>
      {theme.links.length === 0 ? (
        <p className="quiet">{t('links.none')}</p>
      ) : (
        <ul className="list">
          {theme.links.map(({ by, post }) => (
            <li key={post.path}>
              <Link to={post.path} prefetch="intent" dir="auto">
                {post.title}
              </Link>
              <p className="meta">
                {post.statusLabel ? <span>{post.statusLabel}</span> : null}
                {by ? <span>{t('links.by', { name: by.name })}</span> : null}
              </p>
            </li>
          ))}
        </ul>
      )}
      {theme.canShape ? <LinkForms theme={theme} /> : null}
    </section>
  )
}
