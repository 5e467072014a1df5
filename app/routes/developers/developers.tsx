// For whoever writes a program: how to begin, the schema, an explorer, documents to try, limits.
import '#app/styles/pages/developers.css'
import { Link, useSearchParams } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useLanguage, useMessages } from '#app/messages.tsx'
import { buttonClass, LinkButton } from '#app/ui/button.tsx'
import { developersMessages } from '#messages/developers.ts'
import { settingsMessages } from '#messages/settings.ts'
import type { Route } from './+types/developers'
import { DOCUMENTS } from './documents.ts'
import { Explorer } from './explorer.tsx'

const DevelopersPage = graphql(`query DevelopersPage {
  apiLimits { characters depth fields aliases cost costPerMinute changesPerMinute }
}`)

export async function loader({ context, request }: Route.LoaderArgs) {
  const { apiLimits } = await context.get(atrium).ask(DevelopersPage, {})
  return { apiLimits, endpoint: new URL('/graphql', request.url).href }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, developersMessages)('title')} · Atrium` },
]

const LIMITS = [
  'characters',
  'depth',
  'fields',
  'aliases',
  'cost',
  'costPerMinute',
  'changesPerMinute',
] as const

/** How to begin: a token, and a first request. */
function Start({ endpoint }: { endpoint: string }) {
  const t = useMessages(developersMessages)
  const curl = `curl ${endpoint} \\
  -H 'Authorization: Bearer atr_…' -H 'Content-Type: application/json' \\
  -d '{"query":"{ viewer { name } }"}'`
  return (
    <section aria-labelledby="start">
      <h2 id="start">{t('start')}</h2>
      <p>
        {t('start.token')} {t('start.send')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard. */}
      <pre className="developers-code" tabIndex={0} translate="no">
        {curl}
      </pre>
      <p className="cluster">
        <LinkButton to="/settings/tokens">{t('tokens')}</LinkButton>
        <a className={buttonClass({})} href="/developers/schema.graphql" download>
          {t('schema.download')}
        </a>
      </p>
      <p className="soft">{t('schema.help')}</p>
    </section>
  )
}

function Tries() {
  const t = useMessages(developersMessages)
  return (
    <section aria-labelledby="try">
      <h2 id="try">{t('try')}</h2>
      <ul className="list list-ruled">
        {DOCUMENTS.map(([name]) => (
          <li key={name}>
            {t(`try.${name}`)}{' '}
            <Link
              to={`?document=${name}#explorer`}
              aria-label={`${t('try.open')}: ${t(`try.${name}`)}`}
            >
              {t('try.open')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Limits({ limits }: { limits: Record<(typeof LIMITS)[number], number> }) {
  const t = useMessages(developersMessages)
  const language = useLanguage()
  return (
    <section aria-labelledby="limits">
      <h2 id="limits">{t('limits')}</h2>
      <p>{t('limits.help')}</p>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">{t('limits.name')}</th>
            <th scope="col" className="number">
              {t('limits.value')}
            </th>
          </tr>
        </thead>
        <tbody>
          {LIMITS.map((name) => (
            <tr key={name}>
              <td>{t(`limit.${name}`)}</td>
              <td className="number">{limits[name].toLocaleString(language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export default function Developers({ loaderData: { apiLimits, endpoint } }: Route.ComponentProps) {
  const t = useMessages(developersMessages)
  const settings = useMessages(settingsMessages)
  const [query] = useSearchParams()
  const [, document, variables] =
    DOCUMENTS.find(([name]) => name === query.get('document')) ?? DOCUMENTS[0]
  return (
    <Page title={t('title')} crumbs={[{ label: settings('title'), to: '/settings' }]}>
      <header className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft">{t('lead')}</p>
        </div>
      </header>
      <div className="stack">
        <Start endpoint={endpoint} />
        <section aria-labelledby="explorer">
          <h2 id="explorer">{t('explorer')}</h2>
          <p className="soft">{t('explorer.help')}</p>
          <Explorer document={document} variables={variables} />
        </section>
        <Tries />
        <Limits limits={apiLimits} />
        <section aria-labelledby="webhooks">
          <h2 id="webhooks">{t('webhooks')}</h2>
          <p>{t('webhooks.help')}</p>
        </section>
      </div>
    </Page>
  )
}
